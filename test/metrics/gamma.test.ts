import { describe, expect, it } from 'vitest'
import { gammaP, gammaQuantile, logGamma, poissonRange } from '../../shared/metrics/gamma.ts'

describe('the gamma function', () => {
  it('is the factorial', () => {
    let product = 1
    for (let n = 1; n <= 30; n++) {
      product *= n
      expect(Math.exp(logGamma(n + 1)) / product).toBeCloseTo(1, 11)
    }
  })
  it('of whole shape is one minus a Poisson sum', () => {
    for (const [a, x] of [
      [1, 0.3],
      [3, 2.5],
      [10, 4],
      [10, 25],
      [60, 70],
    ] as const) {
      let term = Math.exp(-x)
      let sum = 0
      for (let k = 0; k < a; k++) {
        sum += term
        term *= x / (k + 1)
      }
      expect(gammaP(a, x)).toBeCloseTo(1 - sum, 12)
    }
  })
  it('quantile undoes the probability', () => {
    for (const a of [0.5, 1, 3, 10, 100, 2500]) for (const p of [0.001, 0.05, 0.5, 0.95, 0.999]) expect(gammaP(a, gammaQuantile(a, p))).toBeCloseTo(p, 10)
  })
})

describe('the exact range of a Poisson count (Garwood 1936)', () => {
  // Table values for 95 %: 0 -> 0..3.689, 1 -> 0.0253..5.572, 10 -> 4.795..18.39, 50 -> 37.11..65.92
  it.each([
    [0, 0, 3.689],
    [1, 0.0253, 5.572],
    [10, 4.795, 18.39],
    [50, 37.11, 65.92],
  ])('of %i runs from %d to %d', (count, low, high) => {
    const range = poissonRange(count, 0.95)
    expect(range.low).toBeCloseTo(low, 2)
    expect(range.high).toBeCloseTo(high, 2)
  })
})
