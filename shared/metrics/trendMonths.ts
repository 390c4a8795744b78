/** The same sums by calendar month, each with the hours it was measured: a month half measured is not a quiet month. */
import { dateOfDayNumber } from '../calendar/localDate.ts'
import type { TrendMonth } from './figures.ts'
import type { PeopleFigures } from './people/peopleFigures.ts'
import { type PeriodHours, sumOf } from './periodHours.ts'
import type { PeriodParts } from './periodParts.ts'
import { countsByPart, type Tally } from './tally.ts'
import { isRunning, trendNeeds } from './trend.ts'

export function trendMonths(tallied: Tally, people: PeopleFigures, hours: PeriodHours): readonly TrendMonth[] {
  const monthOfDay = Array.from({ length: tallied.days }, (_, day) => dateOfDayNumber(hours.firstDay + day).slice(0, 7))
  const months = [...new Set(monthOfDay)]
  const parts: PeriodParts = { count: months.length, ofDay: monthOfDay.map((month) => months.indexOf(month)), perHour: 0 }
  const needs = trendNeeds(tallied, people, parts)
  return countsByPart(tallied, parts).map((own, index) => {
    const month = months[index] ?? ''
    const [first, last] = [monthOfDay.indexOf(month), monthOfDay.lastIndexOf(month)]
    const within = (column: Float32Array) => sumOf(column, first * 24, (last + 1) * 24)
    return {
      ...own,
      month,
      from: dateOfDayNumber(hours.firstDay + first),
      to: dateOfDayNumber(hours.firstDay + last),
      ...needs(index),
      measuredHours: within(hours.measured),
      hours: within(hours.elapsed),
      openHours: within(hours.open),
      running: isRunning(within(hours.elapsed), last - first + 1),
    }
  })
}
