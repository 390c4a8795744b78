/** How many attempts are to be expected of a line between two moments, by what was usual for that hour of the week. */
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
  /** Of each contact, see `hoursOfWeek`. */
  readonly hourOfWeek: Uint8Array
  /** By the opening hours, in milliseconds. */
  readonly open: readonly Span[]
  readonly loaded: Dates
  readonly now: number
}
export type Usual = {
  /** Attempts to be expected between two moments (UTC milliseconds). */
  readonly expected: (from: number, until: number) => number
  /** Attempts an hour, by hour of the week 0..167 from Monday 00:00 on the line's wall. */
  readonly rates: Float64Array
  /** Attempts of an ordinary year. */
  readonly perYear: number
}

const hourMs = 3_600_000
const leastAttempts = 20

/**
 * Learned from measured, ordinary time alone: no silence, no exceptions and holidays, and no closed hours unless all attempts made then are reported.
 * @param measured in milliseconds. @returns undefined below 20 attempts
 */
export function usualRate({ line, contacts, hourOfWeek, open, loaded, now }: UsualInput, measured: readonly Span[]): Usual | undefined {
  const ordinary = subtract(line.closedRecorded === 'yes' ? measured : intersect(measured, open), unusualDays(line, loaded))
  const hours = periodHours(line.timeZone, loaded.from, loaded.to, ordinary, [], now)
  const exposure = byHourOfWeek(hours.measured, hours.firstDay)
  const counts = new Float64Array(168)
  let total = 0
  for (const { from, until } of ordinary) {
    const end = firstFrom(contacts, until / 1000)
    for (let n = firstFrom(contacts, from / 1000); n < end; n++) {
      const hour = hourOfWeek[n] ?? 0
      counts[hour] = (counts[hour] ?? 0) + 1
      total++
    }
  }
  if (total < leastAttempts) return undefined
  const rates = shrunkRates(counts, exposure)
  // Silent time too is time in which attempts were to be expected; only unusual days and unrecorded closed hours are not.
  const whole = [{ from: hours.span.from, until: hours.span.until }]
  const counting = subtract(line.closedRecorded === 'yes' ? whole : intersect(whole, open), unusualDays(line, loaded))
  const countingHours = periodHours(line.timeZone, loaded.from, loaded.to, counting, [], now).measured
  const cumulative = new Float64Array(countingHours.length + 1)
  for (let cell = 0; cell < countingHours.length; cell++) {
    const hour = weekdayOf(hours.firstDay + Math.floor(cell / 24)) * 24 + (cell % 24)
    cumulative[cell + 1] = (cumulative[cell] ?? 0) + (rates[hour] ?? 0) * (countingHours[cell] ?? 0)
  }
  const time = localTimeOf(line.timeZone)
  const until = (moment: number) => {
    const local = moment / hourMs + time.offsetMinutesAt(moment) / 60 - hours.firstDay * 24
    const cell = Math.min(countingHours.length - 1, Math.max(0, Math.floor(local)))
    const part = Math.min(1, Math.max(0, local - cell))
    return (cumulative[cell] ?? 0) + part * ((cumulative[cell + 1] ?? 0) - (cumulative[cell] ?? 0))
  }
  return {
    expected: (from, end) => until(end) - until(from),
    rates,
    perYear: (cumulative.at(-1) ?? 0) * yearsIn(counting.length === 0 ? 0 : countingDays(loaded, now, line)),
  }
}

/** How often the loaded days go into a year. */
const yearsIn = (days: number) => (days === 0 ? 0 : 365 / days)
function countingDays({ from, to }: Dates, now: number, line: Line): number {
  const time = localTimeOf(line.timeZone)
  return Math.max(1, (Math.min(now, time.dayStart(time.nextDay(to))) - time.dayStart(from)) / 86_400_000)
}

/** On the wall of a zone, 0..167 from Monday 00:00. */
export function hoursOfWeek(moments: Uint32Array, timeZone: string): Uint8Array {
  const hours = new Uint8Array(moments.length)
  const [first, last] = [moments[0], moments.at(-1)]
  if (first === undefined || last === undefined) return hours
  const offsets = localTimeOf(timeZone).offsetsBetween(first * 1000, (last + 1) * 1000)
  let step = 0
  for (let n = 0; n < moments.length; n++) {
    const moment = moments[n] ?? 0
    while (step + 1 < offsets.length && (offsets[step + 1]?.fromMs ?? 0) <= moment * 1000) step++
    const local = moment + (offsets[step]?.offsetMinutes ?? 0) * 60
    const day = Math.floor(local / 86_400)
    hours[n] = weekdayOf(day) * 24 + Math.floor((local - day * 86_400) / 3600)
  }
  return hours
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
