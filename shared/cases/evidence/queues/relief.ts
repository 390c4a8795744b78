/** What the present hours gain where some of those who try in them no longer come. */
import type { FreedAttempts } from './freedAttempts.ts'
import type { LineFacts } from '../lineFacts.ts'
import { answeredWith, type PresentHours } from './presentHours.ts'
import type { RetryChances } from '../returns/retries.ts'

/** Fewer fail, so fewer try again, so fewer fail: after so many rounds hardly anything changes. */
const rounds = 3

/** Who tries in the present hours, and tries again: see `presentPlaces`. */
export type PresentWays = { readonly facts: LineFacts; readonly retries: RetryChances }

/** Needs over all weeks. */
export type Relief = { readonly mean: number; readonly variance: number }

/**
 * Those who newly get through where some no longer come. Everybody else's answers afterwards, fewer of them redials, less everybody else's answers at
 * present: a place that somebody leaves free who had got through is taken by another, as far as there are others.
 */
export function reliefOf({ classes }: PresentHours, { made, answered }: FreedAttempts, { facts, retries }: PresentWays): Relief {
  let [mean, variance] = [0, 0]
  classes.forEach(({ attempts, hours, answeredShare, rostered }, n) => {
    const gone = Math.min(made[n] ?? 0, mostGone * attempts)
    if (gone <= 0 || attempts <= 0) return
    const gotThrough = (answered[n] ?? 0) * (gone / Math.max(gone, made[n] ?? 0))
    const firstShare = 1 - retries.again * (1 - answeredShare)
    const needs = (attempts - gone) * firstShare
    const before = answeredWith(rostered, attempts / hours, facts)
    let after = before
    for (let round = 0; round < rounds; round++) after = answeredWith(rostered, needs / (1 - retries.again * (1 - after)) / hours, facts)
    const through = Math.min(1, (answeredShare * after) / Math.max(1e-9, before))
    const others = attempts * answeredShare - gotThrough
    mean += (needs / (1 - retries.again * (1 - through))) * through - others
    variance += reshuffled * gone * answeredShare * (1 - answeredShare)
  })
  return { mean: Math.max(0, mean), variance }
}
const mostGone = 0.9
/** In another queue others come to their turn, or do not: as many win by it as lose, for each attempt that is no longer made. */
const reshuffled = 2
