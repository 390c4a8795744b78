/**
 * From reports, which carry what a telephone system told, to events, which carry nothing that leads back to a person.
 * This is the only place where the two meet.
 */
import type { Caller, ContactEvent, HeartbeatEvent, PresenceEvent, SourceEvent, WithoutLine } from '../contacts/contactEvent.ts'
import type { CallerPseudonym, ContactId, LineId } from '../contacts/identifiers.ts'
import type { ContactReport, HeartbeatReport, PresenceReport, Report } from '../providers/provider.ts'
import type { Line, Settings, Source } from '../settings/settings.ts'
import { lineOfQueue, linesOfSource } from '../settings/sourceLines.ts'
import { canonicalNumber } from './canonicalNumber.ts'
import { customerNumber } from './customerNumber.ts'
import { type KeyPeriod, keyPeriods } from './keyPeriods.ts'
import type { KeyUse, KeyVault, PeriodKey } from './keyVault.ts'
import { linkGroupOf } from './linkGroup.ts'
import { type ProviderKey, providerKeys } from './providerKeys.ts'
import {
  agentMessage,
  agentPseudonym,
  callerMessage,
  callerPseudonym,
  contactId,
  contactMessage,
  eventId,
  eventMessage,
  lineEventMessage,
  queueDigest,
  queueMessage,
  visitorMessage,
} from './pseudonym.ts'
import { isWithheld } from './withheld.ts'

export type Pseudonymiser = {
  /** All events of the reports, in their order. Reports of a line that is not set up give none: see `lineOfQueue`. */
  readonly pseudonymise: (source: Source, settings: Settings, reports: readonly Report[]) => Promise<readonly SourceEvent[]>
  /** The same, kept apart by report. */
  readonly pseudonymiseEach: (source: Source, settings: Settings, reports: readonly Report[]) => Promise<readonly (readonly SourceEvent[])[]>
  /** A report whose queue is not set up, kept until it is; undefined where it names none. */
  readonly setApart: (source: Source, settings: Settings, report: Report) => Promise<SetApart | undefined>
  /** The same under other keys: for an import of periods that are over. `undefined` of a period: its own key. */
  readonly under: (nameOf: PeriodName) => Pseudonymiser
  /** By the keyed digest under which a queue's name is remembered, the name. */
  readonly queuesByDigest: (source: Source, settings: Settings, names: readonly string[]) => Promise<ReadonlyMap<string, string>>
}
/**
 * The event without its line, and the digest of its queue's name. A caller is withheld or unlinked: in which group of lines one may be recognised
 * depends on the line, and the number is not kept until it is known.
 */
export type SetApart = { readonly event: WithoutLine; readonly queue: string }

/** Under which name the key of a period is to be asked for. */
export type PeriodName = (period: KeyPeriod) => string | undefined

/** Reports whose digests are asked for together: enough to keep a key service busy, and few enough that what they need is gone before the next. */
const atOnce = 64

/** @throws what the vault throws, except for a caller: a contact counts even when its caller cannot be told apart. */
export function pseudonymiser(vault: KeyVault, nameOf: PeriodName = () => undefined): Pseudonymiser {
  const routings = new WeakMap<Settings, Map<Source, Routing>>()
  const routingFor = (source: Source, settings: Settings) => {
    const known = routings.get(settings) ?? new Map<Source, Routing>()
    routings.set(settings, known)
    const routing = known.get(source) ?? routingOf(source, settings)
    known.set(source, routing)
    return routing
  }
  const pseudonymiseEach: Pseudonymiser['pseudonymiseEach'] = async (source, settings, reports) => {
    const batch = batchOf(vault, routingFor(source, settings), nameOf)
    const each: (readonly SourceEvent[])[] = []
    for (let from = 0; from < reports.length; from += atOnce) {
      for (const events of await Promise.all(reports.slice(from, from + atOnce).map((report) => eventsOf(report, batch)))) each.push(events)
    }
    return each
  }
  const queueOf = async (source: Source, key: ProviderKey, name: string) => queueDigest(await vault.hmac(key, queueMessage(source.id, name)))
  return {
    pseudonymiseEach,
    under: (names) => pseudonymiser(vault, names),
    pseudonymise: async (source, settings, reports) => (await pseudonymiseEach(source, settings, reports)).flat(),
    setApart: async (source, settings, report) => {
      if (report.kind === 'heartbeat' || report.queue === undefined) return undefined
      const batch = batchOf(vault, routingFor(source, settings), nameOf)
      const [event, queue] = await Promise.all([
        report.kind === 'contact' ? contactWithoutLine(report, batch) : presenceWithoutLine(report, batch),
        queueOf(source, batch.providerKeys.at(report.at), report.queue),
      ])
      return { event, queue }
    },
    // Under every key there was: what was set aside may have been so under one before.
    queuesByDigest: async (source, settings, names) => {
      const keys = routingFor(source, settings).providerKeys.all
      return new Map(await Promise.all(names.flatMap((name) => keys.map(async (key) => [await queueOf(source, key, name), name] as const))))
    },
  }
}

