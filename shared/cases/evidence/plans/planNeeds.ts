/** Which needs a plan would have met, each counted once, at the first of its hours in which the line was found closed. */
import type { ClosedNeeds } from '../needs/closedNeeds.ts'
import type { EvidencePeriod } from '../weeks/evidencePeriod.ts'
import { nextOpening, type Openings } from '../weeks/openings.ts'
import type { PlanPieces } from './planPieces.ts'

export type PlanNeeds = {
  /** `piece * weeks + week`, made up for what was not measured: those never reached, and those reached later. */
  readonly never: Float64Array
  readonly later: Float64Array
  /** Of `later`: those who came back because it had been closed, at the next opening. The others let that pass and were reached for another reason. */
  readonly laterByOpening: Float64Array
  /** First attempts by slot of the week, likewise. */
  readonly bySlot: Float64Array
  /** Of each need: its piece, or -1. */
  readonly pieceOfNeed: Int16Array
  /** Place of the attempt that brought it there. */
  readonly attemptOfNeed: Int32Array
  /** As counted. */
  readonly counted: number
}

/** What an attempt in a slot stands for, see `slotScale`, and when the line was open. */
export type Measures = { readonly scale: Float64Array; readonly openings: Openings }

export function planNeeds(needs: ClosedNeeds, { pieces, pieceOf }: PlanPieces, period: EvidencePeriod, { scale, openings }: Measures): PlanNeeds {
  const { weeks } = period
  const cells = pieces.length * weeks
  const [never, later, laterByOpening] = [new Float64Array(cells), new Float64Array(cells), new Float64Array(cells)]
  const bySlot = new Float64Array(pieceOf.length)
  const pieceOfNeed = new Int16Array(needs.length).fill(-1)
  const attemptOfNeed = new Int32Array(needs.length)
  let counted = 0
  for (let need = 0; need < needs.length; need++) {
    const place = firstIn(needs, pieceOf, need)
    if (place < 0) continue
    const slot = needs.slot[place] ?? 0
    const piece = pieceOf[slot] ?? -1
    const cell = piece * weeks + (needs.week[need] ?? 0)
    const worth = scale[slot] ?? 1
    const share = needs.never[need] ?? 0
    never[cell] = (never[cell] ?? 0) + worth * share
    later[cell] = (later[cell] ?? 0) + worth * (1 - share)
    if (share < 1 && cameAtOpening(needs, openings, need, place)) laterByOpening[cell] = (laterByOpening[cell] ?? 0) + worth * (1 - share)
    bySlot[slot] = (bySlot[slot] ?? 0) + worth
    pieceOfNeed[need] = piece
    attemptOfNeed[need] = place
    counted++
  }
  return { never, later, laterByOpening, bySlot, pieceOfNeed, attemptOfNeed, counted }
}

function firstIn({ first, slot, isInReach }: ClosedNeeds, pieceOf: Int16Array, need: number): number {
  for (let place = first[need] ?? 0; place < (first[need + 1] ?? 0); place++) if (isInReach[place] === 1 && (pieceOf[slot[place] ?? 0] ?? -1) >= 0) return place
  return -1
}

/** Whether the next attempt after the closed hours of this one was made in the opening that followed. */
function cameAtOpening({ at, first }: ClosedNeeds, openings: Openings, need: number, from: number): boolean {
  const opening = nextOpening(openings, at[from] ?? 0)
  const [opens, closes] = [openings.from[opening] ?? 0, openings.until[opening] ?? 0]
  for (let place = from + 1; place < (first[need + 1] ?? 0); place++) if ((at[place] ?? 0) >= opens) return (at[place] ?? 0) < closes
  return false
}

/**
 * How many attempts one counted attempt in a slot stands for: hours in which the slot could have been opened, over hours in which it was measured
 * closed; 0 where never measured.
 */
export function slotScale({ possible, closedMeasured, weeks }: EvidencePeriod): Float64Array {
  return possible.map((hours, slot) => {
    const seen = closedMeasured[slot] ?? 0
    return seen <= 0 ? 0 : Math.min(mostScale, (hours * weeks) / seen)
  })
}
/** The scale goes no higher: a slot measured for less than a quarter of the evidence would turn a few needs into many. */
const mostScale = 4
