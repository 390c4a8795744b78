/** How many attempts are to be expected of a line between two moments, by what was usual for that hour of the week. */
import { dayMs, hourMs } from '../../calendar/durations.ts'
import { holidaysOf } from '../../calendar/holidays.ts'
import { localTimeOf } from '../../calendar/localTime.ts'
import { intersect, merge, type Span, subtract } from '../../calendar/spans.ts'
import type { LocalDate } from '../../contacts/identifiers.ts'
import { firstFrom } from '../../dayfiles/contactColumns.ts'
import type { Line } from '../../settings/settings.ts'
import { weekdayOf } from '../clockColumns.ts'
import { byHourOfWeek, periodHours } from '../periodHours.ts'

export type Dates = { readonly from: LocalDate; readonly to: LocalDate }
export type UsualInput = {
  readonly line: Line
  /** Seconds UTC, ascending. */
  readonly contacts: Uint32Array
  /** By the opening hours, in milliseconds. */
  readonly open: readonly Span[]
  readonly loaded: Dates
  readonly now: number
}
export type Usual = {
  /** Attempts to be expected between two moments (UTC milliseconds). */
  readonly expected: (from: number, until: number) => number
  /** Attempts of an ordinary year. */
  readonly perYear: number
}

const leastAttempts = 20

/** @param silent stretches in which nothing came in, found so far. @returns undefined below 20 attempts */
export type LearnUsual = (silent: readonly Span[]) => Usual | undefined

/**
 * Learned from measured, ordinary time alone: no silence, no exceptions and holidays, and no closed hours unless all attempts made then are reported.
 * Attempts are counted once, however often it is learned again: in a silence there are none.
 * @param measured in milliseconds, before any silence was found
 */
export function usualLearner({ line, contacts, open, loaded, now }: UsualInput, measured: readonly Span[]): LearnUsual {
  const unusual = unusualDays(line, loaded)
  const counting = (spans: readonly Span[]) => subtract(line.closedRecorded === 'yes' ? spans : intersect(spans, open), unusual)
  const ordinary = counting(measured)
  const { counts, total } = countsByHour(contacts, ordinary, line.timeZone)
  if (total < leastAttempts) return () => undefined
  const hoursOf = (spans: readonly Span[]) => periodHours({ zone: line.timeZone, from: loaded.from, to: loaded.to, measured: spans, now })
  // Silent time too is time in which attempts were to be expected; only unusual days and unrecorded closed hours are not.
  const { span, firstDay, measured: expectant } = hoursOf(counting([wholeOf(line, loaded, now)]))
  const time = localTimeOf(line.timeZone)
  const days = Math.max(1, (span.until - span.from) / dayMs)
  return (silent) => {
    const hours = hoursOf(subtract(ordinary, silent))
    const rates = shrunkRates(counts, byHourOfWeek(hours.measured, firstDay))
    const cumulative = new Float64Array(expectant.length + 1)
    for (let cell = 0; cell < expectant.length; cell++) {
      const hour = weekdayOf(firstDay + Math.floor(cell / 24)) * 24 + (cell % 24)
      cumulative[cell + 1] = (cumulative[cell] ?? 0) + (rates[hour] ?? 0) * (expectant[cell] ?? 0)
    }
    const until = (moment: number) => {
      const local = moment / hourMs + time.offsetMinutesAt(moment) / 60 - firstDay * 24
      const cell = Math.min(expectant.length - 1, Math.max(0, Math.floor(local)))
      const part = Math.min(1, Math.max(0, local - cell))
      return (cumulative[cell] ?? 0) + part * ((cumulative[cell + 1] ?? 0) - (cumulative[cell] ?? 0))
    }
    return { expected: (from, end) => until(end) - until(from), perYear: (cumulative.at(-1) ?? 0) * (365 / days) }
  }
}

function wholeOf({ timeZone }: Line, { from, to }: Dates, now: number): Span {
  const time = localTimeOf(timeZone)
  const start = time.dayStart(from)
  return { from: start, until: Math.max(start, Math.min(now, time.dayStart(time.nextDay(to)))) }
}

/** By hour of the week on the wall of a zone, 0..167 from Monday 00:00. */
function countsByHour(contacts: Uint32Array, spans: readonly Span[], timeZone: string): { readonly counts: Float64Array; readonly total: number } {
  const counts = new Float64Array(168)
  const [first, last] = [contacts[0], contacts.at(-1)]
  if (first === undefined || last === undefined) return { counts, total: 0 }
  const offsets = localTimeOf(timeZone).offsetsBetween(first * 1000, (last + 1) * 1000)
  let [step, total] = [0, 0]
  for (const { from, until } of spans) {
    const end = firstFrom(contacts, until / 1000)
    for (let n = firstFrom(contacts, from / 1000); n < end; ) {
      const moment = contacts[n] ?? 0
      while (step + 1 < offsets.length && (offsets[step + 1]?.fromMs ?? 0) <= moment * 1000) step++
      const local = moment + (offsets[step]?.offsetMinutes ?? 0) * 60
      // Hours since a Thursday, 1 January 1970.
      const hour = (Math.floor(local / 3600) + 72) % 168
      const hourEnds = Math.min(moment - (local % 3600) + 3600, (offsets[step + 1]?.fromMs ?? Number.POSITIVE_INFINITY) / 1000)
      const first = n
      while (n < end && (contacts[n] ?? 0) < hourEnds) n++
      counts[hour] = (counts[hour] ?? 0) + n - first
      total += n - first
    }
  }
  return { counts, total }
}

/** Empirical Bayes towards the product of the margins of weekday and hour, with the weight of two attempts (gamma-Poisson, shape 2). */
function shrunkRates(counts: Float64Array, exposure: Float64Array): Float64Array {
  const share = (cells: readonly number[]) => {
    const time = cells.reduce((sum, cell) => sum + (exposure[cell] ?? 0), 0)
    return time === 0 ? 0 : cells.reduce((sum, cell) => sum + (counts[cell] ?? 0), 0) / time
  }
  const all = Array.from({ length: 168 }, (_, cell) => cell)
  const mean = share(all)
  const byDay = Array.from({ length: 7 }, (_, day) => share(all.filter((cell) => Math.floor(cell / 24) === day)))
  const byHour = Array.from({ length: 24 }, (_, hour) => share(all.filter((cell) => cell % 24 === hour)))
  return Float64Array.from(all, (cell) => {
    const base = mean === 0 ? 0 : ((byDay[Math.floor(cell / 24)] ?? 0) * (byHour[cell % 24] ?? 0)) / mean
    return base === 0 ? 0 : (2 + (counts[cell] ?? 0)) / (2 / base + (exposure[cell] ?? 0))
  })
}

/** Days on which fewer attempts are no wonder: exceptions and public holidays. */
function unusualDays(line: Line, loaded: Dates): readonly Span[] {
  const time = localTimeOf(line.timeZone)
  const years = Array.from(
    { length: Number(loaded.to.slice(0, 4)) - Number(loaded.from.slice(0, 4)) + 1 },
    (_, index) => Number(loaded.from.slice(0, 4)) + index,
  )
  const countries = new Set(line.hours.flatMap(({ holidays }) => holidays ?? []))
  const dates = [
    ...line.exceptions.map(({ date }) => date),
    ...[...countries].flatMap((country) => years.flatMap((year) => holidaysOf(country, year).map(({ date }) => date))),
  ]
  return merge(dates.map((date) => ({ from: time.dayStart(date), until: time.dayStart(time.nextDay(date)) })))
}
