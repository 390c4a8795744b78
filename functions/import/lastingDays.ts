/**
 * An imported file that is older than the periods still alive: folded, packed and stripped in one go, whole day for whole day. Nothing of it is looked at
 * before all is written; taking the import back brings the days before it back.
 */
import { localTimeOf } from '../../shared/calendar/localTime.ts'
import { addDays } from '../../shared/calendar/localDate.ts'
import type { Crossing } from '../../shared/contacts/crossing.ts'
import type { LineId, LocalDate } from '../../shared/contacts/identifiers.ts'
import { packDay, unpackDay } from '../../shared/dayfiles/pack.ts'
import { factsOfDay } from '../../shared/dayfiles/dayOfEvents.ts'
import type { LineDay } from '../../shared/dayfiles/contactColumns.ts'
import type { Filters } from '../../shared/metrics/figures.ts'
import type { DayReader } from '../../shared/metrics/reportQuestion.ts'
import { reportLoader } from '../../shared/metrics/reportsOf.ts'
import { keyPeriods } from '../../shared/privacy/keyPeriods.ts'
import { crossingsAt } from '../../shared/privacy/stripping/crossings.ts'
import { strippedPeriod } from '../../shared/privacy/stripping/strippedDays.ts'
import type { Line, Settings } from '../../shared/settings/settings.ts'
import { utcDatesBetween } from '../../shared/storage/days/dayFacts.ts'
import type { LineDate } from '../../shared/storage/days/dayFiles.ts'
import { importOrigin } from '../../shared/storage/tables/historyTable.ts'
import type { ImportRecord } from '../../shared/storage/facts/importRecords.ts'
import { newLabel } from '../../shared/storage/tables/newLabel.ts'
import type { Stores } from '../../shared/storage/stores.ts'

export type LastingStores = Pick<Stores, 'parcels' | 'history'>

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
  let written = 0
  for (const line of settings.lines) {
    const clock = localTimeOf(line.timeZone)
    const old = days.filter((day) => day.line.id === line.id && clock.dayStart(day.date) < state.until).map(({ date }) => date)
    if (old.length > 0) written += await writeLine({ stores, settings, record, line, until: state.until, now }, old.sort())
  }
  return written
}

type Work = {
  readonly stores: LastingStores
  readonly settings: Settings
  readonly record: ImportRecord
  readonly line: Line
  readonly until: number
  readonly now: number
}

async function writeLine(work: Work, dates: readonly LocalDate[]): Promise<number> {
  const { stores, settings, record, line, until, now } = work
  const days = await importedDays(work, dates)
  const [first, last] = [days[0]?.date, days.at(-1)?.date]
  if (first === undefined || last === undefined) return 0
  const load = reportLoader(readerOf(line.id, days))
  const filters = (short: Filters['short']): Filters => ({ line: [line.id], from: first, to: last, short, hours: 'all', unit: 'people', grain: 'auto' })
  const alone: Settings = { ...settings, links: [] }
  const { input: exclude } = await load({ version: 0, settings: alone }, filters('exclude'), now)
  const { input: include } = await load({ version: 0, settings: alone }, filters('include'), now)
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
      days: new Map([[line.id, days]]),
      newLabel,
    })
    for (const [row, crossing] of crossingsAt(exclude, include, period.until / 1000)) crossings.set(row, crossing)
    for (const { date, columns } of stripped.days) {
      const part = { line: line.id, date, period: period.name, origin, columns, importId: record.importId, until }
      await stores.history.put(part, { years: settings.privacy.keptYears, from: now })
      written++
    }
  }
  return written
}

/** The days as this import alone tells them, in memory only. */
async function importedDays({ stores, record, line, until }: Work, dates: readonly LocalDate[]): Promise<readonly (LineDay & { readonly digest: string })[]> {
  const clock = localTimeOf(line.timeZone)
  const days: (LineDay & { readonly digest: string })[] = []
  for (const date of dates) {
    const span = { from: clock.dayStart(date), until: clock.dayStart(addDays(date, 1)) }
    const around = utcDatesBetween(clock.dayStart(addDays(date, -1)), clock.dayStart(addDays(date, 2)))
    const events = (await Promise.all(around.map((utcDate) => stores.parcels.eventsOfImport(record.source, record.importId, utcDate)))).flat()
    const facts = factsOfDay(events, line.id, span)
    const own = {
      contacts: facts.contacts.filter(({ arrivedAt }) => arrivedAt < until),
      presence: facts.presence.filter(({ at }) => at < until),
      heartbeats: facts.heartbeats.filter(({ at }) => at < until),
    }
    if (own.contacts.length + own.presence.length + own.heartbeats.length > 0) days.push({ date, digest: date, columns: unpackDay(packDay(own)) })
  }
  return days
}

const readerOf = (own: LineId, days: readonly (LineDay & { readonly digest: string })[]): DayReader => ({
  readDays: async ({ id }, from, to) => (id === own ? days.filter(({ date }) => from <= date && date <= to) : []),
  firstDate: async ({ id }) => (id === own ? days[0]?.date : undefined),
})
