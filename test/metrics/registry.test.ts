import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { metricRegistry, printedCost, printedEstimate, printedRate, printedShare, printedShareUp } from '../../shared/metrics/registry.ts'
import { Definitions } from '../../shared/settings/settings.ts'

describe('an estimate as it is printed', () => {
  const printed = (value: number, low: number, high: number) => printedEstimate({ value, low, high })
  it('is whole under 20, by 5 to 200, by 10 above; the range goes outward', () => {
    expect(printed(7.4, 5.6, 11.2)).toEqual({ value: 7, low: 5, high: 12, exact: false })
    expect(printed(72, 66, 83)).toEqual({ value: 70, low: 65, high: 85, exact: false })
    expect(printed(242, 193, 307)).toEqual({ value: 240, low: 190, high: 310, exact: false })
  })
  it('stays what it is where nothing had to be estimated', () => expect(printed(243, 243, 243)).toEqual({ value: 243, low: 243, high: 243, exact: true }))
  it('is no more than it can be, however it is rounded', () => {
    expect(printedEstimate({ value: 103.4, low: 96, high: 104 }, 104)).toEqual({ value: 104, low: 95, high: 104, exact: false })
    expect(printedEstimate({ value: 98, low: 91, high: 102 }, 104)).toEqual({ value: 100, low: 90, high: 104, exact: false })
  })
  it('is unknown where the data cannot say', () => expect(printedEstimate({ value: null, low: null, high: null })).toBeNull())
  it('always lies inside its range, and the range holds the range it came from', () => {
    const number = fc.double({ min: 0, max: 1e6, noNaN: true })
    fc.assert(
      fc.property(fc.tuple(number, number, number), (numbers) => {
        const [low = 0, value = 0, high = 0] = numbers.toSorted((a, b) => a - b)
        const rounded = printed(value, low, high)!
        expect(rounded.low).toBeLessThanOrEqual(rounded.value)
        expect(rounded.value).toBeLessThanOrEqual(rounded.high)
        expect(rounded.low).toBeLessThanOrEqual(low + 0.01)
        expect(rounded.high).toBeGreaterThanOrEqual(high - 0.01)
      }),
      { seed: 1, numRuns: 500 },
    )
  })
})

describe('a difference as it is printed', () => {
  it('is rounded by its size below zero too, outward, and never as a zero with a minus', () => {
    expect(printedEstimate({ value: -72, low: -83, high: -66 })).toEqual({ value: -70, low: -85, high: -65, exact: false })
    expect(printedEstimate({ value: -0.2, low: -0.4, high: -0.1 })).toEqual({ value: 0, low: -1, high: 0, exact: false })
  })
})

describe('a rate and a cost as they are printed', () => {
  it('a rate is to a tenth under 20, its range outward', () => {
    expect(printedRate({ value: 2.234, low: 1.46, high: 3.01 })).toEqual({ value: 2.2, low: 1.4, high: 3.1, exact: false })
    expect(printedRate({ value: 42.3, low: 19.96, high: 61 })).toEqual({ value: 40, low: 19.9, high: 65, exact: false })
    expect(printedRate({ value: null, low: null, high: null })).toBeNull()
  })
  it('a cost is like an estimate, and an end it does not have stays away', () => {
    expect(printedCost({ value: 182.4, low: 131, high: 279 })).toEqual({ value: 180, low: 130, high: 280 })
    expect(printedCost({ value: null, low: 131, high: null })).toEqual({ value: null, low: 130, high: null })
  })
})

describe('a share as it is printed', () => {
  it('never grows, and a missed one never rounds to all', () => {
    expect([0.9999, 1, 0.29, 0.655].map((share) => printedShare(share))).toEqual([0.99, 1, 0.29, 0.65])
  })
})

describe('the upper end of a range of shares', () => {
  it('is rounded up, and never above all', () => expect([0.401, 0.4, 1.2].map(printedShareUp)).toEqual([0.41, 0.4, 1]))
})

describe('the registry', () => {
  const definitions = Definitions.parse({ from: '2020-01-01', shortSeconds: 15 })
  it('names and defines every metric in both languages, with the settings that hold', () => {
    for (const { name, definition } of metricRegistry.values()) {
      const { nl, en } = definition(definitions)
      for (const text of [name.nl, name.en, nl, en]) expect(text.length).toBeGreaterThan(3)
    }
    expect(metricRegistry.get('short')?.definition(definitions).nl).toContain('15 seconden')
  })
})
