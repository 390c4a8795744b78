/** Attempts in the present hours that would fall away under a plan, because the caller would already have been reached in the extra hours. */
import { met } from '../needs/closedNeeds.ts'
import type { GatheredEvidence } from '../gatheredEvidence.ts'
import type { PlanNeeds } from '../plans/planNeeds.ts'
import type { PlanReturns } from '../returns/planReturns.ts'

/** Sums over all weeks of the evidence, of recognised callers, one value for each class of present hours. */
export type FreedAttempts = { readonly made: Float64Array; readonly answered: Float64Array }

/**
 * @param isGone gives, for each need, the chance that it makes no more attempts in the present hours, as it was reached or given up in the plan's hours;
 * undefined where the plan changes nothing for it
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