/** What follows from the settings alone: worked out once for each version of them, not once for each event. */
type Routing = ReturnType<typeof routingOf>

function routingOf(source: Source, settings: Settings) {
  const lineIds = linesOfSource(source, settings)
  const lines = settings.lines.filter(({ id }) => lineIds.includes(id))
  return {
    source: source.id,
    organisation: settings.organisation,
    periods: keyPeriods(settings.privacy),
    providerKeys: providerKeys(settings.privacy),
    lines,
    lineOf: (queue: string | undefined) => lineOfQueue(source, settings, queue),
    /** The one group and channel of these lines; undefined where they have several, because then nobody may be recognised across them. */
    callersOf: onlyFor((line: LineId | undefined) => {
      const candidates = lines.filter(({ id }) => line === undefined || id === line)
      const kinds = new Map(
        candidates.map(({ id, channel }) => {
          const linkGroup = linkGroupOf(settings, id)
          const hasPhone = settings.lines.some((own) => own.channel === 'phone' && linkGroupOf(settings, own.id) === linkGroup)
          return [`${linkGroup} ${channel}`, { linkGroup, channel, hasPhone }]
        }),
      )
      return kinds.size === 1 ? [...kinds.values()][0] : undefined
    }),
  }
}

/** What all reports of one batch share; every digest is asked for once. */
type Batch = ReturnType<typeof batchOf>

function batchOf(vault: KeyVault, routing: Routing, nameOf: PeriodName) {
  const asked = new Map<string, Promise<Uint8Array>>()
  const digest = (use: KeyUse, message: Buffer): Promise<Uint8Array> => {
    const key = `${vault.keyNameOf(use)} ${message.toString('latin1')}`
    const known = asked.get(key)
    if (known !== undefined) return known
    const answer = vault.hmac(use, message)
    asked.set(key, answer)
    return answer
  }
  const contacts = new Map<string, Promise<ContactId>>()
  return {
    ...routing,
    vault,
    digest,
    nameOf,
    lineOf: onlyFor(routing.lineOf),
    spelling: onlyFor((raw: string) => spellingOf(raw, routing.organisation.country)),
    /** Of nearly every event there is one only, so nothing is remembered. */
    eventOf: async (key: ProviderKey, message: Buffer) => eventId(await vault.hmac(key, message)),
    /** Told by several events, each time in the same words. */
    contactOf: (key: ProviderKey, contact: string): Promise<ContactId> => {
      const asWritten = `${vault.keyNameOf(key)} ${contact}`
      const known = contacts.get(asWritten)
      if (known !== undefined) return known
      const answer = vault.hmac(key, contactMessage(routing.source, contact)).then(contactId)
      contacts.set(asWritten, answer)
      return answer
    },
  }
}

/** What the text of a caller tells, whatever the line. `number`: in one spelling, undefined where it is none. */
type Spelling = { readonly isWithheld: boolean; readonly isInternational: boolean; readonly number: string | undefined; readonly customer: string | undefined }

