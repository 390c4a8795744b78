import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { poissonRange } from '../../shared/metrics/gamma.ts'
import { countQuantile, countRange, dispersionOf } from '../../shared/staffing/dispersion.ts'
import { forecast, type Week } from '../../shared/staffing/forecast.ts'
import { rateRange, weekRates } from '../../shared/staffing/weekRates.ts'
import { seeded } from './seeded.ts'

const always = () => true
const cells = Array.from({ length: 168 }, (_, cell) => cell)
/** A week with quiet nights, busy evenings and a quieter weekend. */
const truth = (cell: number) => (cell % 24 < 8 ? 0.2 : cell % 24 < 18 ? 1 : 2.5) * (cell >= 120 ? 0.6 : 1)

function poisson(mean: number, next: () => number): number {
  let [count, chance] = [0, Math.exp(-mean)]
  for (let total = chance, at = next(); total < at && count < 1000; total += chance) chance *= mean / ++count
  return count
}
const madeWeek = (next: () => number, level: number): Week => ({
  counts: cells.map((cell) => poisson(truth(cell) * level, next)),
  exposureHours: cells.map(() => 1),
  holidays: [],
})

describe('rates by hour of the week', () => {
  const seen = (weeks: number, next: () => number, level = 1) => ({
    counts: cells.map((cell) => poisson(truth(cell) * weeks * level, next)),
    exposureHours: cells.map(() => weeks),
    isOpen: always,
  })
  it('lie nearer the truth than counts alone, when little was seen', () => {
    const next = seeded(3)
    let [shrunk, plain] = [0, 0]
    for (let line = 0; line < 20; line++) {
      const week = seen(4, next, 0.3)
      const { cells: rates } = weekRates(week)
      for (const cell of cells) {
        shrunk += (rates[cell]!.mean - truth(cell) * 0.3) ** 2
        plain += (week.counts[cell]! / 4 - truth(cell) * 0.3) ** 2
      }
    }
    expect(shrunk / plain).toBeLessThan(0.25)
  })
  it('keep to what was seen where it deviates and much was seen', () => {
    const counts = cells.map((cell) => (cell === 70 ? 4000 : 400 * truth(cell)))
    const { cells: rates } = weekRates({ counts, exposureHours: cells.map(() => 400), isOpen: always })
    expect(rates[70]!.mean).toBeGreaterThan(9.5)
  })
  it('have ranges that hold nine times in ten', () => {
    const next = seeded(11)
    let [inside, all] = [0, 0]
    for (let line = 0; line < 30; line++) {
      const { cells: rates } = weekRates(seen(13, next))
      for (const cell of cells) {
        const { low, high } = rateRange(rates[cell]!, 0.9)
        if (low <= truth(cell) && truth(cell) <= high) inside++
        all++
      }
    }
    expect(inside / all).toBeGreaterThan(0.86)
    expect(inside / all).toBeLessThan(0.99)
  })
  it('of hours never measured come from the margins, and of a class never measured do not exist', () => {
    const { cells: rates } = weekRates({
      counts: cells.map(() => 5),
      exposureHours: cells.map((cell) => (cell === 3 || cell >= 160 ? 0 : 5)),
      isOpen: (cell) => cell < 160,
    })
    expect(rates[3]!.mean).toBeGreaterThan(0.8)
    expect(rates[165]).toBeUndefined()
  })
  it('do not take a clock change for a quiet hour', () => {
    const once = weekRates({ counts: cells.map((cell) => (cell === 2 ? 0 : 10)), exposureHours: cells.map((cell) => (cell === 2 ? 0 : 10)), isOpen: always })
    expect(once.cells[2]!.mean).toBeCloseTo(1, 1)
  })
})

