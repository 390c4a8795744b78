/** Everything that consumes units, done once and metered. What it measures does not depend on the machine: the same events give the same items. */
import { randomUUID } from 'node:crypto'
import { ScanCommand } from '@aws-sdk/client-dynamodb'
import { foldApp } from '../../functions/fold/app.ts'
import { usualLimits } from '../../functions/site/access/access.ts'
import { connectedSite } from '../../functions/site/connectedSite.ts'
import { watchApp } from '../../functions/watch/app.ts'
import { checkDays } from '../../functions/watch/checkDays.ts'
import { checkTrail } from '../../functions/watch/checkTrail.ts'
import { clocksApp } from '../../functions/watch/clocks.ts'
import { stripApp } from '../../functions/watch/strip.ts'
import { nightAnswers } from '../../functions/watch/nightAnswers.ts'
import { nightSweeps, sweepApp } from '../../functions/watch/sweep.ts'
import { thinRosters } from '../../functions/watch/thinRosters.ts'
import { sessionIdOf } from '../../shared/access/session.ts'
import { User, UserId } from '../../shared/access/user.ts'
import { datesBetween } from '../../shared/calendar/localDate.ts'
import { ContactId, Instant, LocalDate } from '../../shared/contacts/identifiers.ts'
import { coverageReader } from '../../shared/metrics/coverage/coverageReader.ts'
import { keepingAnswers } from '../../shared/metrics/keptAnswers.ts'
import { reportLoader } from '../../shared/metrics/reportsOf.ts'
import { alertStore } from '../../shared/storage/mail/alertStore.ts'
import { answerStore } from '../../shared/storage/days/answerStore.ts'
import { auditTrail } from '../../shared/storage/people/auditTrail.ts'
import { bookmarks } from '../../shared/storage/mail/bookmarks.ts'
import { deliveryLog } from '../../shared/storage/facts/deliveryLog.ts'
import { dynamoClient } from '../../shared/storage/tables/dynamoClient.ts'
import { ensureTables } from '../../shared/storage/tables/ensureTables.ts'
import { sessionStore } from '../../shared/storage/people/sessionStore.ts'
import { storesOf } from '../../shared/storage/stores.ts'
import { type Tables, tablesNamed } from '../../shared/storage/tables/tables.ts'
import { userStore } from '../../shared/storage/people/userStore.ts'
import { whoAsks } from '../../shared/storage/people/whoAsks.ts'
import { streamEvent } from '../infra/lambdaEvents.ts'
import { doorOver, now as doorNow, secret, send } from '../ingest/door.ts'
import { secretsFrom } from '../../functions/ingest/secrets.ts'
import { settings as doorSettings, telefoonLine } from '../storage/testEvents.ts'
import { from, line, to } from './inventedInput.ts'
import { eventsOf, inventedContacts, lineId, settings as yearSettings } from './inventedYear.ts'
import { meter, nothing, plus, type Units } from './ledgerMeter.ts'

const log = () => undefined

/** Tables of their own; what is filled in through `plain` is not metered. */
export async function metered(endpoint: string) {
  const name = `ledger-${randomUUID()}`
  const [own, plain] = [dynamoClient({ endpoint }), dynamoClient({ endpoint })]
  const tables = tablesNamed(own, name)
  await ensureTables(tables)
  const measure = meter(own)
  return {
    tables,
    plain: tablesNamed(plain, name),
    take: measure.take,
    close: () => {
      own.destroy()
      plain.destroy()
    },
  }
}
type Metered = Awaited<ReturnType<typeof metered>>

type Told = { readonly type: string; readonly more?: object }
const call = (rest: readonly Told[]): readonly Told[] => [{ type: 'contact.arrived', more: { caller: '+999123456789' } }, { type: 'contact.queued' }, ...rest]
export const journeys = {
  answered: call([{ type: 'contact.answered' }, { type: 'contact.ended' }]),
  left: call([{ type: 'contact.left' }]),
  chat: [
    { type: 'contact.queued', more: { line: 'widget', channel: 'chat' } },
    ...['answered', 'ended'].map((end) => ({ type: `contact.${end}`, more: { line: 'widget', channel: 'chat' } })),
  ],
  presence: [{ type: 'agent.signed_in', more: { agent: 'mia' } }],
} as const satisfies Readonly<Record<string, readonly Told[]>>
export type Journey = keyof typeof journeys

