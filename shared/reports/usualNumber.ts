import { quantileOfSorted } from '../metrics/quantile.ts'
import type { Findings } from './findings.ts'
import { numberOf } from './printed.ts'

/** The middle of the bars that were measured whole; undefined where there are too few, or half of them are too small to show. */
export function usualNumber({ months }: Findings): number | undefined {
  const values = months.filter(({ measured }) => measured > 0.98).map(({ never }) => numberOf(never) ?? 0)
  if (values.length < 4) return undefined
  const middle = quantileOfSorted(
    values.sort((a, b) => a - b),
    0.5,
  )
  return middle === null || middle === 0 ? undefined : Math.round(middle / 5) * 5
}
