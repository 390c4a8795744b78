import { describe, expect, it } from 'vitest'
import { beforeAfter, type FactsPair } from '../../../shared/cases/result/beforeAfter.ts'
import { studentQuantile } from '../../../shared/metrics/gamma.ts'
import { firstCounted, matchedWeeks } from '../../../shared/cases/result/matchedWeeks.ts'
import { verdictOf } from '../../../shared/cases/result/verdict.ts'
import { dateOfDayNumber, dayNumberOf } from '../../../shared/calendar/localDate.ts'
import { date } from '../../builders/report.ts'
import { seeded } from '../../staffing/seeded.ts'

const year = 52.18

describe('before and after', () => {
  it('takes the growth of what the change does not touch out of the difference', () => {
    const pairs: FactsPair[] = Array.from({ length: 20 }, () => ({ before: { never: 6, untouched: 20 }, after: { never: 5, untouched: 22 } }))
    const found = beforeAfter(pairs, 0.9)
    expect(found).toMatchObject({ growth: 1.1, before: 6 * year, after: 5 * year })
    expect(found.expected).toBeCloseTo(6.6 * year)
    expect(found.fewer.value).toBeCloseTo(1.6 * year)
    expect(found.fewer.low).toBeLessThan(found.fewer.value)
  })
  it('is never surer than chance allows, however alike the weeks are', () => {
    const width = (weeks: number) => {
      const { low, high } = beforeAfter(
        Array.from({ length: weeks }, () => ({ before: { never: 4, untouched: 0 }, after: { never: 4, untouched: 0 } })),
        0.9,
      ).fewer
      return high - low
    }
    expect(width(26)).toBeGreaterThan(2 * 1.6 * year * Math.sqrt(8 / 26) * 0.99)
    expect(width(10)).toBeGreaterThan(width(40))
  })
  it('uses Student’s t', () => {
    // Tables: 1.833 at 9 degrees of freedom, 1.895 at 7, 1.676 at 50.
    expect(studentQuantile(0.95, 9)).toBeCloseTo(1.833, 2)
    expect(studentQuantile(0.95, 7)).toBeCloseTo(1.895, 2)
    expect(studentQuantile(0.95, 50)).toBeCloseTo(1.676, 2)
  })
})

describe('the verdict', () => {
  const promised = { low: 45, high: 95 }
  it('is outside only where the whole range is', () => {
    expect(verdictOf(promised, { value: 20, low: 2, high: 44 })).toEqual({ verdict: 'below' })
    expect(verdictOf(promised, { value: 130, low: 96, high: 160 })).toEqual({ verdict: 'above' })
  })
  it('is within where the middle is no less than was promised, and something came of it', () => {
    expect(verdictOf(promised, { value: 70, low: 20, high: 120 })).toEqual({ verdict: 'within' })
    expect(verdictOf(promised, { value: 100, low: 60, high: 140 })).toEqual({ verdict: 'within' })
    expect(verdictOf(promised, { value: 70, low: -10, high: 150 })).toEqual({ verdict: 'cannot_tell_yet', reason: 'range_too_wide' })
    expect(verdictOf(promised, { value: 40, low: 20, high: 60 })).toEqual({ verdict: 'cannot_tell_yet', reason: 'range_too_wide' })
  })
})

describe('weeks that are held against each other', () => {
  const input = (began: string, firstDate = '2020-01-01') => ({ began: date(began), firstDate: date(firstDate), hasHours: () => true })
  it('begin four weeks after the first whole week, on the same weekdays a year before', () => {
    expect(firstCounted(date('2026-05-04'))).toBe('2026-06-01')
    expect(firstCounted(date('2026-05-06'))).toBe('2026-06-08')
    const [first] = matchedWeeks(input('2026-05-04'))
    expect([dateOfDayNumber(first!.after), dateOfDayNumber(first!.before)]).toEqual(['2026-06-01', '2025-06-02'])
  })
  it('always lie before the change, and make a year', () => {
    const began = dayNumberOf(date('2026-05-04'))
    const pairs = matchedWeeks(input('2026-05-04'))
    expect(pairs).toHaveLength(52)
    for (const { before, after } of pairs) {
      expect(before + 7).toBeLessThanOrEqual(began)
      expect((after - before) % 364).toBe(0)
    }
  })
  it('are those of a season that was measured before, and of the hours right before and after', () => {
    expect(matchedWeeks(input('2026-05-04', '2026-01-01')).map(({ before }) => dateOfDayNumber(before))[0]).toBe('2026-01-05')
    expect(matchedWeeks({ ...input('2026-05-04'), firstDate: undefined })).toHaveLength(0)
    expect(matchedWeeks({ ...input('2026-05-04'), hasHours: (side) => side === 'after' })).toHaveLength(0)
  })
})

