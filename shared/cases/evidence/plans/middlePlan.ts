/** A whole plan with every unknown at its middle value, each need counted once: quick enough to compare many plans before one is estimated in full. */
import type { CandidateValue } from '../../caseEvidence.ts'
import type { ExtraBlock } from '../../caseRequest.ts'
import { stretchValue } from './candidates.ts'
import type { GatheredEvidence } from '../gatheredEvidence.ts'
import type { MiddleChances } from '../queues/middleChances.ts'
import { planNeeds } from './planNeeds.ts'
import { planPieces } from './planPieces.ts'
import { comingBack, planReturns } from '../returns/planReturns.ts'
import { rosteredHours } from './planStaffHours.ts'
import { weeksInYear } from '../../caseEvidence.ts'

export function middlePlan(evidence: GatheredEvidence, blocks: readonly ExtraBlock[], chance: MiddleChances): CandidateValue {
  const { period, needs, openings, scale, returns, withheld, request } = evidence
  const plan = planPieces(blocks, period.openSlots)
  const planned = planNeeds(needs, plan, period, evidence)
  const returning = planReturns({ needs, planned, plan, period, openings, scale })
  const back = returns === undefined ? undefined : comingBack(returning, returns.middle)
  const perWeek = (1 + withheld.ratio) / Math.max(1, period.weeks)
  const total = { people: 0, needs: 0, earlier: 0 }
  plan.pieces.forEach(({ slots, staff }, n) => {
    const sum = (cells: Float64Array) => cells.subarray(n * period.weeks, (n + 1) * period.weeks).reduce((all, own) => all + own, 0) * perWeek
    const met = {
      never: sum(planned.never),
      later: sum(planned.later),
      backNever: back === undefined ? 0 : ((returning.cameNever[n] ?? 0) + (back.never[n] ?? 0)) * perWeek,
      backLater: back === undefined ? 0 : ((returning.cameLater[n] ?? 0) + (back.later[n] ?? 0)) * perWeek,
    }
    const own = stretchValue(evidence, met, chance, staff, slots.length)
    total.people += own.people
    total.needs += own.needs
    total.earlier += own.earlier
  })
  return { ...total, staffHours: rosteredHours(plan.pieces, period, request.handOverMinutes) / weeksInYear }
}
