/** Today's attempts up to now, and how many there usually are by this time of this weekday. */
import { addDays } from '../../calendar/localDate.ts'
import type { LocalTime } from '../../calendar/localTime.ts'
import { intersect, lengthOf, type Span } from '../../calendar/spans.ts'
import type { LocalDate } from '../../contacts/identifiers.ts'
import { firstFrom } from '../../dayfiles/contactColumns.ts'
import type { DayColumns } from '../../dayfiles/dayColumns.ts'
import { quantileOfSorted } from '../quantile.ts'

/** "Not measured" cannot be read as zero. */
export type AttemptsSoFar =
  | { readonly measured: false }
  | { readonly measured: true; readonly attempts: number /** Part of the day so far was not measured. */; readonly isPartly: boolean }
/** The median over the earlier days that were measured; `days` how many those are. */
export type UsualSoFar = { readonly median: number; readonly days: number }

export type SoFarInput = {
  /** Of one line: the files of a date, none where there were no attempts; two for the day up to which the past was stripped. */
  readonly columnsOn: (date: LocalDate) => readonly DayColumns[]
  /** Milliseconds, sorted and apart. */
  readonly measured: readonly Span[]
  readonly clock: LocalTime
  /** UTC milliseconds. */
  readonly now: number
}

const weeksBack = 8
const fewestDays = 3
/** Less than this of the day so far measured: nothing is said of it. */
const leastMeasured = 0.8
/** An earlier day is only compared with where next to nothing is missing of it. */
const leastMeasuredBefore = 0.99

export function attemptsSoFar({ columnsOn, measured, clock, now }: SoFarInput): AttemptsSoFar {
  const today = clock.dateOf(now)
  const span = { from: clock.dayStart(today), until: now }
  const share = shareOf(measured, span)
  if (share < leastMeasured) return { measured: false }
  return { measured: true, attempts: attemptsIn(columnsOn(today), span), isPartly: share < leastMeasuredBefore }
}

/** Of the same weekday in the eight weeks before, each up to the same time on the wall. @returns undefined where fewer than three were measured */
export function usualSoFar({ columnsOn, measured, clock, now }: SoFarInput): UsualSoFar | undefined {
  const today = clock.dateOf(now)
  const counts: number[] = []
  for (let weeks = 1; weeks <= weeksBack; weeks++) {
    const date = addDays(today, -7 * weeks)
    const span = { from: clock.dayStart(date), until: clock.fromWallClock(date, clock.secondOfDayOf(now)) }
    if (shareOf(measured, span) >= leastMeasuredBefore) counts.push(attemptsIn(columnsOn(date), span))
  }
  const median = quantileOfSorted(
    counts.sort((a, b) => a - b),
    0.5,
  )
  return counts.length < fewestDays || median === null ? undefined : { median, days: counts.length }
}

/** A day that has only just begun is measured. */
function shareOf(measured: readonly Span[], span: Span): number {
  const all = span.until - span.from
  return all <= 0 ? 1 : lengthOf(intersect(measured, [span])) / all
}

const attemptsIn = (days: readonly DayColumns[], span: Span): number => days.reduce((sum, columns) => sum + attemptsOf(columns, span), 0)

const quarterSeconds = 900

/** Of a stripped day the quarter hour is known: of the one that is not over yet, as much as has passed of it. */
function attemptsOf({ at, stripped }: DayColumns, { from, until }: Span): number {
  const before = (second: number) => firstFrom(at, second)
  if (stripped === undefined) return before(until / 1000) - before(from / 1000)
  const end = until / 1000
  const quarter = end - (end % quarterSeconds)
  const inQuarter = before(quarter + 1) - before(quarter)
  return before(quarter) - before(from / 1000) + (inQuarter * (end - quarter)) / quarterSeconds
}
