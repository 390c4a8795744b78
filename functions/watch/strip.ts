/**
 * When the bridge after a key's period is over: the days of the period become lasting ones with nobody in them, and whatever tied it to the next period
 * goes. Stopped anywhere and run again it ends in the same state: first everything is written that readers do not look at yet, then one write lets
 * them look, then the rest is cleared away.
 */
import { datesBetween } from '../../shared/calendar/localDate.ts'
import { localTimeOf } from '../../shared/calendar/localTime.ts'
import type { ContactEvent } from '../../shared/contacts/contactEvent.ts'
import type { EventId, LineId, LocalDate } from '../../shared/contacts/identifiers.ts'
import type { Filters } from '../../shared/metrics/figures.ts'
import { reportLoader } from '../../shared/metrics/reportsOf.ts'
import { bridgeMs, type KeyPeriod, keyPeriods } from '../../shared/privacy/keyPeriods.ts'
import type { Log } from '../../shared/privacy/logRecord.ts'
import type { Line, Settings } from '../../shared/settings/settings.ts'
import { groupOf } from '../../shared/storage/contacts/contactGroup.ts'
import { factReader } from '../../shared/storage/days/dayFacts.ts'
import { firstStrip, strippedBy } from '../../shared/storage/days/firstStrip.ts'
import { sinceCut } from '../../shared/storage/days/dayCut.ts'
import { strippedMark } from '../../shared/storage/forgotten/deletions.ts'
import { ownOrigin } from '../../shared/storage/tables/historyTable.ts'
import type { StrippedState } from '../../shared/storage/days/history.ts'
import { eventRetentionDays } from '../../shared/storage/tables/retention.ts'
import { newLabel } from '../../shared/storage/tables/newLabel.ts'
import { type StoredRewrite, storedRewrite } from '../../shared/storage/facts/storedRewrite.ts'
import type { Stores } from '../../shared/storage/stores.ts'
import { inRowOrder } from '../../shared/dayfiles/pack.ts'
import { carriedEvents } from '../../shared/privacy/stripping/carriedPresence.ts'
import { type LiveCrossing, type StrippedPeriod, strippedPeriod } from '../../shared/privacy/stripping/strippedDays.ts'
import { clearAway } from './clearAway.ts'
import { forgetEmptied } from './forgetEmptied.ts'
import { linkGroups } from '../../shared/privacy/linkGroup.ts'

export type StripDependencies = {
  readonly stores: Stores
  /** UTC milliseconds. */
  readonly now: () => number
  readonly log: Log
  /** Absent: random. */
  readonly newLabel?: () => { readonly high: number; readonly low: number }
}
/** `until`: everything before is stripped; undefined while nothing is set up. */
export type StripDone = { readonly periods: number; readonly until: number | undefined }

export const stripApp =
  (dependencies: StripDependencies) =>
  async (limit: { readonly until?: number } = {}): Promise<StripDone> => {
    const { stores, log } = dependencies
    const settings = (await stores.settings.current())?.settings
    if (settings === undefined) return { periods: 0, until: undefined }
    const startedAt = dependencies.now()
    const calendar = keyPeriods(settings.privacy)
    const due = Math.min(strippedBy(settings, startedAt), limit.until === undefined ? Number.POSITIVE_INFINITY : calendar.at(limit.until).from)
    let state = (await stores.history.state()) ?? (await firstStrip(stores, settings, due, startedAt))
    if (state.cleanedUntil < state.until) state = await clear(dependencies, settings, state, true)
    let periods = 0
    while (state.until < due) {
      const period = calendar.at(state.until)
      await writeHistory(dependencies, settings, period)
      state = { until: period.until, cleanedUntil: state.until, from: period.from, at: dependencies.now() }
      await stores.history.setState(state)
      state = await clear(dependencies, settings, state)
      periods++
    }
    if (periods > 0) log({ code: 'stripped', level: 'info', count: periods, milliseconds: dependencies.now() - startedAt })
    return { periods, until: state.until }
  }

