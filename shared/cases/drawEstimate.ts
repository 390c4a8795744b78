import type { Estimate } from '../contacts/estimate.ts'
import { quantileOfSorted } from '../metrics/quantile.ts'

/** Median of the draws, and the range that is meant to hold the truth so large a share of the time (quantiles of type 7). All zero without draws. */
export function estimateOf(draws: Float64Array, level: number): Estimate {
  const sorted = Float64Array.from(draws).sort()
  const at = (share: number) => quantileOfSorted(sorted, share) ?? 0
  return { value: at(0.5), low: at((1 - level) / 2), high: at((1 + level) / 2) }
}

/** Draw by draw. */
export const combined = (a: Float64Array, b: Float64Array, combine: (a: number, b: number) => number): Float64Array =>
  a.map((own, draw) => combine(own, b[draw] ?? 0))