describe('the scatter of counts', () => {
  it('is one by chance and more where weeks differ', () => {
    const next = seeded(5)
    const cellsOf = (spread: () => number) => Array.from({ length: 2000 }, () => ({ seen: poisson(8 * spread(), next), expected: 8 }))
    expect(
      dispersionOf(
        cellsOf(() => 1),
        0,
      ),
    ).toBeCloseTo(1, 1)
    expect(
      dispersionOf(
        cellsOf(() => (next() < 0.5 ? 0.5 : 1.5)),
        0,
      ),
    ).toBeGreaterThan(2.5)
    expect(dispersionOf([{ seen: 50, expected: 0.5 }], 0)).toBe(1)
  })
  it('widens a range, and a range holds at least as often as it says', () => {
    fc.assert(
      fc.property(fc.double({ min: 8, max: 600, noNaN: true }), fc.double({ min: 1, max: 5, noNaN: true }), (mean, dispersion) => {
        const [narrow, wide] = [countRange(mean, 1, 0.9), countRange(mean, dispersion, 0.9)]
        expect(wide.high).toBeGreaterThanOrEqual(narrow.high)
        expect(wide.low).toBeLessThanOrEqual(narrow.low)
        expect(narrow.low).toBeLessThanOrEqual(mean + 1)
        expect(narrow.high).toBeGreaterThanOrEqual(mean - 1)
      }),
      { seed: 1, numRuns: 300 },
    )
    expect([countQuantile(3, 1, 0.05), countQuantile(3, 1, 0.95)]).toEqual([1, 6])
    expect(poissonRange(3, 0.9).high).toBeCloseTo(7.7537, 4)
  })
})

describe('a forecast', () => {
  const weeksOf = (count: number, seed: number, levelOf: (week: number) => number) => {
    const next = seeded(seed)
    return Array.from({ length: count }, (_, week) => madeWeek(next, levelOf(week)))
  }
  it('does not exist before eight complete weeks', () =>
    expect(
      forecast(
        weeksOf(7, 1, () => 1),
        always,
      ),
    ).toBeUndefined())
  it('of a steady line is its mean, and beats last week as a guess', () => {
    const { forecast: made, scores } = forecast(
      weeksOf(30, 2, () => 1),
      always,
    )!
    const total = cells.reduce((sum, cell) => sum + made.perHour(cell)!, 0)
    expect(total / cells.reduce((sum, cell) => sum + truth(cell), 0)).toBeCloseTo(1, 1)
    expect(scores!.mean.pinball.middle / scores!.naive.pinball.middle).toBeLessThan(0.8)
    expect(scores!.level.inside).toBeGreaterThan(0.85)
  })
  it('follows a line that grows, where the mean lags behind', () => {
    const { forecast: made, scores } = forecast(
      weeksOf(40, 3, (week) => 1 + week / 20),
      always,
    )!
    expect(made.method).toBe('level')
    expect(scores!.level.pinball.middle).toBeLessThan(scores!.mean.pinball.middle)
    const total = cells.reduce((sum, cell) => sum + made.perHour(cell)!, 0)
    expect(total / cells.reduce((sum, cell) => sum + truth(cell), 0)).toBeGreaterThan(2.5)
  })
  it('knows holidays by what they did before, carefully', () => {
    const quiet: Week['holidays'] = Array.from({ length: 10 }, (_, hour) => ({ kind: 'general', cell: 8 + hour, count: 0, exposureHours: 1 }))
    const weeks = weeksOf(20, 4, () => 3).map((week, n) => (n % 5 === 0 ? { ...week, holidays: quiet } : week))
    const { holiday } = forecast(weeks, always)!.forecast
    expect(holiday('general').factor).toBeLessThan(0.15)
    expect(holiday('never seen')).toEqual({ factor: 1, seen: 0 })
  })
  it('never looks ahead: the scores of the past stay as they were', () => {
    const weeks = weeksOf(20, 5, () => 1)
    expect(forecast(weeks.slice(0, 20), always)!.scores).toEqual(forecast(weeks, always)!.scores)
  })
})
