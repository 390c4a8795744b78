/** How many more needs are reached in the present hours when some callers stay away from them, having been reached in the extra hours. */
import type { FreedAttempts } from './freedAttempts.ts'
import type { LineFacts } from '../lineFacts.ts'
import { answeredWith, type PresentHours } from './presentHours.ts'
import type { RetryChances } from '../returns/retries.ts'

/** Fewer failures cause fewer redials, and so fewer failures: after this many rounds the answer has settled. */
const rounds = 3

/** What is known of callers in the present hours; where their redials fall is told by `presentPlaces`. */
export type PresentWays = { readonly facts: LineFacts; readonly retries: RetryChances }

/** In needs, over all weeks of the evidence. */
export type Relief = { readonly mean: number; readonly variance: number }

/**
 * The needs of other callers that are answered without the freed attempts, less those answered at present. An answer that a freed attempt had taken goes to
 * another caller, as far as there are others waiting.
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
/** Variance for each freed attempt: in a changed queue one caller wins a turn and another loses it. */
const reshuffled = 2
