/**
 * One invented line into the store, some weeks at a time: pseudonymise, write as parcels what is not known yet, build the days, and only then
 * write down how far it is. Killed in between, those weeks are done again, which changes nothing.
 */
import * as z from 'zod'
import { dayMs } from '../../../shared/calendar/durations.ts'
import { addDays, datesBetween } from '../../../shared/calendar/localDate.ts'
import { localTimeOf } from '../../../shared/calendar/localTime.ts'
import type { Span } from '../../../shared/calendar/spans.ts'
import { LocalDate } from '../../../shared/contacts/identifiers.ts'
import type { Pseudonymiser } from '../../../shared/privacy/pseudonymiser.ts'
import type { Line, Settings, Source } from '../../../shared/settings/settings.ts'
import { bookmarks } from '../../../shared/storage/mail/bookmarks.ts'
import type { Stores } from '../../../shared/storage/stores.ts'
import { inTurns } from '../../../shared/storage/tables/turns.ts'
import { demoCalendarOf, yearOf } from './demoCalendar.ts'
import { demoLine, type DemoWindow, demoWindow } from './demoSettings.ts'
import { newRecorder, type Recorder } from './recorder.ts'
import type { Scenario } from './scenario.ts'
import { simulateYear } from './simulateYear.ts'

export type DemoStores = Pick<Stores, 'tables' | 'parcels' | 'dayFiles' | 'settings'> & { readonly pseudonymiser: Pseudonymiser }
export type FillOptions = {
  /** UTC milliseconds; nothing after it has happened yet. */
  readonly now: number
  /** How far back the history goes; thirteen months if not said. */
  readonly days?: number
  readonly onProgress?: (progress: FillProgress) => void
  /** Aborted: stops after the dates under way, without an error. */
  readonly signal?: AbortSignal
}
/** `from` to `to`: the local dates there now are; `until` the moment up to which everything that was reported is there (UTC milliseconds). */
export type FillProgress = {
  readonly line: string
  readonly name: string
  readonly doneDays: number
  readonly days: number
  readonly from: LocalDate
  readonly until: number
  readonly isDone: boolean
}

export type LineFill = {
  readonly stores: DemoStores
  readonly settings: Settings
  readonly scenario: Scenario
  readonly line: Line
  readonly source: Source
  readonly options: FillOptions
}

/** Without holes: everything reported from the start of the UTC date `from` up to the moment `until`. */
const Filled = z.strictObject({ from: LocalDate, until: z.int() })
type Filled = z.infer<typeof Filled>

const batchDays = 14
const datesAtOnce = 3

export async function fillLine(fill: LineFill): Promise<void> {
  const { stores, scenario, options } = fill
  const { now, signal } = options
  const marks = bookmarks(stores.tables)
  const task = `demo-${scenario.lineId}`
  const window = windowOf(fill)
  // The first local day begins late on the UTC date before it.
  const first = addDays(window.from, -1)
  const known = Filled.optional().parse(await marks.read(task))
  const recorder = recorderOf(fill)
  // After so long a rest that nothing is left of the thirteen months, it starts anew.
  let filled = known === undefined || known.until < Date.parse(window.from) ? nothingYet(now) : known

  for (let next = nextBatch(filled, first, now); next !== undefined && !signal?.aborted; next = nextBatch(filled, first, now)) {
    await fillDates(fill, recorder, next.dates)
    filled = next.filled
    await marks.write(task, filled)
    options.onProgress?.(progressOf(scenario, filled, window))
  }
}

const windowOf = ({ scenario, options }: Pick<LineFill, 'scenario' | 'options'>): DemoWindow => demoWindow(options.now, options.days ?? scenario.historyDays)

function progressOf({ lineId, name }: Scenario, filled: Filled, window: DemoWindow): FillProgress {
  const days = dayCount(window.from, window.to)
  return {
    line: lineId,
    name,
    doneDays: Math.min(dayCount(filled.from, window.to), days),
    days,
    from: filled.from,
    until: filled.until,
    isDone: filled.from < window.from,
  }
}

/** Today's own date has not been begun. */
const nothingYet = (now: number): Filled => ({ from: addDays(utcDateOf(now), 1), until: now })

/** What has happened since comes first, oldest first; then the past, newest first. */
function nextBatch({ from, until }: Filled, first: LocalDate, now: number): { readonly dates: readonly LocalDate[]; readonly filled: Filled } | undefined {
  if (until < now) {
    const dates = datesBetween(utcDateOf(until), utcDateOf(now)).slice(0, batchDays)
    const last = dates.at(-1) ?? utcDateOf(now)
    return { dates, filled: { from, until: Math.min(now, Date.parse(last) + dayMs) } }
  }
  if (from <= first) return undefined
  const start = addDays(from, -batchDays)
  const begin = start < first ? first : start
  return { dates: datesBetween(begin, addDays(from, -1)).toReversed(), filled: { from: begin, until } }
}

async function fillDates(fill: LineFill, recorder: Recorder, dates: readonly LocalDate[]): Promise<void> {
  const { stores, settings, source, line, options } = fill
  const span = { from: localTimeOf(line.timeZone).dayStart(windowOf(fill).from), until: options.now }
  const { parcels, dayFiles, pseudonymiser } = stores
  await inTurns(dates, datesAtOnce, async (utcDate) => {
    const events = await pseudonymiser.pseudonymise(source, settings, recorder.reportsOn(utcDate, span))
    const known = await parcels.knownIds(source.id, utcDate)
    await parcels.put(
      source.id,
      utcDate,
      events.filter(({ eventId }) => !known.has(eventId)),
      `demo-${line.id}`,
    )
  })
  const days = localDatesOf(dates, line, span)
  await dayFiles.bump(line.id, days)
  await dayFiles.buildAll(days.map((date) => ({ line, date })))
}

/** The local dates that these UTC dates touch, within the span. */
function localDatesOf(utcDates: readonly LocalDate[], line: Line, { from, until }: Span): readonly LocalDate[] {
  const { dateOf } = localTimeOf(line.timeZone)
  return [...new Set(utcDates.flatMap((date) => [dateOf(Math.max(from, Date.parse(date))), dateOf(Math.min(until, Date.parse(date) + dayMs - 1))]))]
}

function recorderOf(fill: LineFill): Recorder {
  const { scenario, options } = fill
  const { from, to } = windowOf(fill)
  // The line as its story has it, not as somebody may have changed it since: what happened, happened.
  const calendar = demoCalendarOf(demoLine(scenario, yearOf(from) - 1, yearOf(to) + 1))
  return newRecorder(scenario, calendar, (year) => simulateYear(scenario, calendar, year, options.now))
}

const utcDateOf = (at: number) => LocalDate.parse(new Date(at).toISOString().slice(0, 10))
const dayCount = (from: LocalDate, to: LocalDate) => (Date.parse(to) - Date.parse(from)) / dayMs + 1