const spellingOf = (raw: string, country: string): Spelling => ({
  isWithheld: isWithheld(raw),
  isInternational: /^\s*(\+|00)/.test(raw),
  number: canonicalNumber(raw, country),
  customer: customerNumber(raw),
})

async function eventsOf(report: Report, batch: Batch): Promise<readonly SourceEvent[]> {
  switch (report.kind) {
    case 'contact':
      return contactEvents(report, batch)
    case 'presence':
    case 'heartbeat':
      return lineEvents(report, batch)
  }
}

async function contactEvents(report: ContactReport, batch: Batch): Promise<readonly ContactEvent[]> {
  const lineId = batch.lineOf(report.queue)
  if (lineId === 'unknown_line') return []
  return [await contactEvent(report, { lineId, caller: report.caller === undefined ? undefined : callerOf(report.caller, lineId, report, batch) }, batch)]
}

const contactWithoutLine = (report: ContactReport, batch: Batch): Promise<ContactEvent> =>
  contactEvent(report, { lineId: undefined, caller: report.caller === undefined ? undefined : isWithheld(report.caller) ? nobody : unlinked }, batch)

/** Who it was, and in the first days of a key's period also under the key before it. */
type Named = { readonly caller: Caller; readonly callerBefore?: CallerPseudonym }
const nobody: Named = { caller: 'withheld' }
const unlinked: Named = { caller: 'unlinked' }
type Placed = { readonly lineId: LineId | undefined; readonly caller: Named | undefined | Promise<Named> }

async function contactEvent(report: ContactReport, { lineId, caller: asked }: Placed, batch: Batch): Promise<ContactEvent> {
  const key = batch.providerKeys.at(report.at)
  const [ofEvent, ofContact, named, agent, joins] = await Promise.all([
    batch.eventOf(key, eventMessage(batch.source, report.identity)),
    batch.contactOf(key, report.contact),
    asked,
    report.agent === undefined ? undefined : agentOf(report.agent, batch),
    joinedWith(report, batch),
  ])
  const { type, at, reason, sequence, waitSeconds, talkSeconds, inMenu, undecided, byThen, needsVisitor } = report
  // Always the same order of fields, so that equal events are equal texts.
  return {
    eventId: ofEvent,
    contactId: ofContact,
    type,
    at,
    ...known({
      lineId,
      caller: named?.caller,
      callerBefore: named?.callerBefore,
      agent,
      reason,
      sequence,
      waitSeconds,
      talkSeconds,
      inMenu,
      joins,
      undecided,
      byThen,
      needsVisitor,
    }),
    source: batch.source,
  }
}

/** The contact it goes on in, or the name of this same one under the key on the other side of a turn. */
function joinedWith({ at, contact, joins }: ContactReport, { vault, providerKeys: keys, contactOf }: Batch): Promise<ContactId> | undefined {
  if (joins !== undefined) return contactOf(keys.at(at), joins)
  const beside = keys.besideAt(at)
  if (beside === undefined || vault.keyNameOf(beside) === vault.keyNameOf(keys.at(at))) return undefined
  return contactOf(beside, contact)
}

async function presenceWithoutLine({ type, at, agent, identity, sequence }: PresenceReport, batch: Batch): Promise<WithoutLine> {
  const [ofEvent, pseudonym] = await Promise.all([batch.eventOf(batch.providerKeys.at(at), eventMessage(batch.source, identity)), agentOf(agent, batch)])
  return { eventId: ofEvent, type, at, agent: pseudonym, ...known({ sequence }), source: batch.source }
}

