import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gammaQuantile, poissonRange } from '../../shared/metrics/gamma.ts'
import { countQuantile, countRange, dispersionOf } from '../../shared/staffing/dispersion.ts'
import { fitted, forecast, scatterOf, type Week } from '../../shared/staffing/forecast.ts'
import { weekRates } from '../../shared/staffing/weekRates.ts'
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
        const { shape, exposure } = rates[cell]!
        const [low, high] = [gammaQuantile(shape, 0.05) / exposure, gammaQuantile(shape, 0.95) / exposure]
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
  it('of a line that brings little follows it too: the lower guess is not the better one because most hours bring nobody', () => {
    const next = seeded(8)
    const grown = (week: number) => (1 + week / 25) / 8
    const { forecast: made } = forecast(
      Array.from({ length: 26 }, (_, week) => madeWeek(next, grown(week))),
      always,
    )!
    const total = cells.reduce((sum, cell) => sum + made.perHour(cell)!, 0)
    expect(made.method).toBe('level')
    expect(total / cells.reduce((sum, cell) => sum + truth(cell) * grown(26), 0)).toBeGreaterThan(0.85)
  })
  /** Weeks to come of many lines: how often their total lies within nine in ten, and how far all forecasts together are off. */
  const foreseen = (levelsOf: (next: () => number) => readonly number[], seed: number) => {
    let [inside, all, expected, seen] = [0, 0, 0, 0]
    for (let line = 0; line < 50; line++) {
      const next = seeded(seed + line)
      const weeks = levelsOf(next).map((level) => madeWeek(next, level))
      const made = fitted(weeks.slice(0, 26), always, 'level')
      const mean = cells.reduce((sum, cell) => sum + made.perHour(cell)!, 0)
      const { low, high } = countRange(mean, scatterOf(made, mean), 0.9)
      for (const week of [26, 27, 29]) {
        const total = cells.reduce((sum, cell) => sum + weeks[week]!.counts[cell]!, 0)
        if (low <= total && total <= high) inside++
        all++
        expected += mean
        seen += total
      }
    }
    return { inside: inside / all, ratio: expected / seen }
  }
  const ofWeeks = (next: () => number, levelAfter: (level: number, bend: number) => number) => {
    let level = 1
    // The sum of a dozen uniform draws, less six, is near enough to a normal one.
    const normal = () => Array.from({ length: 12 }, next).reduce((sum, own) => sum + own, -6)
    return Array.from({ length: 30 }, () => (level = levelAfter(level, normal())))
  }
  it.each([
    ['is steady', () => 1],
    ['jumps now and then', (level: number, bend: number) => (Math.abs(bend) > 1.55 ? Math.exp(bend / 4) : level)],
    ['wanders', (level: number, bend: number) => level * Math.exp(0.12 * bend)],
    ['differs from week to week', (_level: number, bend: number) => Math.exp(0.2 * bend)],
  ] as const)('holds the weeks to come of a line that %s, and is right on average', (_, levelAfter) => {
    const { inside, ratio } = foreseen((next) => ofWeeks(next, levelAfter), 400)
    expect(inside).toBeGreaterThan(0.8)
    expect(Math.abs(Math.log(ratio))).toBeLessThan(Math.log(1.08))
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
