/** Whether a promise was kept, or why that cannot be told yet. */
import type { Estimate } from '../../contacts/estimate.ts'

export type CannotTell =
  | 'too_early' // fewer than eight weeks since people could know of it
  | 'no_weeks_before' // the same season before the change was not measured, or had other hours
  | 'hours_not_open' // the line is not open in the hours that were promised
  | 'hours_changed_otherwise' // more changed than these hours
  | 'closed_not_recorded'
  | 'too_little_measured'
  | 'range_too_wide' // what was measured may be nothing, or more than was promised
export type Verdict = { readonly verdict: 'within' | 'above' | 'below' } | { readonly verdict: 'cannot_tell_yet'; readonly reason: CannotTell }

/**
 * Below or above only where the whole range of what was measured lies outside the range that was promised. Within: not clearly above, its middle no less
 * than the least that was promised, and the range leaves out that nothing came of it, unless that was promised too.
 */
export function verdictOf(promised: Pick<Estimate, 'low' | 'high'>, measured: Estimate): Verdict {
  if (measured.high < promised.low) return { verdict: 'below' }
  if (measured.low > promised.high) return { verdict: 'above' }
  const isSomething = measured.low > 0 || promised.low <= 0
  return measured.value >= promised.low && isSomething ? { verdict: 'within' } : { verdict: 'cannot_tell_yet', reason: 'range_too_wide' }
}
