import { describe, expect, it } from 'vitest'
import { evenings, inventedEvidence, middleOf } from '../inventedLine.ts'

const hoursOf = (blocks: readonly { readonly from: number; readonly until: number; readonly staff: number }[]) =>
  blocks.reduce((sum, { from, until, staff }) => sum + ((until - from) * staff) / 60, 0)

describe('more people in present hours', () => {
  const busy = inventedEvidence({ perHour: 8, missedPerHour: 4 })
  const calm = inventedEvidence({ perHour: 1 })
  it('are whole shifts within opening hours, no more than were asked for', () => {
    const { blocks } = busy.moreStaff(12, 180)
    expect(hoursOf(blocks)).toBe(12)
    for (const { from, until, weekday } of blocks) {
      expect(until - from).toBeGreaterThanOrEqual(180)
      expect(from).toBeGreaterThanOrEqual(9 * 60)
      expect(until).toBeLessThanOrEqual(17 * 60)
      expect(weekday).toBeLessThan(5)
    }
  })
  it('bring much where half is missed for being busy, more with each, and less for each', () => {
    const people = (hours: number) => middleOf(busy.moreStaff(hours, 120).estimate.draws.people)
    expect(people(6)).toBeGreaterThan(100)
    expect(people(40)).toBeGreaterThan(people(20))
    expect(people(80) - people(40)).toBeLessThan(people(40) * 1.05)
    expect(people(12)).toBeGreaterThan(middleOf(busy.estimate(evenings()).draws.people))
  })
  it('bring next to nothing where everybody is answered', () => {
    expect(middleOf(calm.moreStaff(12, 120).estimate.draws.people)).toBeLessThan(0.1 * middleOf(calm.estimate(evenings()).draws.people))
  })
  it('of no hours are nobody', () => {
    const { blocks, estimate } = busy.moreStaff(0, 120)
    expect(blocks).toEqual([])
    expect(estimate.draws.people.every((own) => own === 0)).toBe(true)
  })
})