/** Lines of many sizes: a season, weeks that scatter, and a level that drifts from year to year. */
describe('ranges over many invented lines', () => {
  const poisson = (mean: number, random: () => number): number => {
    if (mean > 30) return poisson(mean / 2, random) + poisson(mean / 2, random)
    const limit = Math.exp(-mean)
    let [count, product] = [0, random()]
    for (; product > limit; count++) product *= random()
    return count
  }
  const played = (random: () => number, { weeks, effect, drift }: { weeks: number; effect: number; drift: number }) => {
    const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
    const size = 2 * 40 ** random()
    const growth = Math.exp(0.2 * normal())
    const own = growth * Math.exp(drift * normal())
    const outside = size * (1 + 2 * random())
    const scatter = 0.3 * random()
    const season = (week: number) => 1 + 0.3 * Math.sin((week / 52) * 2 * Math.PI)
    const of = (mean: number, week: number) => poisson(mean * season(week) * Math.exp(scatter * normal() - scatter ** 2 / 2), random)
    const pairs = Array.from({ length: weeks }, (_, week) => ({
      before: { never: of(size, week), untouched: of(outside, week) },
      after: { never: of(size * own * (1 - effect), week), untouched: of(outside * growth, week) },
    }))
    // What the change did in these weeks: their season is part of it.
    const mean = pairs.reduce((sum, _, week) => sum + season(week), 0) / weeks
    return { found: beforeAfter(pairs, 0.9), truth: size * own * effect * mean * year, size: size * year }
  }
  const lines = 800
  it.each([
    { weeks: 8, effect: 0 },
    { weeks: 26, effect: 0 },
    { weeks: 52, effect: 0.25 },
  ])('hold what the change did nine times in ten ($weeks weeks, effect $effect)', ({ weeks, effect }) => {
    const random = seeded(weeks + effect * 100)
    let inside = 0
    for (let line = 0; line < lines; line++) {
      const { found, truth } = played(random, { weeks, effect, drift: 0.03 })
      if (found.fewer.low <= truth && truth <= found.fewer.high) inside++
    }
    expect(inside / lines).toBeGreaterThan(0.87)
    expect(inside / lines).toBeLessThan(0.97)
  })
  it.each([8, 26, 52])('where nothing changed and nothing was promised, say below or above one time in ten at most (%i weeks)', (weeks) => {
    const random = seeded(weeks)
    let wrong = 0
    for (let line = 0; line < lines; line++) {
      const { found } = played(random, { weeks, effect: 0, drift: 0.03 })
      const { verdict } = verdictOf({ low: 0, high: 0 }, found.fewer)
      if (verdict === 'below' || verdict === 'above') wrong++
    }
    expect(wrong / lines).toBeLessThanOrEqual(0.1 + 2 * Math.sqrt(0.09 / lines))
  })
  it('say of a promise that was kept that it was not, one time in ten at most, and of an empty one mostly that it was not', () => {
    const random = seeded(77)
    const tally = { keptWrong: 0, emptyBelow: 0, emptyWithin: 0 }
    for (let line = 0; line < lines; line++) {
      const kept = played(random, { weeks: 52, effect: 0.3, drift: 0.03 })
      const verdict = verdictOf({ low: kept.truth * 0.75, high: kept.truth * 1.25 }, kept.found.fewer).verdict
      if (verdict === 'below' || verdict === 'above') tally.keptWrong++
      const empty = played(random, { weeks: 52, effect: 0, drift: 0.03 })
      const said = verdictOf({ low: empty.size * 0.25, high: empty.size * 0.4 }, empty.found.fewer).verdict
      if (said === 'below') tally.emptyBelow++
      if (said === 'within') tally.emptyWithin++
    }
    expect(tally.keptWrong / lines).toBeLessThan(0.1)
    expect(tally.emptyBelow / lines).toBeGreaterThan(0.6)
    expect(tally.emptyWithin / lines).toBeLessThan(0.05)
  })
})