/**
 * Nothing of this is read before the state says so. A list that is taken meanwhile still counts the period among those that live and leaves its days to
 * this: lines of which a day changed after they were looked at are looked at again.
 */
async function writeHistory(dependencies: StripDependencies, settings: Settings, period: KeyPeriod): Promise<void> {
  // Lines whose callers may be recognised across them are stripped together.
  let groups = linkGroups(settings)
  while (groups.length > 0) {
    const seen: SeenGroup[] = []
    for (const lines of groups) {
      seen.push({ lines, versions: await versionsOf(dependencies.stores, lines, period) })
      await writeGroup(dependencies, settings, lines, period)
    }
    groups = await changedSince(dependencies.stores, seen, period)
  }
}

type SeenGroup = { readonly lines: readonly Line[]; readonly versions: string }

async function changedSince(stores: Stores, seen: readonly SeenGroup[], period: KeyPeriod): Promise<readonly (readonly Line[])[]> {
  const now = await Promise.all(seen.map(async ({ lines, versions }) => ((await versionsOf(stores, lines, period)) === versions ? [] : [lines])))
  return now.flat()
}

/** Of every day of the period but the last, on which what goes on is written down meanwhile. */
async function versionsOf({ dayFiles }: Stores, lines: readonly Line[], period: KeyPeriod): Promise<string> {
  const ofLines = lines.map(async ({ id, timeZone }) => {
    const { dateOf } = localTimeOf(timeZone)
    const dates = datesBetween(dateOf(period.from), dateOf(period.until)).slice(0, -1)
    return dates.map(await dayFiles.versions(id, dates)).join(' ')
  })
  return (await Promise.all(ofLines)).join('|')
}

async function writeGroup(dependencies: StripDependencies, settings: Settings, lines: readonly Line[], period: KeyPeriod): Promise<void> {
  const { stores } = dependencies
  const stripped = await strippedGroup(dependencies, settings, lines, period)
  for (const { line, date, columns } of stripped.days)
    await stores.history.put({ line, date, period: period.name, origin: ownOrigin, columns }, { years: settings.privacy.keptYears, from: dependencies.now() })
  await forgetEmptied(stores, lines, stripped, period)
  await carryOver(stores, settings, stripped, period)
}

/** So long after the turn needs are followed, as far as the present. */
const followedDays = 28

async function strippedGroup(
  { stores, now, newLabel: label = newLabel }: StripDependencies,
  settings: Settings,
  lines: readonly Line[],
  period: KeyPeriod,
): Promise<StrippedPeriod> {
  const load = reportLoader(stores.dayFiles)
  const clock = localTimeOf(settings.privacy.timeZone)
  const to = clock.dateOf(Math.min(now(), period.until + followedDays * 86_400_000))
  const filters = (short: Filters['short']): Filters => ({
    line: lines.map(({ id }) => id),
    from: clock.dateOf(period.from),
    to,
    short,
    hours: 'all',
    unit: 'people',
    grain: 'auto',
  })
  const { input: exclude } = await load({ version: 0, settings }, filters('exclude'), now())
  const { input: include } = await load({ version: 0, settings }, filters('include'), now())
  const days = await Promise.all(
    exclude.columns.lines.map(async (id): Promise<[LineId, Awaited<ReturnType<Stores['dayFiles']['readDays']>>]> => {
      const line = lines.find((own) => own.id === id)
      return [id, line === undefined ? [] : await stores.dayFiles.readDays(line, exclude.loaded.from, exclude.loaded.to)]
    }),
  )
  return strippedPeriod({ period, exclude, include, days: new Map(days), newLabel: label })
}

