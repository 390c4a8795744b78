/** Shares in words: "7 op de 10". */
import type { MaybeEstimate } from '../contacts/estimate.ts'

/** Two parts of one whole in tenths that add up to ten; undefined where the whole is unknown or nothing. */
export function tenthsOf(first: MaybeEstimate, second: MaybeEstimate): { readonly first: number; readonly second: number } | undefined {
  if (first.value === null || second.value === null) return undefined
  return tenthsOfCounts(first.value, second.value)
}

export function tenthsOfCounts(first: number, second: number): { readonly first: number; readonly second: number } | undefined {
  const whole = first + second
  if (whole <= 0) return undefined
  const tenths = Math.round((10 * first) / whole)
  return { first: tenths, second: 10 - tenths }
}
