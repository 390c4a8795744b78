/** The hours that a plan really adds: what is open already is cut out, and each stretch that is left has a queue of its own. */
import { slotsInWeek } from '../../caseEvidence.ts'
import type { ExtraBlock } from '../../caseRequest.ts'
import { slotsOfBlock } from '../weeks/weekSlots.ts'

export type PlanPiece = {
  /** In order of time, neighbours all. */
  readonly slots: readonly number[]
  readonly staff: number
  /** Present hours run into it, or it runs into them. */
  readonly followsOpen: boolean
  readonly precedesOpen: boolean
}
export type PlanPieces = {
  readonly pieces: readonly PlanPiece[]
  /** Of each slot of the week: its piece, or -1. */
  readonly pieceOf: Int16Array
  readonly askedSlots: number
}

/** @param openSlots one value for each slot of the week, 1 where the line is open as a rule. Where blocks overlap, the first one counts. */
export function planPieces(blocks: readonly ExtraBlock[], openSlots: Uint8Array): PlanPieces {
  const pieceOf = new Int16Array(slotsInWeek).fill(-1)
  const pieces: PlanPiece[] = []
  let askedSlots = 0
  for (const block of blocks) {
    const slots = slotsOfBlock(block)
    askedSlots += slots.length
    let stretch: number[] = []
    const close = () => {
      const [first, last] = [stretch[0], stretch.at(-1)]
      if (first === undefined || last === undefined) return
      const isOpen = (slot: number) => openSlots[(slot + slotsInWeek) % slotsInWeek] === 1
      pieces.push({ slots: stretch, staff: block.staff, followsOpen: isOpen(first - 1), precedesOpen: isOpen(last + 1) })
      stretch = []
    }
    for (const slot of slots) {
      if (openSlots[slot] === 1 || pieceOf[slot] !== -1 || block.staff <= 0) close()
      else {
        stretch.push(slot)
        pieceOf[slot] = pieces.length
      }
    }
    close()
  }
  return { pieces, pieceOf, askedSlots }
}
