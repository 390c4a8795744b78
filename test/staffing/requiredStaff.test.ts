import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { atLeast, rosteredFor } from '../../shared/staffing/absence.ts'
import { queueWith, requiredStaff } from '../../shared/staffing/requiredStaff.ts'

const small = { arrivalsPerHour: 5 / 8, handleSeconds: 35 * 60, meanPatienceSeconds: 300 }
const target = { abandonedAtMost: 0.1 }
const policy = { minimum: 1, absence: 0, atOnce: 1 }

describe('required staff', () => {
  it('of five conversations of 35 minutes in eight hours is two: one person is found taken by a quarter of the callers', () => {
    expect(queueWith(small, 1).waitProbability).toBeGreaterThan(0.2)
    expect(requiredStaff(small, target, policy)).toEqual({ forTarget: 2, onDuty: 2, rostered: 2, becauseOf: 'target' })
  })
  it('is never less than the policy says', () => {
    expect(requiredStaff({ ...small, arrivalsPerHour: 0.01 }, target, { ...policy, minimum: 2 })).toMatchObject({
      forTarget: 1,
      onDuty: 2,
      becauseOf: 'minimum',
    })
    expect(requiredStaff({ ...small, arrivalsPerHour: 0 }, target, policy)).toMatchObject({ forTarget: 0, onDuty: 1, becauseOf: 'minimum' })
  })
  it('rosters more than are needed, because people fall ill', () => {
    expect(requiredStaff(small, target, { ...policy, absence: 0.15 })).toMatchObject({ onDuty: 2, rostered: 3 })
  })
  it('of a chat is in people, each of whom holds several conversations', () => {
    const chat = { arrivalsPerHour: 12, handleSeconds: 1800, meanPatienceSeconds: 240 }
    const [alone, three] = [requiredStaff(chat, target, policy), requiredStaff(chat, target, { ...policy, atOnce: 3 })]
    expect(three.forTarget).toBeLessThan(alone.forTarget)
    expect(queueWith(chat, three.forTarget * 3).abandoned).toBeLessThanOrEqual(0.1)
    expect(queueWith(chat, (three.forTarget - 1) * 3).abandoned).toBeGreaterThan(0.1)
  })
  it('meets a service level where one is set', () => {
    const answeredWithin = { seconds: 60, share: 0.9 }
    const { forTarget } = requiredStaff({ ...small, arrivalsPerHour: 10 }, { ...target, answeredWithin }, policy)
    expect(queueWith({ ...small, arrivalsPerHour: 10 }, forTarget).atTime(60).answeredWithin).toBeGreaterThanOrEqual(0.9)
  })
})

describe('absence', () => {
  it('of one in ten asks one person more for one, and more than dividing would say', () => {
    expect(rosteredFor(1, 0.1)).toBe(1)
    expect(rosteredFor(1, 0.25)).toBe(2)
    expect(rosteredFor(3, 0.1)).toBe(4)
    expect(rosteredFor(40, 0.1)).toBe(45)
    expect(rosteredFor(0, 0.5)).toBe(0)
  })
  it('of few people leaves enough of them there four times in five, with the fewest that do', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 }), fc.double({ min: 0, max: 0.6, noNaN: true }), (needed, absence) => {
        const rostered = rosteredFor(needed, absence)
        expect(atLeast(needed, rostered, 1 - absence)).toBeGreaterThanOrEqual(0.8)
        if (rostered > needed) expect(atLeast(needed, rostered - 1, 1 - absence)).toBeLessThan(0.8)
      }),
      { seed: 1, numRuns: 200 },
    )
  })
})
