import type { PlanAnswer, PlanDraws } from './case.ts'
import { quantileOfSorted } from '../metrics/quantile.ts'

/** Where a draw reaches nobody more, a person costs any amount. In more draws than this nothing is said of the cost. */
const mostWithoutEnd = 0.2

/** Quantiles of the ratio, draw by draw; an end without limit is null. Absent where too often nobody more is reached. @param rate per staff hour */
export function costPerPerson({ people, staffHours }: PlanDraws, rate: number, level: number): PlanAnswer['costPerPerson'] {
  const ratios = Float64Array.from(people, (own, draw) => (own > 0 ? (rate * (staffHours[draw] ?? 0)) / own : Number.POSITIVE_INFINITY)).sort()
  const endless = ratios.reduce((sum, own) => sum + (own === Number.POSITIVE_INFINITY ? 1 : 0), 0)
  if (ratios.length === 0 || endless > mostWithoutEnd * ratios.length) return undefined
  const at = (share: number): number | null => {
    const found = quantileOfSorted(ratios, share)
    // Between a number and no end, and between two ends that are none, there is no end.
    return found === null || !Number.isFinite(found) ? null : found
  }
  return { value: at(0.5), low: at((1 - level) / 2) ?? 0, high: at((1 + level) / 2) }
}
