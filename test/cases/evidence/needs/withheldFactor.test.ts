import { describe, expect, it } from 'vitest'
import { ratioIn, type WithheldAttempts, withheldFactor } from '../../../../shared/cases/evidence/needs/withheldFactor.ts'

const withheld: WithheldAttempts = {
  bySlot: Float64Array.from({ length: 336 }, (_, slot) => (slot === 40 ? 30 : 1)),
  recognisedBySlot: new Float64Array(336).fill(10),
  ratio: 0.2,
  perNeed: 1.5,
  perNeedOfHeaviest: 6,
}

describe('callers without a number', () => {
  it('stand for as many needs as others do, in the middle', () => {
    expect(withheldFactor(withheld, 0.3, 0.5)).toBeCloseTo(1.3, 12)
    expect(withheldFactor(withheld, 0, 0.9)).toBe(1)
  })
  it('are all different people at one end and repeat like the heaviest tenth at the other', () => {
    expect(withheldFactor(withheld, 0.3, 1)).toBeCloseTo(1 + 0.3 * 1.5, 12)
    expect(withheldFactor(withheld, 0.3, 0)).toBeCloseTo(1 + (0.3 * 1.5) / 6, 12)
  })
  it('are as many as in these hours, drawn towards the whole week where few were seen', () => {
    expect(ratioIn(withheld, [40])).toBeCloseTo((30 + 2) / (10 + 10), 12)
    expect(ratioIn(withheld, [40])).toBeLessThan(3)
    expect(ratioIn(withheld, [])).toBeCloseTo(0.2, 12)
  })
})
