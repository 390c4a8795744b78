import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Retries, retryChances } from '../../../../shared/cases/evidence/returns/retries.ts'
import { onlyHere, throughAtLast } from '../../../../shared/staffing/throughAtLast.ts'
import { presentPlaces, retryPlaces } from '../../../../shared/cases/evidence/returns/retryPlaces.ts'

const share = fc.double({ min: 0, max: 0.99, noNaN: true })

describe('who does not get through at once', () => {
  it('gets through in the end as in the worked example: 40 turned away, 22 of them never reached, q 0.8, rho 0.5', () => {
    const [n, m] = [40, 22]
    const through = throughAtLast(0.8, 0.5, onlyHere)
    expect(through).toBeCloseTo(0.8889, 4)
    expect(m * through).toBeCloseTo(19.56, 2)
    expect((n - m) * (1 - through)).toBeCloseTo(2, 2)
    expect(m * through - (n - m) * (1 - through)).toBeCloseTo(17.56, 2)
    expect((n - m) * through).toBeCloseTo(16, 2)
  })
  it('is never worse off for trying again, and better with each chance', () => {
    fc.assert(
      fc.property(share, share, (answered, again) => {
        const through = throughAtLast(answered, again, onlyHere)
        expect(through).toBeGreaterThanOrEqual(answered - 1e-12)
        expect(through).toBeLessThanOrEqual(1 + 1e-12)
        expect(throughAtLast(answered, again, { ...onlyHere, same: 0.5, closed: 0.5 })).toBeLessThanOrEqual(through + 1e-12)
      }),
      { seed: 1, numRuns: 200 },
    )
  })

  const seen: Retries = {
    again: { yes: 60, of: 100 },
    withinDay: { yes: 45, of: 100 },
    gapHours: Float64Array.of(0.1, 0.2, 4, 20),
    answered: { yes: 300, of: 400 },
    reachedAfterBoth: { yes: 8, of: 16 },
  }
  it('tries again in the same hours, in others, or finds it closed: by how long people wait until they do', () => {
    const isOpen = (slot: number) => slot % 48 >= 18 && slot % 48 < 34
    // An evening from seven to ten: after minutes it goes on, after four hours nobody is there, and twenty hours later it is the afternoon.
    const places = retryPlaces([38, 39, 40, 41, 42, 43], isOpen, seen, { open: 0.8, closed: 0.3 })
    expect(places.same).toBeCloseTo(0.5, 1)
    expect(places.open).toBeCloseTo(0.13, 1)
    expect(places.same + places.open + places.closed).toBeCloseTo(1, 12)
    const alone = retryPlaces([38], isOpen, seen, { open: 0.8, closed: 0.3 })
    expect(alone.same).toBeLessThan(places.same)
  })
  it('of the present hours meets the same chance again while it is open', () => {
    const open = Uint8Array.from({ length: 336 }, (_, slot) => (slot % 48 >= 18 && slot % 48 < 34 ? 1 : 0))
    const places = presentPlaces(open, seen, 0.3)
    expect(places.open).toBe(0)
    expect(places.same + places.closed).toBeCloseTo(1, 12)
    expect(places.throughClosed).toBe(0.3)
  })
  it('is drawn around what was seen, four imagined people among them', () => {
    expect(retryChances(seen)).toEqual({ again: 62 / 104, withinDay: ((62 / 104) * 45) / 60, persistent: 10 / 20 })
    const nothing = { yes: 0, of: 0 }
    expect(retryChances({ ...seen, again: nothing, withinDay: nothing, reachedAfterBoth: nothing })).toEqual({ again: 0.5, withinDay: 0.5, persistent: 0.5 })
  })
})
