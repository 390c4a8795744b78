/** What truly happens in one run, made from its seed: who rings when, what becomes of it, and how their systems tell it. */
import type { Random } from '../../../infra/local/demo/random.ts'
import type { Outcome } from '../../../shared/contacts/contact.ts'
import { keyPeriods } from '../../../shared/privacy/keyPeriods.ts'
import { Settings } from '../../../shared/settings/settings.ts'

/** One fact as its system tells it. `body` is what is sent; it says nothing of when. */
export type TrueEvent = {
  readonly source: string
  readonly at: number
  readonly contact?: string
  readonly type: string
  readonly body: Readonly<Record<string, string>>
  /** It names a line. */
  readonly line?: string
}
export type TrueContact = { readonly name: string; readonly caller: string | undefined; readonly events: readonly TrueEvent[] }
/** A request of a system, sent again under the same name until it is answered. */
export type Delivery = { readonly source: string; readonly name: string; readonly at: number; readonly events: readonly TrueEvent[] }
export type Scenario = {
  readonly settings: Settings
  readonly start: number
  /** When a key's period ends. */
  readonly turn: number
  readonly contacts: readonly TrueContact[]
  readonly others: readonly TrueEvent[]
  readonly deliveries: readonly Delivery[]
  /** Numbers of callers, which must be found nowhere. */
  readonly numbers: readonly string[]
}

const hour = 3_600_000
const day = 24 * hour
/** Mondays on which a period may begin; two are beside a change of the clock. */
const mondays = ['2026-02-02', '2026-03-30', '2026-06-01', '2026-10-26']
const zones = ['Europe/Amsterdam', 'Europe/Amsterdam', 'Europe/Amsterdam', 'Australia/Adelaide', 'America/New_York']

export function scenarioOf(chance: Random): Scenario {
  const monday = pick(chance, mondays)
  const settings = settingsOf(chance, monday)
  const isSilent = silenceOf(settings)
  const turn = keyPeriods(settings.privacy).at(Date.parse(`${monday}T12:00:00Z`)).from
  const numbers = Array.from({ length: 3 + chance.below(4) }, (_, n) => `+99900${String(100_000 + chance.below(899_990) + n)}`)
  const contacts = Array.from({ length: 6 + chance.below(12) }, (_, n) => contactOf(chance, { settings, turn, numbers, n }))
    .filter(({ events: [first] }) => first !== undefined && !isSilent(first))
    .map((contact) => ({ ...contact, events: contact.events.filter((event) => !isSilent(event)) }))
  const others = presenceOf(chance, settings, turn).filter((event) => !isSilent(event))
  const deliveries = deliveriesOf(chance, [...contacts.flatMap(({ events }) => events), ...others])
  return { settings, start: turn - 6 * day, turn, contacts, others, deliveries, numbers }
}

function settingsOf(chance: Random, monday: string): Settings {
  const timeZone = pick(chance, zones)
  const line = (id: string, channel: string) => ({
    id,
    name: id,
    channel,
    timeZone,
    hours: [{ from: '2026-01-01', week: '08:00-22:00' }],
    closedRecorded: 'yes',
  })
  const hasNight = chance.isTrue(0.4)
  const hasChat = chance.isTrue(0.3)
  return Settings.parse({
    organisation: { id: 'proef', name: 'Proef' },
    lines: [line('dag', 'phone'), ...(hasNight ? [line('nacht', 'phone')] : []), ...(hasChat ? [line('chat', 'chat')] : [])],
    links: hasNight && chance.isTrue(0.5) ? [['dag', 'nacht']] : [],
    sources: [
      { id: 'centrale', provider: 'generic', secretFrom: 'stored', lines: { 'q-dag': 'dag', ...(hasNight ? { 'q-nacht': 'nacht' } : {}) } },
      ...(hasChat ? [{ id: 'website', provider: 'generic', secretFrom: 'stored', lines: { 'w-chat': 'chat' } }] : []),
    ],
    privacy: { keyPeriods: [{ from: monday, days: pick(chance, [7, 14]) }] },
    gaps: chance.isTrue(0.3) ? [outage(chance, Date.parse(monday))] : [],
  })
}

/** The exchange was down, and people have said so. */
function outage(chance: Random, monday: number) {
  const from = monday + Math.round(chance.uniform(-4, 1) * day)
  return { source: 'centrale', from: new Date(from).toISOString(), until: new Date(from + chance.uniform(1, 3) * day).toISOString(), cause: 'outage' }
}
const silenceOf =
  ({ gaps }: Settings) =>
  ({ source, at }: TrueEvent) =>
    gaps.some((gap) => gap.source === source && Date.parse(gap.from) <= at && at < Date.parse(gap.until))

type Draw = { readonly settings: Settings; readonly turn: number; readonly numbers: readonly string[]; readonly n: number }

