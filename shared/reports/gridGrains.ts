/** A week of single hours, added up to the coarser grains in which a report may show it. */
import type { WeekCell } from '../metrics/figures.ts'
import { openness } from '../metrics/gridCell.ts'

export type GridGrain = 'twohour' | 'daypart' | 'workweek' | 'week'
export const fromFineToCoarse = ['twohour', 'daypart', 'workweek', 'week'] as const satisfies readonly GridGrain[]
/** One cell of a coarser grain. `hours`: positions of the single hours in it, weekday * 24 + hour from Monday 0. */
export type CoarseCell = {
  readonly weekday: number
  readonly from: string
  readonly to: string
  readonly hours: readonly number[]
}
export type SummedCell = Omit<CoarseCell, 'hours'> & {
  readonly never: number
  readonly attempts: number
  readonly exposureHours: number
  readonly open: ReturnType<typeof openness>
}

const clock = (hour: number) => `${String(hour).padStart(2, '0')}:00`
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index)

export function cellsOfGrain(grain: GridGrain): readonly CoarseCell[] {
  if (grain === 'week') return [{ weekday: 0, from: '00:00', to: '24:00', hours: upTo(168) }]
  const length = grain === 'twohour' ? 2 : 6
  const groups = grain === 'workweek' ? [[0, 1, 2, 3, 4], [5, 6]] : upTo(7).map((day) => [day])
  return groups.flatMap((days) =>
    upTo(24 / length).map((block) => ({
      weekday: (days[0] ?? 0) + 1,
      from: clock(block * length),
      to: clock((block + 1) * length),
      hours: days.flatMap((day) => upTo(length).map((hour) => day * 24 + block * length + hour)),
    })),
  )
}

/** @param hours the 168 cells of the week by hour, as a week grid at grain `hour` has them */
export function summedCell({ hours: positions, ...about }: CoarseCell, hours: readonly WeekCell[]): SummedCell {
  const sum = (of: (cell: WeekCell) => number) => positions.reduce((all, position) => all + own(position, of), 0)
  const own = (position: number, of: (cell: WeekCell) => number) => {
    const cell = hours[position]
    return cell === undefined ? 0 : of(cell)
  }
  const [openHours, exposureHours] = [sum((cell) => cell.openHours), sum((cell) => cell.exposureHours)]
  return { ...about, never: sum(({ never }) => never), attempts: sum(({ attempts }) => attempts), exposureHours, open: openness({ openHours, exposureHours }) }
}
