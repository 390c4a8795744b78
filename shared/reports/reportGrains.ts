/** How finely a report can show its week and its months. */
import { dayMs } from '../calendar/durations.ts'
import { addDays } from '../calendar/localDate.ts'
import { coarserCells } from '../metrics/protected/gridGrains.ts'
import { barsOf, type CountsInput, gridCount, gridGrains, type Grains, isGridMeasured } from './reportCounts.ts'

/** A table in which more is hidden does not read. */
const leastShown = 0.8
/** A week grid over less says more about one week than about the week. */
const leastGridDays = 91
const barLengths = [1, 3, 6, 12]

/** The finest in which four of five numbers are large enough to be shown. */
export function reportGrains(counts: CountsInput, threshold: number): Grains {
  const { figures, trend } = counts
  const isShown = (count: number) => count === 0 || count >= threshold
  const shareShown = (all: readonly number[]) => (all.length === 0 ? 0 : all.filter(isShown).length / all.length)
  const grid = gridGrains.find((grain) => shareShown(coarserCells(figures.weekGrid.cells, grain).filter(isGridMeasured).map(gridCount)) >= leastShown)
  const monthsABar = barLengths.find(
    (length) => shareShown(barsOf(trend, length).map((bar) => bar.reduce((sum, month) => sum + gridCount(month), 0))) >= leastShown,
  )
  const days = (Date.parse(addDays(figures.filters.to, 1)) - Date.parse(figures.filters.from)) / dayMs
  return { grid: days < leastGridDays ? undefined : grid, monthsABar: monthsABar ?? 12 }
}
