import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { erlangA } from '../../shared/staffing/erlangA.ts'
import { blocking } from '../../shared/staffing/erlangB.ts'
import { erlangC } from '../../shared/staffing/erlangC.ts'
import { fewestStaff } from '../../shared/staffing/fewestStaff.ts'
import type { ImpatientDemand } from '../../shared/staffing/impatientQueue.ts'

type Numbers = Readonly<Record<string, number>>
type Vector = { readonly id: string; readonly model: string; readonly in: Numbers; readonly out: Readonly<Record<string, number | boolean | null>> }
const { vectors } = JSON.parse(readFileSync(new URL('../fixtures/queueing.json', import.meta.url), 'utf8')) as { vectors: readonly Vector[] }
const absolute = new Set(['p_wait_gt_t', 'p_abandon_within_t', 'sl', 'sl_all', 'sl_excl_ab_within_t', 'sl_served'])

function answer({ model, in: given }: Vector): Readonly<Record<string, number | boolean | null | undefined>> {
  const { n = 0, a = 0, lambda = 0, mu = 1, theta = 0, t = 0 } = given
  const demand = { arrivalRate: lambda, serviceRate: mu, abandonRate: theta }
  switch (model) {
    case 'erlangB': {
      const blocked = blocking(n, a)
      return { p_block: blocked, carried: a * (1 - blocked), occupancy: n === 0 ? null : (a * (1 - blocked)) / n }
    }
    case 'erlangC': {
      const queue = erlangC(demand, n)
      if (!queue.stable) return { stable: false }
      const longer = queue.waitsLongerThan(t)
      const { waitProbability: p_wait, meanWait: e_wait, meanWaitOfWaiting: e_wait_given_wait, meanQueue: e_queue, occupancy } = queue
      return { stable: true, p_wait, e_wait, e_wait_given_wait, e_queue, occupancy, p_wait_gt_t: longer, sl: 1 - longer }
    }
    case 'erlangA': {
      const queue = erlangA(demand, n)
      const { waitsLonger, abandonedWithin, answeredWithin } = queue.atTime(t)
      return {
        p_wait: queue.waitProbability,
        p_abandon: queue.abandoned,
        p_abandon_given_wait: queue.abandonedOfWaiting,
        e_wait: queue.meanWait,
        e_wait_served: queue.meanWaitOfAnswered,
        e_queue: queue.meanQueue,
        occupancy: queue.occupancy,
        p_wait_gt_t: waitsLonger,
        p_abandon_within_t: abandonedWithin,
        sl_all: answeredWithin,
        sl_excl_ab_within_t: answeredWithin / (1 - abandonedWithin),
        sl_served: answeredWithin / (1 - queue.abandoned),
      }
    }
    case 'minAgentsB':
      return { n: fewestStaff((staff) => blocking(staff, a) <= given['max_block']!, a) }
    case 'minAgentsC':
      return {
        n: fewestStaff((staff) => {
          const queue = erlangC(demand, staff)
          return queue.stable && 1 - queue.waitsLongerThan(t) >= given['min_sl']!
        }, lambda / mu),
      }
    default: {
      const meets = (staff: number) => {
        const queue = erlangA(demand, staff)
        return queue.abandoned <= (given['max_abandon'] ?? 1) && queue.atTime(t).answeredWithin >= (given['min_sl_all'] ?? 0)
      }
      return { n: fewestStaff(meets, lambda / mu) }
    }
  }
}

describe('queueing figures', () => {
  it('are there to be compared', () => expect(vectors.length).toBe(68))
  it.each(vectors.map((vector) => [vector.id, vector] as const))('agree with the reference %s', (_id, vector) => {
    const found = answer(vector)
    expect(Object.keys(found).sort()).toEqual(Object.keys(vector.out).sort())
    for (const [name, expected] of Object.entries(vector.out)) {
      const value = found[name]
      if (typeof expected !== 'number') expect(value ?? null, name).toBe(expected)
      else if (absolute.has(name)) expect(Math.abs((value as number) - expected), name).toBeLessThanOrEqual(1e-9)
      else expect(Math.abs((value as number) - expected), name).toBeLessThanOrEqual(1e-9 * Math.abs(expected))
    }
  })
})

/** The chain solved as it stands, state by state, far beyond where anything happens. */
function slowErlangA({ arrivalRate, serviceRate, abandonRate }: ImpatientDemand, staff: number) {
  const logs = [0]
  for (let k = 1; k < staff + 20_000; k++)
    logs.push(logs[k - 1]! + Math.log(arrivalRate / (Math.min(k, staff) * serviceRate + Math.max(0, k - staff) * abandonRate)))
  const most = logs.reduce((a, b) => Math.max(a, b))
  const weights = logs.map((own) => Math.exp(own - most))
  const all = weights.reduce((sum, own) => sum + own, 0)
  const waiting = weights.reduce((sum, own, k) => sum + own * Math.max(0, k - staff), 0) / all
  return { abandoned: (abandonRate * waiting) / arrivalRate, waitProbability: weights.slice(staff).reduce((sum, own) => sum + own, 0) / all }
}

const rate = fc.double({ min: -2, max: 2, noNaN: true }).map((power) => 10 ** power)
const anyDemand = fc.record({ arrivalRate: rate, serviceRate: fc.constant(1), abandonRate: rate })
const near = (a: number, b: number, by = 1e-9) => expect(Math.abs(a - b)).toBeLessThanOrEqual(by * Math.max(1e-12, Math.abs(a), Math.abs(b)))

