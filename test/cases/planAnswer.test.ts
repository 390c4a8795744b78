import { expect, it } from 'vitest'
import { planFigures } from '../../shared/cases/planAnswer.ts'

it('tells how many may be helped earlier at most with those who wait for the opening, and leaves them out of the middle and the low end', () => {
  const draws = (from: number) => Float64Array.from({ length: 101 }, (_, n) => from + n)
  const none = new Float64Array(101)
  const parts = { turnedAway: 200, neverReached: 50, throughShare: 0.8, gain: 40, loss: 2, returns: 0, relief: 0 }
  const figures = (earlierOfWaiting: Float64Array) =>
    planFigures(
      { draws: { people: draws(10), needs: draws(10), earlier: draws(100), earlierOfWaiting, staffHours: draws(500) }, parts, medianHoursEarlier: 12 },
      { level: 0.9, never: 100, costPerStaffHour: undefined },
    ).earlierPerYear
  expect(figures(none)).toEqual({ value: 150, low: 105, high: 195 })
  expect(figures(draws(0))).toEqual({ value: 150, low: 105, high: 290 })
})