/** Presence and signs of life that name no line are about every line of the source. */
async function lineEvents(report: PresenceReport | HeartbeatReport, batch: Batch): Promise<readonly (PresenceEvent | HeartbeatEvent)[]> {
  const named = batch.lineOf(report.kind === 'presence' ? report.queue : undefined)
  if (named === 'unknown_line') return []
  const agent = report.kind === 'presence' ? await agentOf(report.agent, batch) : undefined
  const lines: readonly Pick<Line, 'id'>[] = named === undefined ? batch.lines : [{ id: named }]
  return Promise.all(
    lines.map(async ({ id }) => {
      const message = named === undefined ? lineEventMessage(batch.source, id, report.identity) : eventMessage(batch.source, report.identity)
      const event = { eventId: await batch.eventOf(batch.providerKeys.at(report.at), message), lineId: id }
      if (report.kind === 'heartbeat' || agent === undefined) return { ...event, type: 'source.heartbeat', at: report.at, source: batch.source }
      return { ...event, type: report.type, at: report.at, agent, ...known({ sequence: report.sequence }), source: batch.source }
    }),
  )
}

const agentOf = async (agent: string, { digest, organisation }: Batch) =>
  agentPseudonym(await digest({ purpose: 'agent' }, agentMessage(organisation.id, agent)))

async function callerOf(raw: string, line: LineId | undefined, { at }: ContactReport, batch: Batch): Promise<Named> {
  const written = batch.spelling(raw)
  if (written.isWithheld) return nobody
  const callers = batch.callersOf(line)
  if (callers === undefined) return unlinked
  const { linkGroup, channel, hasPhone } = callers
  // A number that a chat system tells belongs to the person who may also ring: linked lines recognise it, so there it counts as their telephone's.
  const isNumberOnChat = channel === 'chat' && hasPhone && written.isInternational && written.number !== undefined
  if (channel === 'chat' && !isNumberOnChat) return named({ purpose: 'visitor', linkGroup }, at, visitorMessage(linkGroup, channel, raw), batch)
  const number = written.customer ?? written.number
  return number === undefined ? unlinked : named({ purpose: 'caller', linkGroup }, at, callerMessage(linkGroup, 'phone', number), batch)
}

/** Under the key of the period of that moment and, while its bridge lasts, under the one before. Both are asked for at once. */
async function named(whose: Omit<PeriodKey, 'period'>, at: number, message: Buffer, batch: Batch): Promise<Named> {
  const { vault, periods } = batch
  const own = periods.at(at)
  const use = { ...whose, period: batch.nameOf(own) ?? own.name }
  const bridged = periods.bridgedAt(at)
  // Also where the one before is over and has the key of an import: so a need is followed into the days still alive, until that key goes.
  const useBefore = bridged === undefined ? undefined : { ...whose, period: batch.nameOf(bridged) ?? bridged.name }
  // Under one and the same key there is nothing to bridge.
  const isTurned = useBefore !== undefined && vault.keyNameOf(useBefore) !== vault.keyNameOf(use)
  const [caller, callerBefore] = await Promise.all([linked(use, message, batch), isTurned ? linked(useBefore, message, batch) : undefined])
  if (caller === undefined) return unlinked
  return callerBefore === undefined ? { caller } : { caller, callerBefore }
}

/** Two tries; a count is never lost for the sake of a link. */
async function linked(use: KeyUse, message: Buffer, { vault, digest }: Batch): Promise<CallerPseudonym | undefined> {
  try {
    return callerPseudonym(await digest(use, message).catch(() => vault.hmac(use, message)))
  } catch {
    return undefined
  }
}

/** Leaves out what is not known: absent, never null or undefined. */
function known<Fields extends object>(fields: Fields): { [Name in keyof Fields]?: Exclude<Fields[Name], undefined> } {
  const told: { [Name in keyof Fields]?: Exclude<Fields[Name], undefined> } = {}
  for (const name in fields) {
    const value = fields[name]
    if (isTold(value)) told[name] = value
  }
  return told
}

const isTold = <Value>(value: Value): value is Exclude<Value, undefined> => value !== undefined

/** Asks once for each argument. */
function onlyFor<Argument, Answer>(ask: (argument: Argument) => Answer): (argument: Argument) => Answer {
  const answers = new Map<Argument, { answer: Answer }>()
  return (argument) => {
    const kept = answers.get(argument) ?? { answer: ask(argument) }
    answers.set(argument, kept)
    return kept.answer
  }
}
