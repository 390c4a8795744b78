/**
 * An imported file that is older than the periods still alive: folded, packed and stripped in one go, whole day for whole day of its source. Nothing of it is
 * looked at before all is written; taking the import back brings the days before it back.
 */
import { dayMs } from '../../../shared/calendar/durations.ts'
import { localTimeOf } from '../../../shared/calendar/localTime.ts'
import { addDays, nextDay } from '../../../shared/calendar/localDate.ts'
import { isContactEvent, type PresenceEvent, type SourceEvent } from '../../../shared/contacts/contactEvent.ts'
import type { Contact } from '../../../shared/contacts/contact.ts'
import type { Crossing } from '../../../shared/contacts/crossing.ts'
import type { LineId, LocalDate, SourceId } from '../../../shared/contacts/identifiers.ts'
import { inRowOrder, packDay, unpackDay } from '../../../shared/dayfiles/pack.ts'
import { factsOfDay } from '../../../shared/dayfiles/dayOfEvents.ts'
import type { LineDay } from '../../../shared/dayfiles/contactColumns.ts'
import type { Filters } from '../../../shared/metrics/figures.ts'
import type { DayReader } from '../../../shared/metrics/reportQuestion.ts'
import { reportLoader } from '../../../shared/metrics/reportsOf.ts'
import { bridgeMs, keyPeriods } from '../../../shared/privacy/keyPeriods.ts'
import { crossingsAt } from '../../../shared/privacy/stripping/crossings.ts'
import { carriedEvents } from '../../../shared/privacy/stripping/carriedPresence.ts'
import { type StrippedPeriod, strippedPeriod } from '../../../shared/privacy/stripping/strippedDays.ts'
import type { Line, Settings } from '../../../shared/settings/settings.ts'
import { utcDatesBetween } from '../../../shared/storage/days/dayFacts.ts'
import type { LineDate } from '../../../shared/storage/days/lineDate.ts'
import { utcDateOf } from '../../../shared/storage/tables/eventsTable.ts'
import { storedRewrite } from '../../../shared/storage/facts/storedRewrite.ts'
import { importOrigin } from '../../../shared/storage/tables/historyTable.ts'
import type { ImportRecord } from '../../../shared/storage/facts/importRecords.ts'
import { newLabel } from '../../../shared/storage/tables/newLabel.ts'
import type { Stores } from '../../../shared/storage/stores.ts'
import { linkGroups } from '../../../shared/privacy/linkGroup.ts'

export type LastingStores = Pick<Stores, 'parcels' | 'history' | 'tables' | 'dayFiles'>

/** @param days that the import touched; those that are not stripped yet are left alone. @returns how many days it wrote. */
export async function writeLastingDays(
  stores: LastingStores,
  settings: Settings,
  record: ImportRecord,
  days: readonly LineDate[],
  now: number,
): Promise<number> {
  const state = await stores.history.state()
  if (state === undefined) return 0
  const { until } = state
  let written = 0
  // Lines whose callers may be recognised across them are stripped together.
  for (const lines of linkGroups(settings)) {
    const own = lines.flatMap((line) => {
      const { dayStart } = localTimeOf(line.timeZone)
      const dates = days.filter((day) => day.line.id === line.id && dayStart(day.date) < until + followedMs).map(({ date }) => date)
      return dates.some((date) => dayStart(date) < until) ? [{ line, dates: dates.toSorted() }] : []
    })
    if (own.length > 0) written += await writeGroup({ stores, settings, record, until, now }, own)
  }
  return written
}

/** A need that began in stripped days is followed for this long after them: the longest that a need can last. */
const followedMs = 28 * dayMs

type Work = {
  readonly stores: LastingStores
  readonly settings: Settings
  readonly record: ImportRecord
  readonly until: number
  readonly now: number
}
type OwnLine = { readonly line: Line; readonly dates: readonly LocalDate[] }
type OwnDay = LineDay & { readonly digest: string; readonly contacts: readonly Contact[] }

async function writeGroup(work: Work, lines: readonly OwnLine[]): Promise<number> {
  const { stores, settings, record, until, now } = work
  const days = new Map<LineId, readonly OwnDay[]>()
  for (const { line, dates } of lines) days.set(line.id, await importedDays(work, line, dates))
  const dates = [...days.values()].flatMap((own) => own.map(({ date }) => date)).sort()
  const [first, last] = [dates[0], dates.at(-1)]
  const [{ line } = { line: undefined }] = lines
  if (first === undefined || last === undefined || line === undefined) return 0
  const load = reportLoader(readerOf(days))
  const filters = (short: Filters['short']): Filters => ({ line: [...days.keys()], from: first, to: last, short, hours: 'all', unit: 'people', grain: 'auto' })
  const { input: exclude } = await load({ version: 0, settings }, filters('exclude'), now)
  const { input: include } = await load({ version: 0, settings }, filters('include'), now)
  const crossings = new Map<number, Crossing>()
  const clock = localTimeOf(line.timeZone)
  const origin = importOrigin(record.startedAt, record.importId)
  let written = 0
  for (const period of keyPeriods(settings.privacy).between(clock.dayStart(first), Math.min(until, clock.dayStart(addDays(last, 1))))) {
    const known = { crossings: new Map(crossings) }
    const stripped = strippedPeriod({
      period,
      exclude: { ...exclude, columns: { ...exclude.columns, ...known } },
      include: { ...include, columns: { ...include.columns, ...known } },
      days,
      newLabel,
    })
    for (const [row, crossing] of crossingsAt(exclude, include, period.until / 1000)) crossings.set(row, crossing)
    for (const { line: id, date, columns } of stripped.days) {
      const part = { line: id, date, period: period.name, origin, columns, importId: record.importId, source: record.source, until }
      await stores.history.put(part, { years: settings.privacy.keptYears, from: now })
      written++
    }
    if (period.until === until) await carryOn(work, lines, days, stripped)
  }
  return written
}

