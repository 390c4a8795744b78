/**
 * What a plan would have brought: of those turned away in its hours, and of those whom it brings back sooner, the ones who would have got through, less
 * those who were reached later at present and would now have met a full line; and what that leaves free in the present hours. Each draw takes its own of
 * all that is not known. What was seen was seen, and is the same in every draw; what would have become of each need is chance on top.
 */
import { quantileOfSorted } from '../../metrics/quantile.ts'
import { drawCount, type PlanEstimate, weeksInYear } from '../caseEvidence.ts'
import type { ExtraBlock } from '../caseRequest.ts'
import { arrivalsIn, tableFor } from './blockLoads.ts'
import { blockChance } from './blockChance.ts'
import { freedAttempts } from './freedAttempts.ts'
import type { GatheredEvidence } from './gatheredEvidence.ts'
import { hoursEarlier } from './hoursEarlier.ts'
import { peopleShares } from './peopleShares.ts'
import { planNeeds } from './planNeeds.ts'
import { planPieces } from './planPieces.ts'
import { comingBack, type PlanReturns, planReturns, sooner } from './planReturns.ts'
import type { ReturnShape } from './returnsFit.ts'
import { reliefOf } from './presentHours.ts'
import { overtimeHours, rosteredHours } from './planStaffHours.ts'
import { onlyHere } from './retries.ts'
import { retryPlaces } from './retryPlaces.ts'
import { ratioIn, withheldFactor } from './withheldFactor.ts'

export function planEstimate(evidence: GatheredEvidence, blocks: readonly ExtraBlock[]): PlanEstimate {
  const { period, facts, unknowns, withheld, openings, scale, returns, request } = evidence
  const plan = planPieces(blocks, period.openSlots)
  const { pieces } = plan
  const planned = planNeeds(evidence.needs, plan, period, evidence)
  const returning = planReturns({ needs: evidence.needs, planned, plan, period, openings, scale })
  const isShifting = request.switches.shifting === 'counted'
  const never = bySum(planned.never, period.weeks)
  const later = bySum(planned.later, period.weeks)
  const byOpening = bySum(planned.laterByOpening, period.weeks)
  const came = returns === undefined ? { never: none(pieces), later: none(pieces) } : { never: returning.cameNever, later: returning.cameLater }
  const back = returns?.sample.map((shape) => comingBack(returning, shape)) ?? []
  const middleBack = meanBack(back, pieces.length)
  const ratio = ratioIn(
    withheld,
    pieces.flatMap(({ slots }) => slots),
  )
  const everybody = withheldFactor(withheld, ratio, 0.5)
  const bySlot = planned.bySlot.map((own) => own * everybody)
  const tables = pieces.map((piece, n) => {
    const coming = (came.never[n] ?? 0) + (came.later[n] ?? 0) + (middleBack.never[n] ?? 0) + (middleBack.later[n] ?? 0)
    return tableFor(piece, arrivalsIn(piece, bySlot, coming * everybody, period), facts, period)
  })
  const isOpen = (slot: number) => period.openSlots[slot] === 1 || (plan.pieceOf[slot] ?? -1) >= 0
  const places = pieces.map(({ slots }) => retryPlaces(slots, isOpen, evidence.retries, evidence.chances))
  const middle = tables.map((table, n) => blockChance(table, places[n] ?? onlyHere, { ...unknowns.middle, logAbandon: 0 }))
  const throughOf = (piece: number) => middle[piece]?.through ?? 0
  const chanceOf = chanceUnderPlan(planned.pieceOfNeed, returning, returns?.middle, throughOf)
  const shares = peopleShares(evidence.needs, chanceOf)
  const relief = isShifting
    ? everybody *
      reliefOf(evidence.present, freedAttempts(evidence, planned, returning, chanceOf), { facts, retries: unknowns.middle.retries, places: evidence.places })
    : 0
  const perYear = weeksInYear / Math.max(1, period.weeks)
  const draws = { needs: column(), people: column(), earlier: column(), staffHours: column() }
  const [gains, losses, returned, relieved] = [column(), column(), column(), column()]
  const rostered = rosteredHours(pieces, period, request.handOverMinutes)
  for (let draw = 0; draw < drawCount; draw++) {
    const all = withheldFactor(withheld, ratio, unknowns.withheld[draw] ?? 0.5)
    const level = unknowns.level[draw] ?? 1
    const own = back[Math.floor((unknowns.returning[draw] ?? 0) * back.length)]
    const sums = { gain: 0, gainChance: 0, loss: 0, lossChance: 0, back: 0, backChance: 0, earlier: 0, overtime: 0 }
    tables.forEach((table, n) => {
      const chance = blockChance(table, places[n] ?? onlyHere, {
        load: ((unknowns.load[draw] ?? 1) * all * level) / everybody,
        logAbandon: unknowns.logAbandon[draw] ?? 0,
        absence: unknowns.absence[draw] ?? 0,
        retries: unknowns.retries[draw] ?? unknowns.middle.retries,
      })
      const q = chance.through
      const [ownNever, ownLater, mayLose] = [(never[n] ?? 0) * all, (later[n] ?? 0) * all, (byOpening[n] ?? 0) * all]
      const [backNever, backLater] = [((came.never[n] ?? 0) + (own?.never[n] ?? 0)) * all, ((came.later[n] ?? 0) + (own?.later[n] ?? 0)) * all]
      sums.gain += ownNever * q
      sums.loss += mayLose * (1 - q)
      sums.back += backNever * q - backLater * (1 - q)
      sums.gainChance += ownNever * q * (1 - q)
      sums.lossChance += mayLose * q * (1 - q)
      sums.backChance += (backNever + backLater) * q * (1 - q) + chanceOfComing(own, middleBack, n) * all
      sums.earlier += (ownLater + backLater) * chance.throughThen
      sums.overtime += overtimeHours(pieces[n], chance.busyAtEnd * facts.handle.mean, period)
    })
    const gain = Math.max(0, sums.gain + (unknowns.ofNever[draw] ?? 0) * Math.sqrt(sums.gainChance))
    const loss = Math.max(0, sums.loss + (unknowns.ofLater[draw] ?? 0) * Math.sqrt(sums.lossChance))
    const comeBack = sums.back + (unknowns.ofReturning[draw] ?? 0) * Math.sqrt(sums.backChance)
    const freed = relief * (unknowns.relief[draw] ?? 1)
    gains[draw] = gain * perYear
    losses[draw] = loss * perYear
    returned[draw] = comeBack * perYear
    relieved[draw] = freed * perYear
    draws.needs[draw] = (gain - loss + comeBack + freed) * perYear
    draws.people[draw] = ((gain + comeBack + freed) * shares.gain - loss * shares.loss) * perYear
    draws.earlier[draw] = sums.earlier * perYear
    draws.staffHours[draw] = rostered + sums.overtime
  }
  const total = (of: ArrayLike<number>) => Array.from(of).reduce((sum, one) => sum + one, 0)
  const turnedAway = (total(never) + total(later)) * everybody
  const through = pieces.reduce((sum, _, n) => sum + throughOf(n) * ((never[n] ?? 0) + (later[n] ?? 0)) * everybody, 0)
  return {
    draws,
    parts: {
      turnedAway: turnedAway * perYear,
      neverReached: total(never) * everybody * perYear,
      throughShare: turnedAway === 0 ? 0 : through / turnedAway,
      gain: medianOf(gains),
      loss: medianOf(losses),
      returns: medianOf(returned),
      relief: medianOf(relieved),
    },
    medianHoursEarlier: hoursEarlier(evidence.needs, planned),
  }
}

