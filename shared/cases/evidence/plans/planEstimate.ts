/**
 * What a plan would have brought, with its range over all draws. Gained: needs turned away in its hours, or brought back sooner by it, that would have been
 * reached. Lost: needs reached later at present that would now have found the line full. Added: needs reached in the present hours through the room
 * left there.
 */
import { quantileOfSorted } from '../../../metrics/quantile.ts'
import { drawCount, type PlanEstimate, weeksInYear } from '../../caseEvidence.ts'
import type { PlanParts } from '../../case.ts'
import type { ExtraBlock } from '../../caseRequest.ts'
import { drawnPlan } from './drawnPlan.ts'
import type { GatheredEvidence } from '../gatheredEvidence.ts'
import { hoursEarlier } from '../needs/hoursEarlier.ts'
import { type PlanGround, planGround } from './planGround.ts'
import { rosteredHours } from './planStaffHours.ts'

export function planEstimate(evidence: GatheredEvidence, blocks: readonly ExtraBlock[]): PlanEstimate {
  const { period, request } = evidence
  const ground = planGround(evidence, blocks)
  const { shares } = ground
  const perYear = weeksInYear / Math.max(1, period.weeks)
  const rostered = rosteredHours(
    ground.pieces.map(({ piece }) => piece),
    period,
    request.handOverMinutes,
  )
  const draws = { needs: column(), people: column(), earlier: column(), earlierOfWaiting: column(), staffHours: column() }
  const parts = { gain: column(), loss: column(), returns: column(), relief: column() }
  for (let draw = 0; draw < drawCount; draw++) {
    const { gain, loss, returns, relief, crowdedOut, earlier, earlierOfWaiting, overtime } = drawnPlan(evidence, ground, draw)
    // Who waits for the present hours calls as others do: a person for a need as among those gained.
    const won = gain + returns + relief - crowdedOut
    draws.needs[draw] = (won - loss) * perYear
    draws.people[draw] = (won * shares.gain - loss * shares.loss) * perYear
    draws.earlier[draw] = earlier * perYear
    draws.earlierOfWaiting[draw] = earlierOfWaiting * perYear
    draws.staffHours[draw] = rostered + overtime
    parts.gain[draw] = gain * perYear
    parts.loss[draw] = (loss + crowdedOut) * perYear
    parts.returns[draw] = returns * perYear
    parts.relief[draw] = relief * perYear
  }
  return {
    draws,
    parts: {
      ...turnedAwayParts(ground, perYear),
      gain: medianOf(parts.gain),
      loss: medianOf(parts.loss),
      returns: medianOf(parts.returns),
      relief: medianOf(parts.relief),
    },
    medianHoursEarlier: hoursEarlier(evidence.needs, ground.planned),
  }
}

function turnedAwayParts({ pieces, everybody }: PlanGround, perYear: number): Pick<PlanParts, 'turnedAway' | 'neverReached' | 'throughShare'> {
  const total = (of: Float64Array) => of.reduce((sum, own) => sum + own, 0)
  const [never, later] = [pieces.map((piece) => total(piece.never)), pieces.map((piece) => total(piece.later))]
  const turnedAway = pieces.reduce((sum, _, n) => sum + (never[n] ?? 0) + (later[n] ?? 0), 0)
  const through = pieces.reduce((sum, piece, n) => sum + piece.through * ((never[n] ?? 0) + (later[n] ?? 0)), 0)
  return {
    turnedAway: turnedAway * everybody * perYear,
    neverReached: never.reduce((sum, own) => sum + own, 0) * everybody * perYear,
    throughShare: turnedAway === 0 ? (pieces[0]?.through ?? 0) : through / turnedAway,
  }
}

const column = () => new Float64Array(drawCount)
export const medianOf = (values: Float64Array): number => quantileOfSorted(values.slice().sort(), 0.5) ?? 0