function contactOf(chance: Random, { settings, turn, numbers, n }: Draw): TrueContact {
  const { id: line, channel } = pick(chance, settings.lines)
  const isChat = channel === 'chat'
  const [source, queue] = isChat ? ['website', `w-${line}`] : ['centrale', `q-${line}`]
  const caller = chance.isTrue(0.12) ? undefined : isChat ? `kanarie-visitor-${chance.below(3)}` : pick(chance, numbers)
  const name = `kanarie-contact-${n}`
  const at = arrival(chance, turn)
  const hasIds = chance.isTrue(0.6)
  const events: TrueEvent[] = []
  const tell = (type: string, when: number, more: Record<string, string> = {}) => {
    const isLineTold = events.length === 0 || chance.isTrue(0.5)
    const body = {
      type,
      contact: name,
      at: new Date(when).toISOString(),
      ...(hasIds ? { id: `${name}-${type}` } : {}),
      ...(isLineTold ? { line: queue } : {}),
      ...more,
    }
    events.push({ source, at: when, contact: name, type, body, ...(isLineTold ? { line: queue.slice(2) } : {}) })
  }
  tell('contact.arrived', at, { caller: caller ?? '' })
  const wait = 1_000 * (2 + chance.below(chance.isTrue(0.1) ? 5_000 : 300))
  if (chance.isTrue(0.4)) tell('contact.queued', at + 1_000)
  const ending = pick(chance, ['answered', 'answered', 'answered', 'left', 'left', 'refused', 'voicemail', 'nothing'])
  if (ending === 'answered') {
    const talk = 1_000 * (30 + chance.below(chance.isTrue(0.1) ? 9_000 : 1_800))
    tell('contact.answered', at + wait, { agent: `kanarie-agent-${chance.below(3)}` })
    if (chance.isTrue(0.9)) tell('contact.ended', at + wait + talk)
  } else if (ending === 'refused') tell('contact.refused', at + 1_000, { reason: 'full' })
  else if (ending !== 'nothing') tell(`contact.${ending}`, at + wait)
  return { name, caller, events }
}

/** Mostly some days around the turn; often just before the turn itself, before midnight, or before a full hour. */
function arrival(chance: Random, turn: number): number {
  const at = turn + Math.round(chance.uniform(-5, 4) * day)
  const edge = chance.next()
  if (edge < 0.15) return turn - 1_000 * chance.below(400)
  if (edge < 0.3) return at - (at % day) + 22 * hour + 1_000 * chance.below(7_200)
  return edge < 0.4 ? at - (at % hour) - 1_000 * chance.below(120) : at
}

function presenceOf(chance: Random, settings: Settings, turn: number): readonly TrueEvent[] {
  const shifts = chance.below(3)
  const named = settings.sources[0]?.id ?? 'centrale'
  return Array.from({ length: shifts }, (_, n) => {
    const agent = `kanarie-agent-${n}`
    const at = turn + Math.round(chance.uniform(-4, 3) * day)
    const told = (type: string, when: number): TrueEvent => ({
      source: named,
      at: when,
      type,
      body: { type, agent, at: new Date(when).toISOString(), id: `${agent}-${type}`, ...(n % 2 === 0 ? { line: 'q-dag' } : {}) },
    })
    return [told('agent.signed_in', at), told('agent.signed_out', at + 4 * hour)]
  }).flat()
}

/** Alone or several together; mostly at once, sometimes hours, days or weeks late; in no order. */
function deliveriesOf(chance: Random, events: readonly TrueEvent[]): readonly Delivery[] {
  const deliveries: Delivery[] = []
  for (const [source, own] of Map.groupBy(events, (event) => event.source))
    for (let from = 0; from < own.length; ) {
      const some = own.slice(from, from + (chance.isTrue(0.5) ? 1 : 1 + chance.below(5)))
      from += some.length
      const at = Math.max(...some.map((event) => event.at)) + delay(chance)
      deliveries.push({ source, name: `msg_${source}_${deliveries.length}`, at, events: some })
    }
  return deliveries
}

function delay(chance: Random): number {
  const drawn = chance.next()
  if (drawn < 0.7) return chance.exponential(3_000)
  if (drawn < 0.88) return chance.exponential(hour)
  return drawn < 0.95 ? chance.uniform(0, 3 * day) : chance.uniform(0, 30 * day)
}

export const pick = <Item>(chance: Random, items: readonly Item[]): Item => {
  const item = items[chance.below(items.length)]
  if (item === undefined) throw new RangeError('nothing to choose from')
  return item
}

/** What must become of a contact of which these events are known. */
export function trueOutcome(events: readonly TrueEvent[]): Outcome {
  const told = new Set(events.map(({ type }) => type))
  if (told.has('contact.answered')) return 'answered'
  if (told.has('contact.voicemail')) return 'voicemail'
  if (told.has('contact.left') || told.has('contact.ended')) return 'left'
  return told.has('contact.refused') ? 'turned_away' : 'unknown'
}
