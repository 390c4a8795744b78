/** How much sooner callers who were reached later would have been reached under a plan. */
import { quantileOfSorted } from '../../../metrics/quantile.ts'
import type { ClosedNeeds } from './closedNeeds.ts'
import type { PlanNeeds } from '../plans/planNeeds.ts'

/** Median hours between the attempt that the plan would have met and the answer at present; undefined below ten needs. */
export function hoursEarlier({ length, reachedAt, at }: ClosedNeeds, { pieceOfNeed, attemptOfNeed }: PlanNeeds): number | undefined {
  const hours: number[] = []
  for (let need = 0; need < length; need++) {
    const reached = reachedAt[need] ?? 0
    if (reached > 0 && (pieceOfNeed[need] ?? -1) >= 0) hours.push(Math.max(0, reached - (at[attemptOfNeed[need] ?? 0] ?? 0)) / 3600)
  }
  return hours.length < fewest
    ? undefined
    : (quantileOfSorted(
        hours.sort((a, b) => a - b),
        0.5,
      ) ?? undefined)
}
const fewest = 10
