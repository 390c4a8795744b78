/** When in the week people tried and were not reached, at the finest grain that still says something. */
import { attemptKinds } from '../contacts/people.ts'
import { needStatuses } from '../contacts/series.ts'
import type { Grain, WeekCell, WeekGrid } from './figures.ts'
import type { PeopleFigures } from './people/peopleFigures.ts'
import { byHourOfWeek, type PeriodHours } from './periodHours.ts'
import { clockText } from '../calendar/clockText.ts'
import { hoursOfWeek, type PeriodParts } from './periodParts.ts'
import { quantileOfSorted } from './quantile.ts'
import { countsByPart, type Tally } from './tally.ts'

type Cell = { readonly weekday: number; readonly hours: readonly number[]; readonly from: string; readonly to: string }

const hoursFrom = (from: number, until: number) => Array.from({ length: until - from }, (_, index) => from + index)
const days = [1, 2, 3, 4, 5, 6, 7]
const blocksOf = (length: number) => hoursFrom(0, 24 / length).map((block) => ({ from: block * length, until: (block + 1) * length }))
const cellsOf = (weekdays: readonly (readonly number[])[], length: number): readonly Cell[] =>
  weekdays.flatMap((group) =>
    blocksOf(length).map(({ from, until }) => ({
      weekday: group[0] ?? 1,
      hours: group.flatMap((weekday) => hoursFrom(from, until).map((hour) => (weekday - 1) * 24 + hour)),
      from: clockText(from * 60),
      to: clockText(until * 60),
    })),
  )
const singleDays = days.map((day) => [day])
const cellsOfGrain: Readonly<Record<Grain, readonly Cell[]>> = {
  hour: cellsOf(singleDays, 1),
  twohour: cellsOf(singleDays, 2),
  daypart: cellsOf(singleDays, 6),
  workweek: cellsOf([days.slice(0, 5), days.slice(5)], 6),
  week: [{ weekday: 0, hours: hoursFrom(0, 168), from: '00:00', to: '24:00' }],
}
const fromFineToCoarse = ['hour', 'twohour', 'daypart', 'workweek', 'week'] as const satisfies readonly Grain[]
/** A cell says something from this many attempts on: the median non-empty cell has to reach it. */
const enoughAttempts = 10

export function weekGrid(tallied: Tally, people: PeopleFigures, hours: PeriodHours, asked: 'auto' | Grain): WeekGrid {
  const hoursOfItsWeek = hoursOfWeek(hours.firstDay, tallied.days)
  const counts = countsByPart(tallied, hoursOfItsWeek)
  const inGaps = countsByPart(tallied, hoursOfItsWeek, tallied.inGapsByDateHour)
  const never = needsByPart(tallied, people, 'never', hoursOfItsWeek)
  const [open, exposure] = [byHourOfWeek(hours.measuredOpen, hours.firstDay), byHourOfWeek(hours.measured, hours.firstDay)]
  const medianAt = (grain: Grain) => {
    const attempts = cellsOfGrain[grain].map((cell) => sumOver(cell.hours, (hour) => counts[hour]?.attempts ?? 0)).filter((count) => count > 0)
    return (
      quantileOfSorted(
        attempts.sort((a, b) => a - b),
        0.5,
      ) ?? 0
    )
  }
  const grain = asked === 'auto' ? (fromFineToCoarse.find((candidate) => medianAt(candidate) >= enoughAttempts) ?? 'week') : asked
  return {
    grain,
    asked,
    medianAttempts: medianAt(grain),
    cells: cellsOfGrain[grain].map((cell): WeekCell => {
      const sum = (key: 'attempts' | 'answered' | 'missed_open' | 'missed_closed' | 'short' | 'unknown') =>
        sumOver(cell.hours, (hour) => counts[hour]?.[key] ?? 0)
      return {
        weekday: cell.weekday,
        from: cell.from,
        to: cell.to,
        attempts: sum('attempts'),
        answered: sum('answered'),
        missed_open: sum('missed_open'),
        missed_closed: sum('missed_closed'),
        short: sum('short'),
        unknown: sum('unknown'),
        never: sumOver(cell.hours, (hour) => never[hour] ?? 0),
        missed_open_measured: sum('missed_open') - sumOver(cell.hours, (hour) => inGaps[hour]?.missed_open ?? 0),
        openHours: sumOver(cell.hours, (hour) => open[hour] ?? 0),
        exposureHours: sumOver(cell.hours, (hour) => exposure[hour] ?? 0),
      }
    }),
    byHour: hoursFrom(0, 24).map((hour) => sumOver(days, (day) => counts[(day - 1) * 24 + hour]?.attempts ?? 0)),
    byWeekday: days.map((day) => sumOver(hoursFrom((day - 1) * 24, day * 24), (hour) => counts[hour]?.attempts ?? 0)),
  }
}

/** Needs of a status by part of the period: recognised ones counted at their first attempt, withheld attempts at their estimated worth. */
export function needsByPart(
  { days, withheldByDateHour }: Tally,
  { estimate, needsByDateHour }: PeopleFigures,
  status: (typeof needStatuses)[number],
  { count, ofDay, perHour }: PeriodParts,
): Float64Array {
  const sums = new Float64Array(count)
  const index = needStatuses.indexOf(status)
  const worth = attemptKinds.map((kind) => estimate.perWithheld[kind][status])
  for (let day = 0; day < days; day++) {
    const first = ofDay[day] ?? -1
    if (first < 0) continue
    for (let hour = 0; hour < 24; hour++) {
      const [cell, part] = [day * 24 + hour, first + hour * perHour]
      let needs = needsByDateHour[cell * 4 + index] ?? 0
      for (let kind = 0; kind < worth.length; kind++) needs += (withheldByDateHour[cell * 3 + kind] ?? 0) * (worth[kind] ?? 0)
      sums[part] = (sums[part] ?? 0) + needs
    }
  }
  return sums
}

const sumOver = (items: readonly number[], of: (item: number) => number): number => items.reduce((sum, item) => sum + of(item), 0)
