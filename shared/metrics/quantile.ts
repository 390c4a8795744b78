/** Quantiles of whole seconds and of small samples; the rules are the usual ones, in one place. */
import { daySeconds } from '../calendar/durations.ts'

/** Type 7 (linear between order statistics), of an ascending sample; NaN never comes out: an empty sample has no quantile. */
export function quantileOfSorted(sorted: ArrayLike<number>, share: number): number | null {
  if (sorted.length === 0) return null
  const position = share * (sorted.length - 1)
  const below = Math.floor(position)
  const low = sorted[below] ?? 0
  return low + (position - below) * ((sorted[below + 1] ?? low) - low)
}

/** How often each whole number came, up to a longest: `counts[seconds]`, say. Quantiles without sorting a million values. */
export class Histogram {
  readonly counts: Uint32Array
  total = 0
  sum = 0
  constructor(longest = daySeconds) {
    this.counts = new Uint32Array(longest + 1)
  }
  add(value: number): void {
    const cell = Math.min(value, this.counts.length - 1)
    this.counts[cell] = (this.counts[cell] ?? 0) + 1
    this.total++
    this.sum += value
  }
  mean(): number | null {
    return this.total === 0 ? null : this.sum / this.total
  }
  /** Type 7, like `quantileOfSorted` over the same values. */
  quantile(share: number): number | null {
    if (this.total === 0) return null
    const position = share * (this.total - 1)
    const below = Math.floor(position)
    const low = this.#valueAt(below)
    const high = below + 1 < this.total ? this.#valueAt(below + 1) : low
    return low + (position - below) * (high - low)
  }
  atMost(value: number): number {
    let count = 0
    for (let i = 0; i <= Math.min(value, this.counts.length - 1); i++) count += this.counts[i] ?? 0
    return count
  }
  #valueAt(rank: number): number {
    let seen = 0
    for (let value = 0; value < this.counts.length; value++) {
      seen += this.counts[value] ?? 0
      if (seen > rank) return value
    }
    return this.counts.length - 1
  }
}

/**
 * Kaplan-Meier on whole seconds: the first second at which at least `share` of the contacts have had the event, given that some dropped out
 * before it. Events at a second come before drop-outs of that second. @returns null when so large a share was never seen.
 */
export function kaplanMeierQuantile(events: Uint32Array, dropOuts: Uint32Array, share: number): number | null {
  let atRisk = 0
  for (let i = 0; i < events.length; i++) atRisk += (events[i] ?? 0) + (dropOuts[i] ?? 0)
  let surviving = 1
  for (let second = 0; second < events.length && atRisk > 0; second++) {
    const happened = events[second] ?? 0
    if (happened > 0) surviving *= 1 - happened / atRisk
    if (surviving <= 1 - share + 1e-12) return second
    atRisk -= happened + (dropOuts[second] ?? 0)
  }
  return null
}
