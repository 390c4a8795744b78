/** A week grid added up to coarser grains: each grain's cells lie within those of the next. */
import { clockText } from '../../calendar/clockText.ts'
import type { Grain, WeekCell } from '../figures.ts'

export const fromFineToCoarse = ['hour', 'twohour', 'daypart', 'workweek', 'week'] as const satisfies readonly Grain[]
const hoursOf = { hour: 1, twohour: 2, daypart: 6, workweek: 6, week: 24 } as const satisfies Record<Grain, number>

/** The grain itself and those that are coarser. */
export const coarserOf = (grain: Grain): readonly Grain[] => fromFineToCoarse.slice(fromFineToCoarse.indexOf(grain))

export type GridCellName = Pick<WeekCell, 'weekday' | 'from' | 'to'>

/** The cell of a coarser grain that a cell lies in. */
export function cellAt(grain: Grain, { weekday, from }: GridCellName): GridCellName {
  const length = hoursOf[grain]
  const first = Math.floor(Number(from.slice(0, 2)) / length) * length
  return { weekday: weekdayAt(grain, weekday), from: clockText(first * 60), to: clockText((first + length) * 60) }
}

function weekdayAt(grain: Grain, weekday: number): number {
  if (grain === 'week') return 0
  return grain === 'workweek' ? (weekday <= 5 ? 1 : 6) : weekday
}

/** Same order, sums of every number. */
export function coarserCells(cells: readonly WeekCell[], grain: Grain): readonly WeekCell[] {
  const groups = Map.groupBy(cells, (cell) => JSON.stringify(Object.values(cellAt(grain, cell))))
  return [...groups.values()].flatMap((own) => {
    const [first] = own
    return first === undefined ? [] : [{ ...own.reduce(plus), ...cellAt(grain, first) }]
  })
}

const plus = (a: WeekCell, b: WeekCell): WeekCell => ({
  ...a,
  attempts: a.attempts + b.attempts,
  answered: a.answered + b.answered,
  missed_open: a.missed_open + b.missed_open,
  missed_closed: a.missed_closed + b.missed_closed,
  short: a.short + b.short,
  unknown: a.unknown + b.unknown,
  never: a.never + b.never,
  missed_open_measured: a.missed_open_measured + b.missed_open_measured,
  openHours: a.openHours + b.openHours,
  exposureHours: a.exposureHours + b.exposureHours,
})