/** Through the door and the fold, an event at a time, as on a quiet line; what is read from the stream costs nothing. @returns of the door and of the fold */
export async function journeyUnits(endpoint: string, journey: Journey): Promise<{ readonly door: Units; readonly fold: Units }> {
  const own = await metered(endpoint)
  try {
    const stores = storesOf(own.tables, { now: () => doorNow })
    await storesOf(own.plain).settings.save(doorSettings, 0)
    let [door, folded] = [nothing, nothing]
    const known = new Set<string>()
    for (const [n, { type, more = {} }] of (journeys[journey] as readonly Told[]).entries()) {
      // A door of its own each time: on a quiet line it has forgotten the settings.
      const { app } = await doorOver(stores, { secretsOf })
      own.take()
      const source = journey === 'chat' ? 'website' : 'centrale'
      const at = new Date(doorNow - 60_000 + n * 1000).toISOString()
      const told = { type, line: 'helplijn', at, ...(journey === 'presence' ? {} : { contact: 'c-1' }), ...more }
      const { status } = await send(app, JSON.stringify(told), { source })
      if (status !== 202) throw new Error(`${type} was answered ${status}`)
      door = plus(door, own.take())
      const items = (await own.plain.client.send(new ScanCommand({ TableName: own.plain.events }))).Items ?? []
      const fresh = items.filter(({ pk }) => !known.has(pk?.S ?? ''))
      for (const { pk } of fresh) known.add(pk?.S ?? '')
      await foldApp({ ...stores, now: () => doorNow, log, patience })(streamEvent(fresh))
      folded = plus(folded, own.take())
    }
    return { door, fold: folded }
  } finally {
    own.close()
  }
}

/** As on AWS, where the fold also writes down how far it came. */
const patience = { giveUp: async () => undefined, pause: async () => undefined }
const secretsOf = secretsFrom({ environment: { CENTRALE_SECRET: secret, WEBSITE_SECRET: secret }, readText: () => Promise.reject(new Error('no file')) })

/** One day file made anew, with so many contacts of three events on its day. */
export async function buildUnits(endpoint: string, contacts: number): Promise<Units & { readonly fileBytes: number }> {
  const own = await metered(endpoint)
  try {
    const plain = storesOf(own.plain)
    const date = LocalDate.parse('2026-03-02')
    await inBatches(inventedContacts(contacts), 25, async (contact) => {
      const shift = Date.parse('2026-03-02T08:00:00Z') - contact.arrivedAt + (contact.arrivedAt % 36_000_000)
      const events = eventsOf(contact).map((event) => ({ ...event, at: Instant.parse(event.at + shift) }))
      await plain.contacts.putRow(ContactId.parse(contact.contactId), { line: telefoonLine.id, date }, events)
    })
    await plain.dayFiles.bump(telefoonLine.id, [date])
    const built = await storesOf(own.tables, { now: () => Date.parse(date) }).dayFiles.build(telefoonLine, date)
    return { ...own.take(), fileBytes: built.file?.length ?? 0 }
  } finally {
    own.close()
  }
}

async function inBatches<Item>(items: readonly Item[], size: number, work: (item: Item) => Promise<unknown>): Promise<void> {
  for (let n = 0; n < items.length; n += size) await Promise.all(items.slice(n, n + size).map(work))
}

export const pages = {
  overview: '/',
  missed: '/missed',
  availability: '/availability',
  case: '/case',
  live: '/live',
  data: '/data',
  'report (year, JSON)': '/api/v1/missed',
} as const
export type Page = keyof typeof pages
/** `cold`: a process that read nothing yet. */
export type View = { readonly cold: Units; readonly warm: Units }

/** Each page over a year with so many contacts, by somebody who is signed in, with what that costs. */
export async function yearUnits(endpoint: string, contacts: number): Promise<{ readonly views: Readonly<Record<Page, View>>; readonly look: View }> {
  const own = await metered(endpoint)
  try {
    await filledYear(own.plain, contacts)
    const views = await Promise.all(Object.entries(pages).map(async ([page, path]) => [page, path] as const))
    const all: [string, View][] = []
    for (const [page, path] of views) all.push([page, await viewOf(own, path)])
    return { views: Object.fromEntries(all) as Readonly<Record<Page, View>>, look: await lookOf(own) }
  } finally {
    own.close()
  }
}

/** The page of a line with so many contacts whose figures the night worked out, and what the night took for that. */
export async function keptUnits(endpoint: string, contacts: number): Promise<{ readonly view: View; readonly night: Units }> {
  const own = await metered(endpoint)
  try {
    await filledYear(own.plain, contacts)
    const { settings, dayFiles: days } = storesOf(own.tables)
    const now = () => Number(yearNow) - 17 * 3_600_000
    own.take()
    await nightAnswers({ settings, days, figures: keepingAnswers(reportLoader(days), days, answerStore(own.tables, program, now), 1), now, many: 1 })
    const taken = own.take()
    return { view: await viewOf(own, pages.missed), night: taken }
  } finally {
    own.close()
  }
}
const program = 'one'

