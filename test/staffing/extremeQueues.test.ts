/** Queues at the edges: thousands of people, loads far above the staff, patience of nothing and without end, next to no attempts, no time and all the time. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { erlangA } from '../../shared/staffing/erlangA.ts'
import { blocking } from '../../shared/staffing/erlangB.ts'
import { erlangC } from '../../shared/staffing/erlangC.ts'

type Vector = {
  readonly id: string
  readonly model: string
  readonly in: Readonly<Record<string, number>>
  readonly out: Readonly<Record<string, number | null>>
}
const { vectors } = JSON.parse(readFileSync(new URL('../fixtures/extremeQueues.json', import.meta.url), 'utf8')) as { vectors: readonly Vector[] }
/** Chances of a moment: near nothing they are differences of numbers near one. */
const absolute = new Set(['p_wait_gt_t', 'p_abandon_within_t', 'sl_all'])

function answer({ model, in: given }: Vector): Readonly<Record<string, number | undefined>> {
  const { n = 0, a = 0, lambda = 0, mu = 1, theta = 0, t = 0 } = given
  if (model === 'erlangB') return { p_block: blocking(n, a) }
  if (model === 'erlangC') {
    const queue = erlangC({ arrivalRate: lambda, serviceRate: mu }, n)
    return queue.stable ? { p_wait: queue.waitProbability, e_wait: queue.meanWait, p_wait_gt_t: queue.waitsLongerThan(t) } : {}
  }
  const queue = erlangA({ arrivalRate: lambda, serviceRate: mu, abandonRate: theta }, n)
  const { waitsLonger, abandonedWithin, answeredWithin } = queue.atTime(t)
  return {
    p_wait: queue.waitProbability,
    p_abandon: queue.abandoned,
    e_wait: queue.meanWait,
    e_queue: queue.meanQueue,
    occupancy: queue.occupancy,
    p_wait_gt_t: waitsLonger,
    p_abandon_within_t: abandonedWithin,
    sl_all: answeredWithin,
  }
}

describe('a queue at the edge', () => {
  it.each(vectors.map((vector) => [vector.id, vector] as const))('agrees with a reference of sixty digits: %s', (_id, vector) => {
    const found = answer(vector)
    expect(Object.keys(vector.out).sort()).toEqual(Object.keys(found).sort())
    for (const [name, expected] of Object.entries(vector.out)) {
      const value = found[name]
      if (expected === null) expect(value, name).toBeUndefined()
      else if (absolute.has(name)) expect(Math.abs((value ?? Number.NaN) - expected), name).toBeLessThanOrEqual(1e-10)
      else expect(Math.abs((value ?? Number.NaN) - expected), name).toBeLessThanOrEqual(1e-9 * Math.abs(expected))
    }
  })
  it('of people who never give up, with too few to serve them, only grows', () => {
    for (const staff of [0, 5, 10]) {
      const queue = erlangA({ arrivalRate: 10, serviceRate: 1, abandonRate: 0 }, staff)
      expect([queue.waitProbability, queue.meanWait, queue.meanQueue]).toEqual([1, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY])
      expect(queue.abandoned).toBe(1 - staff / 10)
      expect(queue.atTime(1e9)).toEqual({ waitsLonger: 1, abandonedWithin: 0, answeredWithin: 0 })
    }
  })
  it('of people who hardly ever give up, exactly as large as the staff can take, is as long as its own spread says', () => {
    // A normal distribution cut off at nobody has its mean at sqrt(2 / pi) spreads.
    const { meanQueue, abandoned } = erlangA({ arrivalRate: 10, serviceRate: 1, abandonRate: 1e-16 }, 10)
    expect(meanQueue / (Math.sqrt(2 / Math.PI) * Math.sqrt(10 / 1e-16))).toBeCloseTo(1, 6)
    expect(abandoned).toBeLessThan(1e-6)
  })
  it('of people who never wait answers, loses or keeps each of them at any moment', () => {
    const queue = erlangA({ arrivalRate: 10, serviceRate: 1, abandonRate: Number.POSITIVE_INFINITY }, 10)
    const blocked = blocking(10, 10)
    expect(queue.atTime(0)).toEqual({ waitsLonger: blocked, abandonedWithin: 0, answeredWithin: 1 - blocked })
    expect(queue.atTime(1)).toEqual({ waitsLonger: 0, abandonedWithin: blocked, answeredWithin: 1 - blocked })
    expect(queue.meanWait).toBe(0)
  })
})
