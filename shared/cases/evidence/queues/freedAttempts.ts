/** Attempts in the present hours that would not have been made, by somebody who would have been reached in the extra hours already. */
import { met } from '../needs/closedNeeds.ts'
import type { GatheredEvidence } from '../gatheredEvidence.ts'
import type { PlanNeeds } from '../plans/planNeeds.ts'
import type { PlanReturns } from '../returns/planReturns.ts'

/** By class of present hours, over all weeks, of recognised callers. */
export type FreedAttempts = { readonly made: Float64Array; readonly answered: Float64Array }

/**
 * @param isGone of each need, the chance that it no longer takes up the present hours: reached in the plan's hours, or given up there; undefined where
 * the plan changes nothing for it
 */
export function freedAttempts(
  { needs, scale, present }: GatheredEvidence,
  { attemptOfNeed, pieceOfNeed }: PlanNeeds,
  returning: PlanReturns,
  isGone: (need: number) => number | undefined,
): FreedAttempts {
  const [made, answered] = [new Float64Array(present.classes.length), new Float64Array(present.classes.length)]
  for (let need = 0; need < needs.length; need++) {
    const chance = isGone(need)
    if (chance === undefined) continue
    const isTurnedAway = (pieceOfNeed[need] ?? -1) >= 0
    const from = (isTurnedAway ? attemptOfNeed[need] : returning.attemptOfNeed[need]) ?? 0
    const worth = chance * (isTurnedAway ? (scale[needs.slot[from] ?? 0] ?? 1) : 1)
    for (let place = from + 1; place < (needs.first[need + 1] ?? 0); place++) {
      const kind = needs.met[place]
      if (kind !== met.missed && kind !== met.answered) continue
      const own = present.classOf[needs.slot[place] ?? 0] ?? -1
      if (own < 0) continue
      made[own] = (made[own] ?? 0) + worth
      if (kind === met.answered) answered[own] = (answered[own] ?? 0) + worth
    }
  }
  return { made, answered }
}