async function filledYear(tables: Tables, contacts: number): Promise<void> {
  const stores = storesOf(tables)
  await stores.settings.save(yearSettings, 0)
  const source = yearSettings.sources[0]
  if (source === undefined) throw new Error('no source')
  for (const [date, events] of Map.groupBy(inventedContacts(contacts).flatMap(eventsOf), ({ at }) => new Date(at).toISOString().slice(0, 10)))
    await stores.parcels.put(source.id, date, events, 'ledger')
  await stores.dayFiles.bump(lineId, datesBetween(from, to))
  await stores.dayFiles.buildAll(datesBetween(from, to).map((date) => ({ line, date })))
  const at = Number(yearNow)
  await userStore(tables).save(
    User.parse({ id: 'mia', email: 'mia@hulplijn.example', name: 'Mia', roles: ['manager', 'planner', 'privacy', 'admin'], invitedAt: at, revision: 1 }),
  )
  await sessionStore(tables).begin({ id: sessionIdOf(token), user: UserId.parse('mia'), revision: 1, startedAt: at - 120_000, seenAt: at - 120_000 })
}
const token = 't'.repeat(43)
/** The last evening of the year. */
const yearNow = Instant.parse(Date.parse('2026-12-31T20:00:00Z'))

async function viewOf(own: Metered, path: string): Promise<View> {
  const stores = storesOf(own.tables)
  const [users, sessions] = [userStore(own.tables), sessionStore(own.tables)]
  let now = yearNow
  const access = {
    who: whoAsks(sessions, users, () => now),
    users,
    sessions,
    trail: auditTrail(own.tables),
    random: (bytes: number) => Buffer.alloc(bytes, 7),
    limits: usualLimits,
  }
  const erasureDoor = { accept: () => Promise.reject(new Error('no erasure')) } as never
  const site = connectedSite({ stores, access, keysKept: 'kms', program, now: () => now, log, erasureDoor })
  const ask = async (): Promise<Units> => {
    own.take()
    const answer = await site.request(`${path}?line=${lineId}&from=${from}&to=${to}`, { headers: { cookie: `__Host-session=${token}` } })
    await answer.arrayBuffer()
    if (answer.status !== 200) throw new Error(`${path} was answered ${answer.status}`)
    return own.take()
  }
  const cold = await ask()
  now = Instant.parse(now + 10_000)
  return { cold, warm: await ask() }
}

/** What is done every five minutes, apart from mail and from the log of the door, which is read for nothing. */
async function lookOf(own: Metered): Promise<View> {
  const stores = storesOf(own.tables)
  const dependencies = { settings: stores.settings, now: () => Number(yearNow), log }
  const look = async (): Promise<Units> => {
    own.take()
    await watch()
    await clocksApp({ ...dependencies, deliveries: deliveryLog(own.tables) })()
    return own.take()
  }
  const watch = watchApp({ ...dependencies, coverage: coverageReader(stores.dayFiles), alerts: alertStore(own.tables) })
  return { cold: await look(), warm: await look() }
}

/** The night's work over a line that keeps so many contacts with their events. */
export async function nightUnits(endpoint: string, contacts: number): Promise<Units> {
  const own = await metered(endpoint)
  try {
    const plain = storesOf(own.plain)
    await plain.settings.save(doorSettings, 0)
    const source = doorSettings.sources[0]
    if (source === undefined) throw new Error('no source')
    const span = 20 * 86_400_000
    const all = inventedContacts(contacts).map((contact, n) => {
      const shift = doorNow - span + (n / contacts) * span - contact.arrivedAt
      return eventsOf(contact).map((event) => ({ ...event, at: Instant.parse(Math.round(event.at + shift)) }))
    })
    await inBatches(all, 10, async (events) => {
      for (const [n, event] of events.entries())
        await plain.events.append(event, { source: source.id, receivedAt: Instant.parse(Math.min(event.at, doorNow)), token: `${event.eventId}.${n}` })
    })
    const foldPlain = foldApp({ ...plain, now: () => doorNow, log })
    const items = (await own.plain.client.send(new ScanCommand({ TableName: own.plain.events }))).Items ?? []
    for (let n = 0; n < items.length; n += 100) await foldPlain(streamEvent(items.slice(n, n + 100)))
    await night(own.plain)
    own.take()
    await night(own.tables)
    return own.take()
  } finally {
    own.close()
  }
}

async function night(tables: Tables): Promise<void> {
  const stores = storesOf(tables)
  const now = () => doorNow + 16 * 3_600_000
  await stripApp({ stores, now, log })()
  await sweepApp({ tables, now, log, isSwept: nightSweeps })()
  await thinRosters({ stores, now })
  await checkTrail({ trail: auditTrail(tables), marks: bookmarks(tables), log })
  await checkDays({ stores, now, log, pause: async () => undefined })
}
