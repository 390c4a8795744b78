/** Plain counts of needs that met closed hours, to hold a prediction against what happened: no chances, and no scaling up for time that was not measured. */
import type { CaseEvidence } from '../../caseEvidence.ts'
import type { ExtraBlock } from '../../caseRequest.ts'
import type { GatheredEvidence } from '../gatheredEvidence.ts'
import { planNeeds } from '../plans/planNeeds.ts'
import { planPieces } from '../plans/planPieces.ts'

/** @param fromDay, untilDay local days since 1970, half-open; weeks that begin between them are counted */
export function turnedAwayIn(
  evidence: GatheredEvidence,
  blocks: readonly ExtraBlock[],
  fromDay: number,
  untilDay: number,
): ReturnType<CaseEvidence['turnedAway']> {
  const { needs, period } = evidence
  const plan = planPieces(blocks, period.openSlots)
  const { pieceOfNeed } = planNeeds(needs, plan, period, evidence)
  const weeks = period.mondays.flatMap((monday, week) => (fromDay <= monday && monday < untilDay ? [week] : []))
  const [first, last] = [weeks[0] ?? 0, weeks.at(-1) ?? -1]
  const byWeek = weeks.map(() => 0)
  let never = 0
  for (let need = 0; need < needs.length; need++) {
    const week = needs.week[need] ?? -1
    if ((pieceOfNeed[need] ?? -1) < 0 || week < first || week > last) continue
    byWeek[week - first] = (byWeek[week - first] ?? 0) + 1
    never += needs.never[need] ?? 0
  }
  return { needs: byWeek.reduce((sum, own) => sum + own, 0), never, byWeek, exposureWeeks: weeks.length }
}