const column = () => new Float64Array(drawCount)
const none = (pieces: readonly unknown[]) => new Float64Array(pieces.length)
const bySum = (cells: Float64Array, weeks: number) =>
  Float64Array.from({ length: weeks === 0 ? 0 : cells.length / weeks }, (_, n) => cells.subarray(n * weeks, (n + 1) * weeks).reduce((sum, own) => sum + own, 0))

type Back = { readonly never: Float64Array; readonly later: Float64Array }
function meanBack(sample: readonly Back[], pieces: number): Back {
  const mean = (of: (back: Back) => Float64Array) =>
    Float64Array.from({ length: pieces }, (_, n) => sample.reduce((sum, own) => sum + (of(own)[n] ?? 0), 0) / Math.max(1, sample.length))
  return { never: mean(({ never }) => never), later: mean(({ later }) => later) }
}
/** Whether somebody comes back is chance too; few of many: as scattered as their number. */
const chanceOfComing = (own: Back | undefined, middle: Back, piece: number) => Math.min(own?.never[piece] ?? 0, middle.never[piece] ?? 0)

/** Of a need: to be reached under the plan; undefined where the plan changes nothing for it. */
function chanceUnderPlan(pieceOfNeed: Int16Array, returning: PlanReturns, shape: ReturnShape | undefined, throughOf: (piece: number) => number) {
  return (need: number): number | undefined => {
    const piece = pieceOfNeed[need] ?? -1
    if (piece >= 0) return throughOf(piece)
    const back = returning.pieceOfNeed[need] ?? -1
    if (shape === undefined || back < 0) return undefined
    const [present, planned] = [returning.presentHours[need] ?? Number.NaN, returning.planHours[need] ?? Number.NaN]
    return throughOf(back) * (Number.isNaN(present) ? 1 : sooner(shape, present, planned))
  }
}

export const medianOf = (values: Float64Array): number => quantileOfSorted(values.slice().sort(), 0.5) ?? 0
