/** The dayparts in which most people tried whom nobody ever spoke to, from the numbers as they are shown. */
import { quantileOfSorted } from '../metrics/quantile.ts'
import type { Findings } from './findings.ts'
import { coarserCells } from '../metrics/protected/gridGrains.ts'
import { type Count, numberOf } from './printed.ts'
import { type CountsInput, neverKey } from './reportCounts.ts'

const most = 3
/** Worth naming: half as much again as the middle one. */
const leastAboveMiddle = 1.5

export function worstMoments(grid: Findings['grid'], printed: ReadonlyMap<string, Count>, counts: CountsInput): Findings['worst'] {
  if (grid === undefined || grid.grain === 'week') return []
  const grain = grid.grain === 'twohour' ? 'daypart' : grid.grain
  const shown = coarserCells(counts.figures.weekGrid.cells, grain).flatMap(({ weekday, from, to }) => {
    const never = printed.get(neverKey(counts, { weekday, from, to }))
    const value = never && numberOf(never)
    return value === undefined ? [] : [{ weekday, from, to, grain, value }]
  })
  const middle =
    quantileOfSorted(
      shown.map(({ value }) => value).sort((a, b) => a - b),
      0.5,
    ) ?? 0
  const high = shown.filter(({ value }) => value > 0 && value >= leastAboveMiddle * middle).toSorted((a, b) => b.value - a.value)
  // Of more that are alike none is worse than the others.
  const next = high[most]?.value ?? 0
  return high
    .slice(0, most)
    .filter(({ value }) => value > next)
    .map(({ value, ...moment }) => ({ ...moment, never: { shown: 'estimate', value, low: value, high: value } }))
}
