/** The same sums by week and by day, each with the hours it was measured: a week half measured is not a quiet week. */
import { dateOfDayNumber, isoWeekOf } from '../calendar/localDate.ts'
import { weekdayOf } from './clockColumns.ts'
import { attemptKinds } from '../contacts/people.ts'
import type { TrendDay, TrendNeeds, TrendWeek } from './figures.ts'
import type { PeopleFigures } from './people/peopleFigures.ts'
import { type PeriodHours, sumOf } from './periodHours.ts'
import { daysOfPeriod, type PeriodParts } from './periodParts.ts'
import { countsByPart, type Tally } from './tally.ts'
import { needsByPart } from './weekGrid.ts'

export function trendWeeks(tallied: Tally, people: PeopleFigures, hours: PeriodHours): readonly TrendWeek[] {
  const leading = weekdayOf(hours.firstDay)
  const weeks = Math.ceil((tallied.days + leading) / 7)
  const parts: PeriodParts = { count: weeks, ofDay: Int32Array.from({ length: tallied.days }, (_, day) => Math.floor((day + leading) / 7)), perHour: 0 }
  const counts = countsByPart(tallied, parts)
  const needs = trendNeeds(tallied, people, parts)
  return counts.map((own, week) => {
    const first = Math.max(0, week * 7 - leading)
    const last = Math.min(tallied.days - 1, week * 7 - leading + 6)
    const within = (column: Float32Array) => sumOf(column, first * 24, (last + 1) * 24)
    const elapsed = within(hours.elapsed)
    return {
      ...own,
      week: isoWeekOf(dateOfDayNumber(hours.firstDay + first)).week,
      from: dateOfDayNumber(hours.firstDay + first),
      to: dateOfDayNumber(hours.firstDay + last),
      ...needs(week),
      measuredHours: within(hours.measured),
      hours: elapsed,
      running: isRunning(elapsed, last - first + 1),
    }
  })
}

/** A day is 23 hours at the least, so whatever is missing beyond that has not happened yet. */
export const isRunning = (elapsed: number, days: number): boolean => elapsed < days * 24 - 1.5

/** What became of the needs of each part of a period, by when they first tried. */
export function trendNeeds(tallied: Tally, people: PeopleFigures, parts: PeriodParts) {
  const [never, later, atOnce] = (['never', 'later', 'reached_at_once'] as const).map((status) => needsByPart(tallied, people, status, parts))
  const withheld = withheldByPart(tallied, parts)
  return (part: number): Pick<TrendNeeds, 'never' | 'people_reached' | 'people_later' | 'isCounted'> => ({
    isCounted: withheld[part] === 0 && people.mostCountedTwice === 0,
    never: never?.[part] ?? 0,
    people_reached: atOnce?.[part] ?? 0,
    people_later: later?.[part] ?? 0,
  })
}

/** Attempts of callers who are not told apart, of each part. */
function withheldByPart({ withheldByDateHour }: Tally, { count, ofDay }: PeriodParts): Uint32Array {
  const sums = new Uint32Array(count)
  const cellsADay = 24 * attemptKinds.length
  withheldByDateHour.forEach((attempts, cell) => {
    const part = ofDay[Math.floor(cell / cellsADay)] ?? 0
    sums[part] = (sums[part] ?? 0) + attempts
  })
  return sums
}

export function trendDays(tallied: Tally, people: PeopleFigures, hours: PeriodHours): readonly TrendDay[] {
  const parts = daysOfPeriod(tallied.days)
  const needs = trendNeeds(tallied, people, parts)
  const inGaps = countsByPart(tallied, parts, tallied.inGapsByDateHour)
  return countsByPart(tallied, parts).map((own, day) => ({
    ...own,
    ...needs(day),
    missedInGaps: (inGaps[day]?.missed_open ?? 0) + (inGaps[day]?.missed_closed ?? 0),
    date: dateOfDayNumber(hours.firstDay + day),
    measuredHours: sumOf(hours.measured, day * 24, (day + 1) * 24),
    hours: sumOf(hours.elapsed, day * 24, (day + 1) * 24),
    openHours: sumOf(hours.open, day * 24, (day + 1) * 24),
    running: isRunning(sumOf(hours.elapsed, day * 24, (day + 1) * 24), 1),
  }))
}
