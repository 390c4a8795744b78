import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ClosedNeeds } from '../../../../shared/cases/evidence/needs/closedNeeds.ts'
import { nextOpening, type Openings } from '../../../../shared/cases/evidence/weeks/openings.ts'
import { sooner } from '../../../../shared/cases/evidence/returns/planReturns.ts'
import { returnChance, returnsFit } from '../../../../shared/cases/evidence/returns/returnsFit.ts'
import { seededRandom } from '../../../../shared/cases/evidence/seededRandom.ts'

const hour = 3600
/** Open from nine to five on every other day, so that the next opening is now near and now far. */
const openings: Openings = {
  from: Float64Array.from({ length: 400 }, (_, n) => (n * 48 + 9) * hour),
  until: Float64Array.from({ length: 400 }, (_, n) => (n * 48 + 17) * hour),
}

/** People who meet a closed line at any moment and come back with the chance r0 exp(-g / tau). */
function inventedNeeds(count: number, share: number, tauHours: number, seed: string): ClosedNeeds {
  const random = seededRandom(seed)
  const first = [0]
  const at: number[] = []
  for (let need = 0; need < count; need++) {
    const opening = Math.floor(random.next() * 390)
    const moment = openings.until[opening]! + random.next() * 40 * hour
    at.push(moment)
    const opens = openings.from[nextOpening(openings, moment)]!
    if (random.next() < share * Math.exp(-(opens - moment) / hour / tauHours)) at.push(opens + random.next() * hour)
    first.push(at.length)
  }
  const whatMet = Uint8Array.from(at, (_, place) => (first.includes(place) ? 0 : 2))
  const none = new Float64Array(count)
  return {
    length: count,
    week: new Int32Array(count),
    person: Int32Array.from(none, (_, n) => n),
    never: none,
    reachedAt: none,
    first: Int32Array.from(first),
    at: Float64Array.from(at),
    slot: new Int16Array(at.length),
    met: whatMet,
    isInReach: new Uint8Array(at.length),
    people: { timesReached: new Uint16Array(count), neverByWeek: new Float64Array(1), all: count },
  }
}

describe('who comes back at the next opening', () => {
  it.each([
    [0.7, 30],
    [0.4, 12],
    [0.9, 60],
  ])('is found again from what they did: r0 %f, tau %i hours', (share, tauHours) => {
    const fit = returnsFit(inventedNeeds(1500, share, tauHours, 'many'), openings, () => true)!
    for (const hours of [4, 16, 36]) expect(returnChance(fit.middle, hours)).toBeCloseTo(share * Math.exp(-hours / tauHours), 1)
    expect(fit.seen).toBe(1500)
  })
  it('holds the truth in its range nine times in ten', () => {
    let inside = 0
    const lines = 60
    for (let line = 0; line < lines; line++) {
      const fit = returnsFit(inventedNeeds(90, 0.6, 24, `line ${line}`), openings, () => true)!
      const chances = fit.sample.map((shape) => returnChance(shape, 6)).sort((a, b) => a - b)
      const truth = 0.6 * Math.exp(-6 / 24)
      if (chances[1]! <= truth && truth <= chances.at(-2)!) inside++
    }
    expect(inside / lines).toBeGreaterThan(0.82)
  })
  it('is not known from fewer than thirty, nor from openings of which a part was not measured', () => {
    expect(returnsFit(inventedNeeds(29, 0.6, 24, 'few'), openings, () => true)).toBeUndefined()
    expect(returnsFit(inventedNeeds(200, 0.6, 24, 'some'), openings, () => false)).toBeUndefined()
  })
  it('of a nearer opening brings some, of an equal one nobody, and never more than there are', () => {
    const hours = fc.double({ min: 0.5, max: 100, noNaN: true })
    fc.assert(
      fc.property(fc.double({ min: 0.05, max: 0.95, noNaN: true }), hours, hours, hours, (share, tauHours, present, planned) => {
        const chance = sooner({ share, tauHours }, present, planned)
        expect(chance).toBeGreaterThanOrEqual(0)
        expect(chance).toBeLessThanOrEqual(1)
        if (planned >= present) expect(chance).toBe(0)
      }),
      { seed: 3, numRuns: 200 },
    )
  })
})
