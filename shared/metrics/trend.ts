/** The same sums by week and by day, each with the hours it was measured: a week half measured is not a quiet week. */
import { dateOfDayNumber, isoWeekOf } from '../calendar/localDate.ts'
import { weekdayOf } from './clockColumns.ts'
import type { TrendDay, TrendWeek } from './figures.ts'
import type { PeopleFigures } from './peopleFigures.ts'
import { type PeriodHours, sumOf } from './periodHours.ts'
import { countsByGroup, type Tally } from './tally.ts'
import { needsByGroup } from './weekGrid.ts'

export function trendWeeks(tallied: Tally, people: PeopleFigures, hours: PeriodHours): readonly TrendWeek[] {
  const leading = weekdayOf(hours.firstDay)
  const weeks = Math.ceil((tallied.days + leading) / 7)
  const weekOf = (cell: number) => Math.floor((Math.floor(cell / 24) + leading) / 7)
  const counts = countsByGroup(tallied, weeks, weekOf)
  const [never, later, atOnce] = (['never', 'later', 'reached_at_once'] as const).map((status) => needsByGroup(tallied, people, status, weeks, weekOf))
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
      never: never?.[week] ?? 0,
      people_reached: atOnce?.[week] ?? 0,
      people_later: later?.[week] ?? 0,
      measuredHours: within(hours.measured),
      hours: elapsed,
      // A day is 23 hours at the least, so whatever is missing beyond that has not happened yet.
      running: elapsed < (last - first + 1) * 24 - 1.5,
    }
  })
}

export function trendDays(tallied: Tally, hours: PeriodHours): readonly TrendDay[] {
  return countsByGroup(tallied, tallied.days, (cell) => Math.floor(cell / 24)).map((own, day) => ({
    ...own,
    date: dateOfDayNumber(hours.firstDay + day),
    measuredHours: sumOf(hours.measured, day * 24, (day + 1) * 24),
    hours: sumOf(hours.elapsed, day * 24, (day + 1) * 24),
    openHours: sumOf(hours.open, day * 24, (day + 1) * 24),
  }))
}