describe('Erlang A', () => {
  it('is what the chain says, state by state', () => {
    fc.assert(
      fc.property(anyDemand, fc.integer({ min: 0, max: 40 }), (demand, staff) => {
        const [fast, slow] = [erlangA(demand, staff), slowErlangA(demand, staff)]
        near(fast.waitProbability, slow.waitProbability)
        near(fast.abandoned, slow.abandoned)
      }),
      { seed: 1, numRuns: 200 },
    )
  })
  it('gives more people the less to wait for and the fewer to give up', () => {
    fc.assert(
      fc.property(anyDemand, fc.integer({ min: 0, max: 200 }), (demand, staff) => {
        const [fewer, more] = [erlangA(demand, staff), erlangA(demand, staff + 1)]
        expect(more.abandoned).toBeLessThanOrEqual(fewer.abandoned * (1 + 1e-12))
        expect(more.waitProbability).toBeLessThanOrEqual(fewer.waitProbability * (1 + 1e-12))
      }),
      { seed: 2, numRuns: 300 },
    )
  })
  it('answers or loses everybody, at any time', () => {
    fc.assert(
      fc.property(anyDemand, fc.integer({ min: 0, max: 100 }), rate, (demand, staff, time) => {
        const queue = erlangA(demand, staff)
        const [now, later] = [queue.atTime(0), queue.atTime(time)]
        expect(now.waitsLonger).toBeCloseTo(queue.waitProbability, 10)
        expect(now.answeredWithin).toBeCloseTo(1 - queue.waitProbability, 10)
        expect(later.answeredWithin + later.abandonedWithin + later.waitsLonger).toBeCloseTo(1, 10)
        expect(later.waitsLonger).toBeLessThanOrEqual(now.waitsLonger + 1e-12)
      }),
      { seed: 3, numRuns: 300 },
    )
  })
  it('with patience as long as a conversation is a Poisson number of people present', () => {
    for (const [load, staff] of [
      [5, 5],
      [80, 100],
      [300, 250],
    ] as const) {
      let [term, below] = [Math.exp(-load), 0]
      for (let k = 0; k < staff; k++) {
        below += term
        term *= load / (k + 1)
      }
      near(erlangA({ arrivalRate: load, serviceRate: 1, abandonRate: 1 }, staff).waitProbability, 1 - below, 1e-8)
    }
  })
  it('lies between Erlang C and Erlang B, and reaches both', () => {
    const demand = { arrivalRate: 30, serviceRate: 1 }
    const patient = erlangC(demand, 33)
    near(erlangA({ ...demand, abandonRate: 1e-9 }, 33).waitProbability, patient.stable ? patient.waitProbability : 0, 1e-6)
    expect(erlangA({ ...demand, abandonRate: 0 }, 33).abandoned).toBe(0)
    near(erlangA({ ...demand, abandonRate: 1e8 }, 33).abandoned, blocking(33, 30), 1e-6)
    expect(erlangA({ ...demand, abandonRate: Number.POSITIVE_INFINITY }, 33).abandoned).toBe(blocking(33, 30))
  })
  it('keeps its digits for thousands of people, loads far above the staff and patience near nothing or without end', () => {
    const abandoned = (arrivalRate: number, abandonRate: number, staff: number) => erlangA({ arrivalRate, serviceRate: 1, abandonRate }, staff).abandoned
    near(abandoned(10_000, 0.5, 5_000), 0.5, 1e-9)
    near(abandoned(1e6, 2, 10), 1 - 10 / 1e6, 1e-9)
    near(abandoned(20, 1e-9, 10), 0.5, 1e-6)
    expect(abandoned(100, 0.5, 5_000)).toBe(0)
    expect(abandoned(5, 1e-300, 0)).toBe(1)
    const overloaded = erlangA({ arrivalRate: 10_000, serviceRate: 1, abandonRate: 1e-4 }, 5_000)
    // Far too few people: nearly everybody waits until half have given up, which takes ln(2) mean patiences.
    near(overloaded.meanWaitOfAnswered!, Math.log(2) * 1e4, 1e-3)
    expect(overloaded.atTime(6_500).waitsLonger).toBeGreaterThan(0.5)
    expect(overloaded.atTime(7_300).waitsLonger).toBeLessThan(1e-6)
  })
  it('of nobody calling, or nobody there, says so', () => {
    expect(erlangA({ arrivalRate: 0, serviceRate: 1, abandonRate: 1 }, 0)).toMatchObject({ waitProbability: 0, abandoned: 0, occupancy: undefined })
    expect(erlangA({ arrivalRate: 3, serviceRate: 1, abandonRate: 1 }, 0)).toMatchObject({ waitProbability: 1, abandoned: 1, meanWaitOfAnswered: undefined })
  })
})

describe('the fewest people', () => {
  it('are those a search from nobody upwards finds', () => {
    fc.assert(
      fc.property(anyDemand, fc.double({ min: 0.001, max: 0.5, noNaN: true }), (demand, most) => {
        const meets = (staff: number) => erlangA(demand, staff).abandoned <= most
        const found = fewestStaff(meets, demand.arrivalRate)
        expect(meets(found)).toBe(true)
        if (found > 0) expect(meets(found - 1)).toBe(false)
      }),
      { seed: 4, numRuns: 200 },
    )
  })
})
