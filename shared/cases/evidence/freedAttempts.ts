/** Attempts in the present hours that would not have been made, by somebody who would have been reached in the extra hours already. */
import { met } from './closedNeeds.ts'
import type { GatheredEvidence } from './gatheredEvidence.ts'
import type { PlanNeeds } from './planNeeds.ts'
import type { PlanReturns } from './planReturns.ts'

/** By class of present hours, over all weeks, of recognised callers. @param chanceOf of each need: to be reached in the plan's hours */
export function freedAttempts(
  { needs, scale, present }: GatheredEvidence,
  { attemptOfNeed, pieceOfNeed }: PlanNeeds,
  returning: PlanReturns,
  chanceOf: (need: number) => number | undefined,
): Float64Array {
  const freed = new Float64Array(present.classes.length)
  for (let need = 0; need < needs.length; need++) {
    const chance = chanceOf(need)
    if (chance === undefined) continue
    const isTurnedAway = (pieceOfNeed[need] ?? -1) >= 0
    const from = (isTurnedAway ? attemptOfNeed[need] : returning.attemptOfNeed[need]) ?? 0
    const worth = isTurnedAway ? (scale[needs.slot[from] ?? 0] ?? 1) : 1
    for (let place = from + 1; place < (needs.first[need + 1] ?? 0); place++) {
      const kind = needs.met[place]
      if (kind !== met.missed && kind !== met.answered) continue
      const own = present.classOf[needs.slot[place] ?? 0] ?? -1
      if (own >= 0) freed[own] = (freed[own] ?? 0) + worth * chance
    }
  }
  return freed
}
