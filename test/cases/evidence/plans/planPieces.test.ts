import { describe, expect, it } from 'vitest'
import { planPieces } from '../../../../shared/cases/evidence/plans/planPieces.ts'
import { slotOf, slotsOfBlock } from '../../../../shared/cases/evidence/weeks/weekSlots.ts'

/** Working days from nine to five. */
const open = Uint8Array.from({ length: 336 }, (_, slot) => (slot < 240 && slot % 48 >= 18 && slot % 48 < 34 ? 1 : 0))

describe('the hours of a plan', () => {
  it('leave out what is open already and know what they touch', () => {
    const { pieces, askedSlots } = planPieces([{ weekday: 0, from: 7 * 60, until: 20 * 60, staff: 2 }], open)
    expect(pieces).toEqual([
      { slots: [14, 15, 16, 17], staff: 2, followsOpen: false, precedesOpen: true },
      { slots: [34, 35, 36, 37, 38, 39], staff: 2, followsOpen: true, precedesOpen: false },
    ])
    expect(askedSlots).toBe(26)
  })
  it('run over midnight and over the end of the week', () => {
    expect(slotsOfBlock({ weekday: 6, from: 23 * 60, until: 25 * 60, staff: 1 })).toEqual([334, 335, 0, 1])
    const { pieces, pieceOf } = planPieces([{ weekday: 6, from: 23 * 60, until: 25 * 60, staff: 1 }], open)
    expect(pieces).toHaveLength(1)
    expect([pieceOf[335], pieceOf[0], pieceOf[2]]).toEqual([0, 0, -1])
  })
  it('count once where blocks overlap, and not at all without people or wholly within present hours', () => {
    const own = { weekday: 5, from: 600, until: 720, staff: 1 }
    expect(planPieces([own, { ...own, until: 780 }], open).pieces.map(({ slots }) => slots.length)).toEqual([4, 2])
    expect(planPieces([{ ...own, staff: 0 }], open).pieces).toEqual([])
    expect(planPieces([{ weekday: 0, from: 600, until: 660, staff: 1 }], open).pieces).toEqual([])
  })
  it('are found again from the day and its quarter', () => {
    // 1 January 1970 was a Thursday.
    expect(slotOf(0, 0)).toBe(3 * 48)
    expect(slotOf(4, 95)).toBe(47)
  })
})
