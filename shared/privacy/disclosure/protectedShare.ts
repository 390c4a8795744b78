/** Shares and estimates outside: from printed numbers only, so that they say nothing the numbers beside them do not. */
import type { Estimate } from '../../contacts/estimate.ts'
import { type PrintedCount, roundingStep, usualThreshold } from './printedCount.ts'

export type PrintedShare =
  /** Of printed numbers, on a base of 20 or more. */
  | { readonly shown: 'share'; readonly value: number }
  /** The base is too small for a percentage. */
  | { readonly shown: 'of'; readonly part: number; readonly whole: number }
  | { readonly shown: 'nothing' }

/** A percentage of fewer says more than it knows. */
export const leastBase = 20

const nothing = { shown: 'nothing' } as const satisfies PrintedShare

/** Nothing where part, whole or what is left of the whole is hidden: each gives away the other two. @param rest the whole without the part, where it is printed anywhere */
export function protectedShare(part: PrintedCount, whole: PrintedCount, rest?: PrintedCount): PrintedShare {
  if (part.shown !== 'number' || whole.shown !== 'number' || (rest !== undefined && rest.shown !== 'number') || whole.value === 0) return nothing
  // Each is rounded on its own, so a part may print larger than its whole.
  const within = Math.min(part.value, whole.value)
  return whole.value < leastBase ? { shown: 'of', part: within, whole: whole.value } : { shown: 'share', value: within / whole.value }
}

/** A share as JSON: a number, or null where none is given. */
export const jsonOfShare = (share: PrintedShare): number | null => (share.shown === 'share' ? share.value : null)

export type PrintedAmount = { readonly shown: 'estimate' } & Estimate
export type PrintedAbout = PrintedAmount | Extract<PrintedCount, { readonly shown: 'below' | 'hidden' | 'not_measured' }>

/**
 * An estimate with its range, for a number of people, say. What stands for it among the counts decides whether it is shown; shown, it is rounded
 * to 5, and its range outward. An estimate without any width is a count: a range around it would say on which side of the rounding it lies. A low
 * end under the threshold is the number of those who were recognised, or near it, and stays inside.
 * @param printed how its whole-number stand-in came out of the protection
 */
export function protectedEstimate({ low, high }: Estimate, printed: PrintedCount, threshold = usualThreshold): PrintedAbout {
  if (printed.shown !== 'number') return printed
  const value = printed.value
  if (low === high) return { shown: 'estimate', value, low: value, high: value }
  return {
    shown: 'estimate',
    value,
    low: low < threshold ? 0 : Math.min(value, roundingStep * Math.floor(low / roundingStep)),
    high: Math.max(value, roundingStep * Math.ceil(high / roundingStep)),
  }
}