/** The days as imports of this source tell them, in memory only, and who was there by whatever list: of the days of which this import brought something. */
async function importedDays({ stores, record }: Work, line: Line, dates: readonly LocalDate[]): Promise<readonly OwnDay[]> {
  const clock = localTimeOf(line.timeZone)
  const days: OwnDay[] = []
  for (const date of dates) {
    const span = { from: clock.dayStart(date), until: clock.dayStart(addDays(date, 1)) }
    const around = utcDatesBetween(clock.dayStart(addDays(date, -1)), clock.dayStart(addDays(date, 2)))
    const own = (await Promise.all(around.map((utcDate) => stores.parcels.eventsOfImport(record.source, record.importId, utcDate)))).flat()
    if (isEmpty(factsOfDay(own, line.id, span))) continue
    const told = (await Promise.all(around.map((utcDate) => stores.parcels.eventsOn(utcDate)))).flat()
    const facts = factsOfDay(
      told.filter((event) => isOf(event, record.source) || !isContactEvent(event)),
      line.id,
      span,
    )
    days.push({ date, digest: date, columns: unpackDay(packDay(facts)), contacts: inRowOrder(facts.contacts) })
  }
  return days
}
/** Events are older than their source was written down, or are of this one. */
const isOf = ({ source }: SourceEvent, own: SourceId) => source === undefined || source === own
const isEmpty = ({ contacts, presence, heartbeats }: ReturnType<typeof factsOfDay>) => contacts.length + presence.length + heartbeats.length === 0

const readerOf = (days: ReadonlyMap<LineId, readonly OwnDay[]>): DayReader => ({
  readDays: async ({ id }, from, to) => (days.get(id) ?? []).filter(({ date }) => from <= date && date <= to),
  firstDate: async ({ id }) => days.get(id)?.[0]?.date,
})

/**
 * What a live day must know of the needs that began before: it stands on the first event of their next attempt, in the parcels of this source. What joined
 * the two, a pseudonym under a key of this import alone, goes. Who was signed in is told again, as part of this import.
 */
async function carryOn(
  { stores, record, until }: Work,
  lines: readonly OwnLine[],
  days: ReadonlyMap<LineId, readonly OwnDay[]>,
  { goesOn, onDuty }: StrippedPeriod,
) {
  await stores.parcels.put(record.source, utcDateOf(until), carriedInto(lines, onDuty, until), record.importId)
  const wanted = new Map(
    goesOn.flatMap(({ line, date, row, crossing }) => {
      const contact = days.get(line)?.find((day) => day.date === date)?.contacts[row]
      return contact === undefined ? [] : [[`${contact.contactId} ${contact.arrivedAt}`, crossing] as const]
    }),
  )
  const carried = (event: SourceEvent): SourceEvent => {
    if (!isContactEvent(event) || !isOf(event, record.source) || event.at < until) return event
    const crossing = wanted.get(`${event.contactId} ${event.at}`)
    if (crossing === undefined && event.callerBefore === undefined) return event
    const { callerBefore: _gone, ...left } = event
    return crossing === undefined ? left : { ...left, crossing }
  }
  const rewrite = storedRewrite(stores.tables)
  for (const utcDate of utcDatesBetween(until, until + bridgeMs + dayMs)) await rewrite.parcels(utcDate, (events) => events.map(carried))
  for (const { line, dates } of lines) {
    const { dayStart } = localTimeOf(line.timeZone)
    const bridged = dates.filter((date) => until - dayMs < dayStart(date) && dayStart(date) < until + bridgeMs)
    await stores.dayFiles.bump(line.id, bridged)
    await stores.dayFiles.buildAll(bridged.map((date) => ({ line, date })))
  }
}

/** Of lines on which this import goes on after the last stripped day: of others it says nothing of who stayed. */
function carriedInto(lines: readonly OwnLine[], onDuty: StrippedPeriod['onDuty'], until: number): readonly PresenceEvent[] {
  const goesOn = (id: LineId) =>
    lines.some(({ line, dates }) => line.id === id && dates.some((date) => localTimeOf(line.timeZone).dayStart(nextDay(date)) > until))
  return onDuty.filter(({ line }) => goesOn(line)).flatMap((own) => carriedEvents(own, until))
}
