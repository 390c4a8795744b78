/** Who gets through in the end, where whoever fails may try again. */

/** Where the next attempt of somebody who fails in a stretch of hours falls: shares that add up to 1. */
export type RetryPlaces = {
  /** In the same hours, with the same people. */
  readonly same: number
  /** In other hours in which the line is open. */
  readonly open: number
  readonly closed: number
  /** Chance to be reached in the end for those who try in other open hours, and for those who find it closed. */
  readonly throughOpen: number
  readonly throughClosed: number
}

/** All retries fall in the same hours: `throughAtLast` is then q / (1 - rho (1 - q)), as in Ding, Koole and van der Mei (2013). */
export const onlyHere: RetryPlaces = { same: 1, open: 0, closed: 0, throughOpen: 0, throughClosed: 0 }

/**
 * The chance to be reached in the end, where each attempt is answered with the chance `answered` and each failure is followed by another try with the
 * chance `again`.
 */
export function throughAtLast(answered: number, again: number, { same, open, closed, throughOpen, throughClosed }: RetryPlaces): number {
  const elsewhere = again * (open * throughOpen + closed * throughClosed)
  return (answered + (1 - answered) * elsewhere) / (1 - (1 - answered) * again * same)
}