/** What the next period must know of this one stands on its own facts before this one is gone. */
async function carryOver(stores: Stores, settings: Settings, { goesOn, onDuty }: StrippedPeriod, period: KeyPeriod): Promise<void> {
  const rewrite = storedRewrite(stores.tables)
  for (const event of onDuty.flatMap((line) => carriedEvents(line, period.until))) {
    const line = settings.lines.find(({ id }) => id === event.lineId)
    if (line === undefined) continue
    await rewrite.putCarried(event)
    const date = localTimeOf(line.timeZone).dateOf(event.at)
    await stores.contacts.putPresence(event, date)
    await stores.dayFiles.bump(line.id, [date])
  }
  const read = factReader(stores.contacts.eventsOfDay, stores.parcels.eventsOn)
  for (const [place, crossings] of Map.groupBy(goesOn, ({ line, date }) => `${line} ${date}`)) {
    const [id, date] = place.split(' ') as [LineId, LocalDate] // made above of branded values
    const line = settings.lines.find((own) => own.id === id)
    if (line === undefined) continue
    const { facts } = await read(line, date)
    await writeCrossings(stores, rewrite, inRowOrder(sinceCut(facts, await stores.dayFiles.cut(line)).contacts), crossings)
    await stores.dayFiles.bump(id, [date])
    await stores.dayFiles.build(line, date)
  }
}

type Arrived = Pick<ContactEvent, 'contactId'> & { readonly arrivedAt: number }

/** On the first event of each attempt, wherever that is stored. */
async function writeCrossings(stores: Stores, rewrite: StoredRewrite, rows: readonly Arrived[], crossings: readonly LiveCrossing[]): Promise<void> {
  const wanted = new Map(
    crossings.flatMap(({ row, crossing }) => {
      const contact = rows[row]
      return contact === undefined ? [] : [[`${contact.contactId} ${contact.arrivedAt}`, crossing] as const]
    }),
  )
  const crossingOf = (event: ContactEvent) => wanted.get(`${event.contactId} ${event.at}`)
  const crossed = (event: ContactEvent): ContactEvent => {
    const crossing = crossingOf(event)
    return crossing === undefined || JSON.stringify(crossing) === JSON.stringify(event.crossing) ? event : { ...event, crossing }
  }
  for (const contactId of new Set(crossings.flatMap(({ row }) => rows[row]?.contactId ?? []))) {
    const known = await stores.contacts.read(contactId)
    if (known === undefined) continue
    // Also those that stand there already: a run before this one may have been stopped before it came to their rows and facts.
    const changed = new Map<EventId, ContactEvent>(known.events.filter(crossingOf).map((event) => [event.eventId, crossed(event)]))
    if (changed.size === 0) continue
    await rewrite.contact(contactId, await rootOf(stores, contactId, known), known, changed)
    await rewrite.facts(known, changed)
  }
  for (const utcDate of new Set(rows.map(({ arrivedAt }) => new Date(arrivedAt).toISOString().slice(0, 10))))
    await rewrite.parcels(utcDate, (events) => events.map((event) => ('contactId' in event ? crossed(event) : event)))
}

async function rootOf({ contacts }: Stores, contactId: ContactEvent['contactId'], known: Parameters<typeof groupOf>[2]) {
  return (await groupOf(contacts, contactId, known)).root
}

/** May be run again: what is gone is gone. */
async function clear(dependencies: StripDependencies, settings: Settings, state: StrippedState, isAgain = false): Promise<StrippedState> {
  const { stores, now } = dependencies
  const next = keyPeriods(settings.privacy).at(state.until)
  const goneAt = Math.floor(now() / 1000) + eventRetentionDays * 86_400
  const days = await clearAway(stores, settings, { until: state.until, bridgeEnds: next.until, goneAt, isAgain })
  for (const line of settings.lines) {
    const cut = localTimeOf(line.timeZone).dateOf(state.until)
    // Also those that only a run before this one changed, and did not come to build.
    const bridged = datesBetween(cut, localTimeOf(line.timeZone).dateOf(Math.max(state.until, Math.min(now(), state.until + bridgeMs))))
    const dates = [...new Set([...bridged, ...(days.get(line.id) ?? [])])].filter((date) => date >= cut)
    await stores.dayFiles.bump(line.id, dates)
    await stores.dayFiles.buildAll(dates.map((date) => ({ line, date })))
  }
  await stores.deletions.note(strippedMark(state.until), now())
  const cleared = { ...state, cleanedUntil: state.until }
  await stores.history.setState(cleared)
  return cleared
}
