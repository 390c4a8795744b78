/**
 * A plan in one draw of all unknowns. The needs are those that were seen, with their weeks weighted at random; on top comes the chance of whether each need
 * would have been reached (binomial).
 */
import { blockChance } from '../queues/blockChance.ts'
import type { GatheredEvidence } from '../gatheredEvidence.ts'
import type { GroundPiece, PlanGround } from './planGround.ts'
import { overtimeHours } from './planStaffHours.ts'
import { withheldFactor } from '../needs/withheldFactor.ts'

/** Needs of all callers, recognised or not, over all weeks of the evidence; `overtime` in hours a year. */
export type DrawnPlan = {
  readonly gain: number
  readonly loss: number
  readonly returns: number
  readonly relief: number
  /** Reached at present because they wait for the present hours, but lost under the plan: they would come to the new hours and find them full. */
  readonly crowdedOut: number
  readonly earlier: number
  readonly earlierOfWaiting: number
  readonly overtime: number
}

export function drawnPlan({ facts, unknowns, withheld, period, chances }: GatheredEvidence, ground: PlanGround, draw: number): DrawnPlan {
  const everybody = withheldFactor(withheld, ground.ratio, unknowns.withheld[draw] ?? 0.5)
  const load = ((unknowns.load[draw] ?? 1) * everybody) / ground.everybody
  const own = {
    load,
    logAbandon: unknowns.logAbandon[draw] ?? 0,
    absence: unknowns.absence[draw] ?? 0,
    retries: unknowns.retries[draw] ?? unknowns.middle.retries,
  }
  const sum = { gain: 0, loss: 0, returns: 0, crowdedOut: 0, earlier: 0, earlierOfWaiting: 0, overtime: 0 }
  const chance = { gain: 0, loss: 0, returns: 0, earlier: 0 }
  for (const piece of ground.pieces) {
    const { through, throughPersistent, busyAtEnd } = blockChance(piece.table, piece.places, own)
    const met = metIn(piece, draw, unknowns)
    const luck = through * (1 - through)
    const luckOfPersistent = throughPersistent * (1 - throughPersistent)
    sum.gain += met.never * through
    sum.loss += met.laterByOpening * (1 - throughPersistent)
    sum.returns += met.backNever * through - met.backLater * (1 - throughPersistent)
    sum.earlier += (met.later + met.backLater) * through
    // Never a gain: nothing recorded tells of them. What they leave free in the present hours is not counted either.
    const waiting = (unknowns.waiting[draw] ?? 0) * (met.never + met.later + met.backNever + met.backLater)
    sum.earlierOfWaiting += waiting * throughPersistent
    sum.crowdedOut += waiting * Math.max(0, chances.open - throughPersistent)
    sum.overtime += overtimeHours(piece.piece, busyAtEnd * facts.handle.mean, period)
    chance.gain += met.never * luck
    chance.earlier += (met.later + met.backLater) * luck
    chance.loss += met.laterByOpening * luckOfPersistent
    chance.returns += met.backNever * luck + met.backLater * luckOfPersistent + met.comeByChance * through ** 2
  }
  const turnsOut = (expected: number, variance: number, normal: number | undefined) => everybody * expected + (normal ?? 0) * Math.sqrt(everybody * variance)
  return {
    gain: Math.max(0, turnsOut(sum.gain, chance.gain, unknowns.ofNever[draw])),
    loss: Math.max(0, turnsOut(sum.loss, chance.loss, unknowns.ofLater[draw])),
    returns: turnsOut(sum.returns, chance.returns, unknowns.ofReturning[draw]),
    relief: turnsOut(ground.relief.mean * (unknowns.relief[draw] ?? 1), ground.relief.variance, unknowns.ofRelief[draw]),
    crowdedOut: everybody * sum.crowdedOut,
    earlier: Math.max(0, turnsOut(sum.earlier, chance.earlier, unknowns.ofRelief[draw])),
    earlierOfWaiting: everybody * sum.earlierOfWaiting,
    overtime: sum.overtime,
  }
}

/** Needs of recognised callers that meet a stretch in one draw. */
function metIn(
  { never, later, laterByOpening, cameNever, cameLater, stayed, backNever, backLater }: GroundPiece,
  draw: number,
  { weights, weeks, returning }: GatheredEvidence['unknowns'],
) {
  let [ownNever, ownLater, ownByOpening, plain, weighed] = [0, 0, 0, 0, 0]
  for (let week = 0; week < weeks; week++) {
    const weight = weights[draw * weeks + week] ?? 1
    const [n, l] = [never[week] ?? 0, later[week] ?? 0]
    ownNever += weight * n
    ownLater += weight * l
    ownByOpening += weight * (laterByOpening[week] ?? 0)
    plain += n + l
    weighed += weight * (n + l)
  }
  const level = plain === 0 ? 1 : weighed / plain
  const way = Math.floor((returning[draw] ?? 0) * backNever.length)
  const [comeNever, comeLater] = [backNever[way] ?? 0, backLater[way] ?? 0]
  const come = comeNever + comeLater
  return {
    never: ownNever,
    later: ownLater,
    laterByOpening: ownByOpening,
    backNever: (cameNever + comeNever) * level,
    backLater: (cameLater + comeLater) * level,
    /** Variance of how many come back, of so many who might. */
    comeByChance: stayed === 0 ? 0 : come * (1 - come / stayed),
  }
}
