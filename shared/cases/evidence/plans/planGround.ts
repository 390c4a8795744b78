/** The part of a plan's estimate that is the same in every draw: which needs it would have met, which it would bring back, and the queue of each stretch. */
import type { ExtraBlock } from '../../caseRequest.ts'
import { arrivalsIn, tableFor } from '../queues/blockLoads.ts'
import { blockChance } from '../queues/blockChance.ts'
import type { ChanceTable } from '../queues/chanceTable.ts'
import { freedAttempts } from '../queues/freedAttempts.ts'
import type { GatheredEvidence } from '../gatheredEvidence.ts'
import { type PeopleShares, peopleShares } from '../needs/peopleShares.ts'
import { type PlanNeeds, planNeeds } from './planNeeds.ts'
import { type PlanPiece, planPieces } from './planPieces.ts'
import { comingBack, type PlanReturns, planReturns, sooner } from '../returns/planReturns.ts'
import { type Relief, reliefOf } from '../queues/relief.ts'
import type { RetryPlaces } from '../../../staffing/throughAtLast.ts'
import { retryPlaces } from '../returns/retryPlaces.ts'
import type { ReturnShape } from '../returns/returnsFit.ts'
import { ratioIn, withheldFactor } from '../needs/withheldFactor.ts'

/** One stretch of the plan. Counts are needs of recognised callers over all weeks of the evidence, scaled up for time that was not measured. */
export type GroundPiece = {
  readonly piece: PlanPiece
  readonly table: ChanceTable
  readonly places: RetryPlaces
  /**
   * One value a week, of needs turned away in these hours: never reached; reached later; and of those, reached because the caller came back at the next
   * opening.
   */
  readonly never: Float64Array
  readonly later: Float64Array
  readonly laterByOpening: Float64Array
  /** Turned away in other hours, and came back at the present opening. */
  readonly cameNever: number
  readonly cameLater: number
  /**
   * Turned away in other hours and did not come back; and how many of them would have come to this stretch, one value for each pair of
   * `ReturnsFit.sample`.
   */
  readonly stayed: number
  readonly backNever: Float64Array
  readonly backLater: Float64Array
  /** Share that is reached in the end, with every unknown at its middle value. */
  readonly through: number
}
export type PlanGround = {
  readonly pieces: readonly GroundPiece[]
  readonly planned: PlanNeeds
  /** `ratio`: withheld attempts for each recognised one in these hours. `everybody`: needs of all callers for each need of a recognised caller. */
  readonly ratio: number
  readonly everybody: number
  readonly shares: PeopleShares
  /** Needs that would newly be reached in the present hours because of the room left there, counted as recognised ones. */
  readonly relief: Relief
}

export function planGround(evidence: GatheredEvidence, blocks: readonly ExtraBlock[]): PlanGround {
  const { period, facts, unknowns, withheld, openings, scale, returns, request, needs } = evidence
  const plan = planPieces(blocks, period.openSlots)
  const planned = planNeeds(needs, plan, period, evidence)
  const returning = planReturns({ needs, planned, plan, period, openings, scale })
  const allSlots = plan.pieces.flatMap(({ slots }) => slots)
  const ratio = ratioIn(withheld, allSlots)
  const everybody = withheldFactor(withheld, ratio, 0.5)
  const bySlot = planned.bySlot.map((own) => own * everybody)
  const back = returns?.sample.map((shape) => comingBack(returning, shape)) ?? []
  const isOpen = (slot: number) => period.openSlots[slot] === 1 || (plan.pieceOf[slot] ?? -1) >= 0
  const pieces = plan.pieces.map((piece, n): GroundPiece => {
    const backNever = Float64Array.from(back, ({ never }) => never[n] ?? 0)
    const backLater = Float64Array.from(back, ({ later }) => later[n] ?? 0)
    const [cameNever, cameLater] = returns === undefined ? [0, 0] : [returning.cameNever[n] ?? 0, returning.cameLater[n] ?? 0]
    const coming = cameNever + cameLater + mean(backNever) + mean(backLater)
    const table = tableFor(piece, arrivalsIn(piece, bySlot, coming * everybody, period), facts, period)
    const places = retryPlaces(piece.slots, isOpen, evidence.retries, evidence.chances)
    const ofPiece = (cells: Float64Array) => cells.subarray(n * period.weeks, (n + 1) * period.weeks)
    return {
      piece,
      table,
      places,
      never: ofPiece(planned.never),
      later: ofPiece(planned.later),
      laterByOpening: ofPiece(planned.laterByOpening),
      cameNever,
      cameLater,
      stayed: returning.stayed.reduce((sum, cell) => sum + (cell.piece === n ? cell.never + cell.later : 0), 0),
      backNever,
      backLater,
      through: blockChance(table, places, { ...unknowns.middle, logAbandon: 0 }).through,
    }
  })
  const chanceOf = chanceUnderPlan(planned, returning, returns?.middle, (piece) => pieces[piece]?.through ?? 0)
  const isShifting = request.switches.shifting === 'counted'
  const { persistent } = unknowns.middle.retries
  // A caller who is not reached in the plan's hours and goes on trying still takes up the present hours.
  const goneOf = chanceUnderPlan(planned, returning, returns?.middle, (piece) => 1 - (1 - (pieces[piece]?.through ?? 0)) * persistent)
  return {
    pieces,
    planned,
    ratio,
    everybody,
    shares: peopleShares(needs, chanceOf),
    relief: isShifting
      ? reliefOf(evidence.present, freedAttempts(evidence, planned, returning, goneOf), { facts, retries: unknowns.middle.retries })
      : { mean: 0, variance: 0 },
  }
}

const mean = (values: Float64Array) => values.reduce((sum, own) => sum + own, 0) / Math.max(1, values.length)

/** The chance that a need is reached under the plan; undefined where the plan changes nothing for it. */
function chanceUnderPlan({ pieceOfNeed }: PlanNeeds, returning: PlanReturns, shape: ReturnShape | undefined, throughOf: (piece: number) => number) {
  return (need: number): number | undefined => {
    const piece = pieceOfNeed[need] ?? -1
    if (piece >= 0) return throughOf(piece)
    const back = returning.pieceOfNeed[need] ?? -1
    if (shape === undefined || back < 0) return undefined
    const [present, planned] = [returning.presentHours[need] ?? Number.NaN, returning.planHours[need] ?? Number.NaN]
    return throughOf(back) * (Number.isNaN(present) ? 1 : sooner(shape, present, planned))
  }
}
