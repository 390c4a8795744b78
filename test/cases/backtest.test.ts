import { describe, expect, it } from 'vitest'
import { backtestOf, predictedCount } from '../../shared/cases/backtest.ts'
import { handMadeEvidence } from '../builders/handMadeEvidence.ts'
import { date } from '../builders/report.ts'
import { seeded } from '../staffing/seeded.ts'

const blocks = [{ weekday: 6, from: 1200, until: 1380, staff: 2 }]
const year = { from: date('1970-01-01'), to: date('1970-12-30') } // 52 weeks, day 0 first
const withWeeks = (byWeek: readonly number[]) => handMadeEvidence({ perWeek: () => 0, byWeek })
const weeks = (count: number, each: (week: number) => number) => Array.from({ length: count }, (_, week) => each(week))

function poisson(mean: number, random: () => number): number {
  if (mean > 30) return poisson(mean / 2, random) + poisson(mean / 2, random)
  const limit = Math.exp(-mean)
  let [count, product] = [0, random()]
  for (; product > limit; count++) product *= random()
  return count
}
/** A gamma of mean 1: more weeks above and below than chance has them. */
function level(shape: number, random: () => number): number {
  let sum = 0
  for (let n = 0; n < shape; n++) sum -= Math.log(1 - random())
  return sum / shape
}

describe('the backtest', () => {
  it('fits on the first three quarters and is held against the last', () => {
    const found = backtestOf(withWeeks(weeks(52, () => 1)), blocks, year)!
    expect(found).toMatchObject({ fittedTo: '1970-09-30', checkedFrom: '1970-10-01', checkedTo: '1970-12-30', happened: 13, isInside: true })
    expect(found.predicted.value).toBeCloseTo((39.5 * 13) / 39)
  })
  it('fails where the needs stopped coming', () => {
    expect(backtestOf(withWeeks(weeks(52, (week) => (week < 39 ? 3 : 0))), blocks, year)?.isInside).toBe(false)
  })
  it('says nothing of a few weeks, or of no hours', () => {
    expect(backtestOf(withWeeks(weeks(7, () => 3)), blocks, { from: date('1970-01-01'), to: date('1970-02-18') })).toBeUndefined()
    expect(backtestOf(withWeeks(weeks(52, () => 3)), [], year)).toBeUndefined()
  })
  it('predicts wider where less was seen and where weeks scatter', () => {
    const width = (needs: number, dispersion: number) => {
      const { value, low, high } = predictedCount({ needs, exposureWeeks: 39, dispersion }, 13, 0.9)
      return (high - low) / value
    }
    expect(width(30, 1)).toBeGreaterThan(width(300, 1))
    expect(width(100, 2)).toBeGreaterThan(width(100, 1))
  })
  const shareInside = (lines: number, drift: number, seed: number) => {
    const random = seeded(seed)
    const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
    let inside = 0
    for (let line = 0; line < lines; line++) {
      const needsAWeek = 0.5 * 120 ** random()
      const shape = random() < 0.5 ? undefined : 4 + Math.floor(random() * 20)
      const last = Math.exp(drift * normal())
      const counts = weeks(52, (week) => poisson(needsAWeek * (week < 39 ? 1 : last) * (shape === undefined ? 1 : level(shape, random)), random))
      if (backtestOf(withWeeks(counts), blocks, year)?.isInside) inside++
    }
    return inside / lines
  }
  it('holds nine times in ten, on lines of every size whose weeks scatter and whose level drifts by a twentieth', () => {
    const lines = 1600
    expect(Math.abs(shareInside(lines, 0.05, 21) - 0.9)).toBeLessThanOrEqual(2 * Math.sqrt((0.9 * 0.1) / lines))
  })
  it('holds at least that where the level stays the same, and not where it changes by a third', () => {
    expect(shareInside(800, 0, 22)).toBeGreaterThan(0.88)
    expect(shareInside(800, 0.33, 23)).toBeLessThan(0.8)
  })
})
