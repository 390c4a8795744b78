import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { kaplanMeierQuantile, quantileOfSorted, Histogram } from '../../shared/metrics/quantile.ts'

describe('quantiles', () => {
  it('of a histogram are those of the sorted values', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 60 }), fc.double({ min: 0, max: 1, noNaN: true }), (values, share) => {
        const histogram = new Histogram(400)
        for (const value of values) histogram.add(value)
        expect(histogram.quantile(share)).toBeCloseTo(
          quantileOfSorted(
            values.toSorted((a, b) => a - b),
            share,
          )!,
          9,
        )
        expect(histogram.atMost(120)).toBe(values.filter((value) => value <= 120).length)
        expect(histogram.mean()).toBeCloseTo(values.reduce((sum, value) => sum + value, 0) / values.length)
      }),
      { seed: 6, numRuns: 200 },
    )
  })
  it('of nothing are unknown, never 0', () => {
    expect(quantileOfSorted([], 0.5)).toBeNull()
    expect(new Histogram(10).quantile(0.5)).toBeNull()
    expect(new Histogram(10).mean()).toBeNull()
  })
})

describe('Kaplan-Meier', () => {
  const columns = (events: number[], dropOuts: number[]) => {
    const of = (values: number[]) => values.reduce((counts, value) => counts.fill(counts[value]! + 1, value, value + 1), new Uint32Array(50))
    return [of(events), of(dropOuts)] as const
  }
  it('without drop-outs is the plain quantile', () => expect(kaplanMeierQuantile(...columns([1, 2, 3, 4, 5, 6], []), 0.5)).toBe(3))
  it('gives drop-outs their due: they had not had the event yet', () => {
    // At risk 6,5,3,2: S = 5/6, 5/6*2/3 = 0.556, then 0.278 at 20.
    expect(kaplanMeierQuantile(...columns([5, 10, 20], [7, 7, 30]), 0.5)).toBe(20)
  })
  it('is unknown when too few had the event', () => expect(kaplanMeierQuantile(...columns([3], [10, 10, 10]), 0.5)).toBeNull())
})
