import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { metricRegistry, printedEstimate, printedShare } from '../../shared/metrics/registry.ts'
import { Definitions } from '../../shared/settings/settings.ts'

describe('an estimate as it is printed', () => {
  const printed = (value: number, low: number, high: number) => printedEstimate({ value, low, high })
  it('is whole under 20, by 5 to 200, by 10 above; the range goes outward', () => {
    expect(printed(7.4, 5.6, 11.2)).toEqual({ value: 7, low: 5, high: 12, exact: false })
    expect(printed(72, 66, 83)).toEqual({ value: 70, low: 65, high: 85, exact: false })
    expect(printed(242, 193, 307)).toEqual({ value: 240, low: 190, high: 310, exact: false })
  })
  it('stays what it is where nothing had to be estimated', () => expect(printed(243, 243, 243)).toEqual({ value: 243, low: 243, high: 243, exact: true }))
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

describe('a share as it is printed', () => {
  it('never grows, and a missed one never rounds to all', () => {
    expect([0.9999, 1, 0.29, 0.655].map((share) => printedShare(share))).toEqual([0.99, 1, 0.29, 0.65])
  })
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
