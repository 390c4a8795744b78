/** An estimate as a report may print it. */
import type { MaybeEstimate } from '../contacts/estimate.ts'
import { printedEstimate } from '../metrics/registry.ts'
import { protectedEstimate } from '../privacy/disclosure/protectedShare.ts'
import type { About, Count } from './printed.ts'

/** Above 200 the registry rounds to ten, as on every page; that hides more than the protection asks. */
export function about(estimate: MaybeEstimate, printed: Count, threshold: number): About {
  if (estimate.value === null) return { shown: 'unknown' }
  const rounded = printedEstimate(estimate)
  if (printed.shown !== 'number' || rounded === null || rounded.value <= 200 || rounded.low < 200) return protectedEstimate(estimate, printed, threshold)
  return { shown: 'estimate', value: tens(rounded.value, Math.round), low: tens(rounded.low, Math.floor), high: tens(rounded.high, Math.ceil) }
}
/** A number that had not to be estimated comes whole. */
const tens = (value: number, round: (value: number) => number) => round(value / 10) * 10
/** An estimate without a range of its own. */
export const alone = (printed: Count): About =>
  printed.shown === 'number' ? { shown: 'estimate', value: printed.value, low: printed.value, high: printed.value } : printed
