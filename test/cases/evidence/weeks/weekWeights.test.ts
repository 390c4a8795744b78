import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../../../shared/cases/evidence/seededRandom.ts'
import { lagOneCorrelation, weekWeights } from '../../../../shared/cases/evidence/weeks/weekWeights.ts'

const draws = 4000
const scatterOf = (totals: readonly number[]) => {
  const weights = weekWeights(seededRandom('weeks'), totals, draws)
  const sums = Float64Array.from({ length: draws }, (_, draw) => totals.reduce((sum, own, week) => sum + own * weights[draw * totals.length + week]!, 0))
  const mean = sums.reduce((sum, own) => sum + own, 0) / draws
  return { mean, deviation: Math.sqrt(sums.reduce((sum, own) => sum + (own - mean) ** 2, 0) / draws) }
}

describe('the weight of each week', () => {
  it('leaves totals as they are on average, also of few weeks', () => {
    expect(scatterOf([5, 9, 2, 7, 7, 4, 8, 6]).mean).toBeCloseTo(48, 0)
  })
  it.each([8, 26, 52])('scatters the total of %i weeks by half of what they differ by', (weeks) => {
    const random = seededRandom('counts')
    const totals = Array.from({ length: weeks }, () => Math.floor(12 * random.next()))
    const mean = totals.reduce((sum, own) => sum + own, 0) / weeks
    const unbiased = totals.reduce((sum, own) => sum + (own - mean) ** 2, 0) / (weeks - 1)
    expect(scatterOf(totals).deviation / Math.sqrt(weeks * unbiased)).toBeCloseTo(0.5, 1)
  })
  it('is shared by four weeks where neighbouring weeks are alike', () => {
    const season = Array.from({ length: 24 }, (_, week) => 10 + 6 * Math.sin(week / 4))
    expect(lagOneCorrelation(season)).toBeGreaterThan(0.3)
    const weights = weekWeights(seededRandom('weeks'), season, 1)
    expect(new Set(weights).size).toBe(6)
    expect(lagOneCorrelation([1, 0, 1, 0, 1, 0])).toBeLessThan(0)
    expect(lagOneCorrelation([3, 3, 3])).toBe(0)
  })
})
