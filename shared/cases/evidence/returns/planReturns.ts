/**
 * Extra hours bring the next opening nearer, and so bring back callers who were turned away in other hours. A caller who came back at the present
 * opening comes
 * to the nearer one instead. Of those who did not come back, the share (r(nearer) - r(present)) / (1 - r(present)) would, with r as in `returnsFit.ts`.
 */
import { dateOfDayNumber } from '../../../calendar/localDate.ts'
import { localTimeOf } from '../../../calendar/localTime.ts'
import { weekdayOf } from '../../../metrics/clockColumns.ts'
import { slotMinutes } from '../../caseEvidence.ts'
import type { ClosedNeeds } from '../needs/closedNeeds.ts'
import type { EvidencePeriod } from '../weeks/evidencePeriod.ts'
import { nextOpening, type Openings } from '../weeks/openings.ts'
import type { PlanNeeds } from '../plans/planNeeds.ts'
import type { PlanPieces } from '../plans/planPieces.ts'
import { eachLastClosed, returnChance, type ReturnShape } from './returnsFit.ts'

/** By piece. */
export type PlanReturns = {
  /** Came back at the present opening: never and later reached. */
  readonly cameNever: Float64Array
  readonly cameLater: Float64Array
  /** Did not: by how near the openings are. */
  readonly stayed: readonly StayedAway[]
  /** Of each need: the piece in which it would come back, or might; -1. */
  readonly pieceOfNeed: Int16Array
  /** Place of the attempt after which it waits for the next opening. */
  readonly attemptOfNeed: Int32Array
  /** How near the openings are to one that might come back; NaN where it came back anyway. */
  readonly presentHours: Float64Array
  readonly planHours: Float64Array
}
type StayedAway = { readonly piece: number; readonly presentHours: number; readonly planHours: number; never: number; later: number }

export type ReturnsInput = {
  readonly needs: ClosedNeeds
  readonly planned: PlanNeeds
  readonly plan: PlanPieces
  readonly period: EvidencePeriod
  readonly openings: Openings
  readonly scale: Float64Array
}

export function planReturns({ needs, planned, plan, period, openings, scale }: ReturnsInput): PlanReturns {
  const starts = startsOf(plan, period)
  const pieces = plan.pieces.length
  const [cameNever, cameLater] = [new Float64Array(pieces), new Float64Array(pieces)]
  const stayed = new Map<number, StayedAway>()
  const pieceOfNeed = new Int16Array(needs.length).fill(-1)
  const attemptOfNeed = new Int32Array(needs.length)
  const [presentHours, planHours] = [new Float64Array(needs.length).fill(Number.NaN), new Float64Array(needs.length).fill(Number.NaN)]
  eachLastClosed(needs, openings, (need, place, opening, cameBack) => {
    if ((planned.pieceOfNeed[need] ?? -1) >= 0) return false
    const moment = needs.at[place] ?? 0
    const start = nextOpening(starts.openings, moment)
    const [opens, plannedAt] = [openings.from[opening] ?? 0, starts.openings.from[start]]
    if (plannedAt === undefined || plannedAt >= opens) return true
    const piece = starts.piece[start] ?? 0
    const slot = needs.slot[place] ?? 0
    const worth = period.openSlots[slot] === 1 ? 1 : (scale[slot] ?? 1)
    const never = (needs.never[need] ?? 0) * worth
    pieceOfNeed[need] = piece
    attemptOfNeed[need] = place
    if (cameBack) {
      cameNever[piece] = (cameNever[piece] ?? 0) + never
      cameLater[piece] = (cameLater[piece] ?? 0) + worth - never
      return false
    }
    const away = { present: Math.round((opens - moment) / 3600), plan: Math.round((plannedAt - moment) / 3600) }
    presentHours[need] = away.present
    planHours[need] = away.plan
    const key = (piece * 1000 + Math.min(999, away.present)) * 1000 + Math.min(999, away.plan)
    const cell = stayed.get(key) ?? { piece, presentHours: away.present, planHours: away.plan, never: 0, later: 0 }
    stayed.set(key, cell)
    cell.never += never
    cell.later += worth - never
    return false
  })
  return { cameNever, cameLater, stayed: [...stayed.values()], pieceOfNeed, attemptOfNeed, presentHours, planHours }
}

/** Needs among `stayed` that would come back, one value for each piece of the plan. */
export function comingBack({ stayed, cameNever }: PlanReturns, shape: ReturnShape): { readonly never: Float64Array; readonly later: Float64Array } {
  const [never, later] = [new Float64Array(cameNever.length), new Float64Array(cameNever.length)]
  for (const cell of stayed) {
    const chance = sooner(shape, cell.presentHours, cell.planHours)
    never[cell.piece] = (never[cell.piece] ?? 0) + cell.never * chance
    later[cell.piece] = (later[cell.piece] ?? 0) + cell.later * chance
  }
  return { never, later }
}

/** Of callers who do not come back at the present opening, the share that would at a nearer one. Both in hours from the attempt. */
export function sooner(shape: ReturnShape, presentHours: number, planHours: number): number {
  const present = returnChance(shape, presentHours)
  return Math.max(0, (returnChance(shape, planHours) - present) / (1 - present))
}

/** Every moment at which a stretch of the plan would have begun, ascending. */
function startsOf({ pieces }: PlanPieces, { mondays, zone, isPossibleDay }: EvidencePeriod): { readonly openings: Openings; readonly piece: Int32Array } {
  const clock = localTimeOf(zone)
  const [first, last] = [(mondays[0] ?? 0) - 7, (mondays.at(-1) ?? -1) + 14]
  const all: { at: number; piece: number }[] = []
  pieces.forEach(({ slots, followsOpen }, piece) => {
    const slot = slots[0] ?? 0
    // Hours that follow present ones open nothing: whoever comes back has come back to those.
    if (followsOpen) return
    for (let day = first; day <= last; day++)
      if (weekdayOf(day) === Math.floor(slot / slotsInDay) && isPossibleDay(day))
        all.push({ at: clock.fromWallClock(dateOfDayNumber(day), (slot % slotsInDay) * slotMinutes * 60) / 1000, piece })
  })
  all.sort((a, b) => a.at - b.at)
  const from = Float64Array.from(all, ({ at }) => at)
  return { openings: { from, until: from }, piece: Int32Array.from(all, ({ piece }) => piece) }
}
const slotsInDay = 1440 / slotMinutes
