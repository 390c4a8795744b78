import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Stretch } from '../../shared/staffing/changingQueue.ts'
import { erlangA } from '../../shared/staffing/erlangA.ts'
import { seeded } from './seeded.ts'
import { solveChangingQueue } from './solveChangingQueue.ts'

const rates = { serviceRate: 1, abandonRate: 2 }
const solve = (stretches: readonly Stretch[], own = rates) => solveChangingQueue({ stretches, ...own })

describe('a queue that changes in time', () => {
  it('comes to rest at Erlang A, long after it opened', () => {
    const { stretches } = solve([
      { length: 20, arrivalRate: 6, staff: 5 },
      { length: 5, arrivalRate: 6, staff: 5 },
    ])
    const resting = erlangA({ arrivalRate: 6, ...rates }, 5)
    expect(stretches[1]!.abandoned / 30).toBeCloseTo(resting.abandoned, 9)
    expect(stretches[1]!.meanWaiting).toBeCloseTo(resting.meanQueue, 9)
    expect(stretches[1]!.meanBusy / 5).toBeCloseTo(resting.occupancy!, 9)
  })
  it('loses fewer than Erlang A says while it fills', () => {
    const [first, resting] = [solve([{ length: 2, arrivalRate: 6, staff: 5 }]), erlangA({ arrivalRate: 6, ...rates }, 5)]
    expect(first.abandoned / 12).toBeLessThan(resting.abandoned * 0.9)
  })
  it('loses nobody from sight: arrived = answered + given up + turned away at the end, and what was taken was served or still is', () => {
    const stretch = fc.record({
      length: fc.double({ min: 0.01, max: 4, noNaN: true }),
      arrivalRate: fc.double({ min: 0, max: 12, noNaN: true }),
      staff: fc.integer({ min: 0, max: 6 }),
    })
    fc.assert(
      fc.property(fc.array(stretch, { minLength: 1, maxLength: 5 }), fc.double({ min: 0.05, max: 20, noNaN: true }), (stretches, abandonRate) => {
        const result = solve(stretches, { serviceRate: 1, abandonRate })
        const finished = result.stretches.reduce((sum, { meanBusy }, n) => sum + meanBusy * stretches[n]!.length, 0)
        expect(result.answered).toBeCloseTo(finished + result.busyAtEnd, 8)
        for (const { abandoned, arrived } of result.stretches) expect(abandoned).toBeGreaterThanOrEqual(-1e-12 * arrived)
      }),
      { seed: 1, numRuns: 100 },
    )
  })
  it('lets who is in conversation finish when staff goes home, without taking the next', () => {
    const busy = { length: 3, arrivalRate: 40, staff: 4 }
    const { stretches } = solve([busy, { length: 0.5, arrivalRate: 0, staff: 1 }])
    // Four conversations end at their own pace; only once three of them have does the last person take somebody who waits.
    expect(stretches[1]!.meanBusy).toBeGreaterThan(2)
    expect(solve([busy, { length: 0.5, arrivalRate: 0, staff: 4 }]).stretches[1]!.meanBusy).toBeGreaterThan(stretches[1]!.meanBusy)
  })
  it('agrees with people and conversations played out one by one', () => {
    const stretches = [
      { length: 1, arrivalRate: 5, staff: 2 },
      { length: 1.5, arrivalRate: 9, staff: 5 },
      { length: 1, arrivalRate: 4, staff: 1 },
    ]
    const played = playedOut(stretches, rates, 20_000)
    const { abandoned, busyAtEnd, waitingAtEnd } = solve(stretches)
    expect(Math.abs(played.abandoned / abandoned - 1)).toBeLessThan(0.01)
    expect(Math.abs(played.waitingAtEnd / waitingAtEnd - 1)).toBeLessThan(0.04)
    expect(Math.abs(played.busyAtEnd / busyAtEnd - 1)).toBeLessThan(0.02)
  })
})

/** Means over many days of a simple simulation, event by event. */
function playedOut(stretches: readonly Stretch[], { serviceRate, abandonRate }: typeof rates, days: number) {
  const next = seeded(7)
  const [abandoned, waitingAtEnd, busyAtEnd] = [0, 0, 0]
  const sums = { abandoned, waitingAtEnd, busyAtEnd }
  for (let day = 0; day < days; day++) {
    let [busy, waiting] = [0, 0]
    for (const { length, arrivalRate, staff } of stretches) {
      const taken = Math.min(waiting, Math.max(0, staff - busy))
      busy += taken
      waiting -= taken
      for (let time = 0; ; ) {
        const rate = arrivalRate + busy * serviceRate + waiting * abandonRate
        time -= Math.log(1 - next()) / rate
        if (time > length) break
        const what = next() * rate
        if (what < arrivalRate) {
          if (busy < staff) busy++
          else waiting++
        } else if (what < arrivalRate + busy * serviceRate) {
          if (waiting > 0 && busy <= staff) waiting--
          else busy--
        } else {
          waiting--
          sums.abandoned++
        }
      }
    }
    sums.waitingAtEnd += waiting
    sums.busyAtEnd += busy
  }
  return { abandoned: sums.abandoned / days, waitingAtEnd: sums.waitingAtEnd / days, busyAtEnd: sums.busyAtEnd / days }
}
