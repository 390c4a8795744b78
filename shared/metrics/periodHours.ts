/**
 * The hours of a period as they really were: every local hour with its true length (a clock change makes one of 0 or 2 hours),
 * how much of it was measured, and how much of it the line was open. Denominators come from here and nowhere else.
 */
import { hourMs, minuteMs } from '../calendar/durations.ts'
import { dayNumberOf } from '../calendar/localDate.ts'
import { localTimeOf } from '../calendar/localTime.ts'
import { intersect, lengthOf, type Span } from '../calendar/spans.ts'
import type { LocalDate } from '../contacts/identifiers.ts'
import { weekdayOf } from './clockColumns.ts'

export type PeriodHours = {
  /** Local days since 1970 of the first and the last day. */
  readonly firstDay: number
  readonly lastDay: number
  readonly span: Span
  /** Per local date-hour `(day - firstDay) * 24 + hour`, in hours: elapsed, measured, measured and open, and open by promise. */
  readonly elapsed: Float32Array
  readonly measured: Float32Array
  readonly measuredOpen: Float32Array
  readonly open: Float32Array
}

export type PeriodHoursInput = {
  readonly zone: string
  /** Local dates, both included. */
  readonly from: LocalDate
  readonly to: LocalDate
  /** UTC milliseconds, sorted and apart; likewise `open`. */
  readonly measured: readonly Span[]
  /** By the opening hours; absent: nothing is asked of them. */
  readonly open?: readonly Span[]
  /** UTC milliseconds; time after it has not elapsed and counts nowhere. */
  readonly now: number
}

export function periodHours({ zone, from, to, measured, open = [], now }: PeriodHoursInput): PeriodHours {
  const time = localTimeOf(zone)
  const [firstDay, lastDay] = [dayNumberOf(from), dayNumberOf(to)]
  const start = time.dayStart(from)
  const span = { from: start, until: Math.max(start, Math.min(now, time.dayStart(time.nextDay(to)))) }
  const cells = (lastDay - firstDay + 1) * 24
  const spread = (spans: readonly Span[]) => spreadOverHours(zone, intersect([span], spans), firstDay, cells)
  return {
    firstDay,
    lastDay,
    span,
    elapsed: spread([span]),
    measured: spread(measured),
    measuredOpen: spread(intersect(measured, open)),
    open: spread(open),
  }
}

/** Cuts spans at every full local hour and adds the pieces up per date-hour. */
function spreadOverHours(zone: string, spans: readonly Span[], firstDay: number, cells: number): Float32Array {
  const hours = new Float32Array(cells)
  const [first, last] = [spans[0], spans.at(-1)]
  if (first === undefined || last === undefined) return hours
  const offsets = localTimeOf(zone).offsetsBetween(first.from, last.until)
  let step = 0
  for (const span of spans) {
    for (let moment = span.from; moment < span.until; ) {
      while (step + 1 < offsets.length && (offsets[step + 1]?.fromMs ?? 0) <= moment) step++
      // Wall time runs evenly until the clock changes; counted from the first day.
      const shift = (offsets[step]?.offsetMinutes ?? 0) * minuteMs - firstDay * 24 * hourMs
      const end = Math.min(span.until, offsets[step + 1]?.fromMs ?? Number.POSITIVE_INFINITY)
      const [from, until] = [moment + shift, end + shift]
      for (let cell = Math.floor(from / hourMs); cell * hourMs < until; cell++) {
        const within = Math.min(until, (cell + 1) * hourMs) - Math.max(from, cell * hourMs)
        hours[cell] = (hours[cell] ?? 0) + within / hourMs
      }
      moment = end
    }
  }
  return hours
}

/** Adds up a column of date-hours by hour of the week, 0..167 from Monday 00:00. */
export function byHourOfWeek(hours: Float32Array, firstDay: number): Float64Array {
  const week = new Float64Array(168)
  for (let cell = 0; cell < hours.length; cell++) {
    const hour = weekdayOf(firstDay + Math.floor(cell / 24)) * 24 + (cell % 24)
    week[hour] = (week[hour] ?? 0) + (hours[cell] ?? 0)
  }
  return week
}

export const sumOf = (hours: Float32Array | Float64Array, from = 0, until = hours.length): number => {
  let sum = 0
  for (let i = from; i < until; i++) sum += hours[i] ?? 0
  return sum
}

export const hoursIn = (spans: readonly Span[]): number => lengthOf(spans) / hourMs
