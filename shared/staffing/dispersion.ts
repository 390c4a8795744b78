/** Overdispersion: counts scatter more than a Poisson count does, because weeks differ and callers try again. How much more, and the range that follows. */

import { normalQuantile } from '../metrics/gamma.ts'

export type Forecasted = { readonly seen: number; readonly expected: number }

/** Below this, chance alone explains the scatter. */
const asChance = 1.05

/**
 * Variance over mean: sum of (seen - expected)^2 / expected, over cells in which one or more is expected, by the degrees of freedom.
 * @param parameters that were fitted to these cells @returns at least 1; 1 also where there are too few cells to tell
 */
export function dispersionOf(cells: readonly Forecasted[], parameters: number): number {
  const own = cells.filter(({ expected }) => expected >= 1)
  const free = own.length - parameters
  if (free <= 0) return 1
  const scatter = own.reduce((sum, { seen, expected }) => sum + (seen - expected) ** 2 / expected, 0)
  return Math.max(1, scatter / free)
}

/** The count that is not exceeded with probability `share`: Poisson, or negative binomial where `dispersion` is above 1. */
export function countQuantile(mean: number, dispersion: number, share: number): number {
  if (mean <= 0) return 0
  if (mean >= 500) return Math.max(0, Math.ceil(mean + normalQuantile(share) * Math.sqrt(mean * Math.max(1, dispersion)) - 0.5))
  const size = dispersion <= asChance ? Number.POSITIVE_INFINITY : mean / (dispersion - 1)
  let chance = size === Number.POSITIVE_INFINITY ? Math.exp(-mean) : (size / (size + mean)) ** size
  let total = chance
  let count = 0
  for (; total < share && count < 100_000; count++) {
    chance *= size === Number.POSITIVE_INFINITY ? mean / (count + 1) : (((size + count) / (count + 1)) * mean) / (size + mean)
    total += chance
  }
  return count
}

/** Range of a count that is still to come. */
export function countRange(mean: number, dispersion: number, level: number): { readonly low: number; readonly high: number } {
  const tail = (1 - level) / 2
  return { low: countQuantile(mean, dispersion, tail), high: countQuantile(mean, dispersion, 1 - tail) }
}
