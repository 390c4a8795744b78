import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blockQueue, type QueueStart } from '../../../../shared/cases/evidence/queues/blockQueue.ts'
import { chanceTable } from '../../../../shared/cases/evidence/queues/chanceTable.ts'
import { solveChangingQueue } from '../../../staffing/solveChangingQueue.ts'

const shape = [0.5, 1, 1.3, 1, 0.7, 0.4]
const rates = fc.record({
  servers: fc.integer({ min: 1, max: 9 }),
  load: fc.double({ min: 0.05, max: 2.5, noNaN: true }),
  handleHours: fc.double({ min: 0.1, max: 0.8, noNaN: true }),
  patienceHours: fc.double({ min: 0.02, max: 0.6, noNaN: true }),
})
const runs = { seed: 5, numRuns: 40 }

describe('the queue of a block of extra hours', () => {
  it('is the exact time-dependent chain, from empty, to a ten-thousandth', () => {
    fc.assert(
      fc.property(rates, ({ servers, load, handleHours, patienceHours }) => {
        const arrivals = shape.map((own) => (own * load * servers) / handleHours)
        const own = blockQueue({ arrivals, pieceHours: 0.5, servers, serviceRate: 1 / handleHours, abandonRate: 1 / patienceHours })
        const stretches = arrivals.map((arrivalRate) => ({ length: 0.5, arrivalRate, staff: servers }))
        const exact = solveChangingQueue({ stretches, serviceRate: 1 / handleHours, abandonRate: 1 / patienceHours })
        expect(own.answered[5]! / own.arrived[5]!).toBeCloseTo(exact.answered / exact.arrived, 3.7)
        expect(own.busy[5]! / servers).toBeCloseTo(exact.busyAtEnd / servers, 2.5)
      }),
      runs,
    )
  })
  it('answers no more than came, more with more people, and nobody without', () => {
    fc.assert(
      fc.property(rates, ({ servers, load, handleHours, patienceHours }) => {
        const block = {
          arrivals: shape.map((own) => (own * load * servers) / handleHours),
          pieceHours: 0.5,
          serviceRate: 1 / handleHours,
          abandonRate: 1 / patienceHours,
        }
        const [fewer, more] = [blockQueue({ ...block, servers }), blockQueue({ ...block, servers: servers + 1 })]
        expect(fewer.answered[5]!).toBeLessThanOrEqual(fewer.arrived[5]!)
        expect(more.answered[5]!).toBeGreaterThan(fewer.answered[5]!)
        expect(fewer.end.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 9)
        expect(blockQueue({ ...block, servers: 0 }).answered[5]).toBe(0)
      }),
      runs,
    )
  })
  it.each([
    [10, 3, 15, 6, 0.5, 0.1],
    [4, 1, 5, 2, 0.3, 0.15],
    [1, 1, 2, 2, 0.6, 0.1],
    [1, 2, 2, 2, 0.6, 0.1],
    [6, 2, 20, 5, 0.25, 0.05],
  ])(
    'with %i people before and %i in the block, first finishes the conversations that run into it',
    (before, servers, busy, quiet, handleHours, patienceHours) => {
      const { serviceRate, abandonRate } = { serviceRate: 1 / handleHours, abandonRate: 1 / patienceHours }
      const even = (rate: number) => new Float64Array(6).fill(rate)
      const present = blockQueue({ arrivals: even(busy), pieceHours: 0.5, servers: before, serviceRate, abandonRate })
      const start: QueueStart = { chances: present.end, servers: before }
      const own = blockQueue({ arrivals: even(quiet), pieceHours: 0.5, servers, serviceRate, abandonRate, start })
      const first = { length: 3, arrivalRate: busy, staff: before }
      const atEnd = solveChangingQueue({ stretches: [first], serviceRate, abandonRate }).waitingAtEnd
      const { stretches, waitingAtEnd } = solveChangingQueue({
        stretches: [first, { length: 3, arrivalRate: quiet, staff: servers }],
        serviceRate,
        abandonRate,
      })
      const exact = atEnd + stretches[1]!.arrived - stretches[1]!.abandoned - waitingAtEnd
      expect(Math.abs(own.answered[5]! - exact) / own.arrived[5]!).toBeLessThan(0.035)
    },
  )
})

describe('the table of chances', () => {
  const block = { arrivals: shape.map((own) => 3 * own), atOnce: 1, serviceRate: 2, abandonRate: 10, abandonSpread: 0.15 }
  const table = chanceTable({ ...block, staff: 2 })
  it('between its points is as good as solving', () => {
    for (const there of [1, 2])
      for (const load of [0.4, 0.9, 1.3, 2.1, 4.4])
        for (const logAbandon of [-0.3, 0, 0.2]) {
          const own = blockQueue({
            ...block,
            arrivals: block.arrivals.map((rate) => rate * load),
            pieceHours: 0.5,
            servers: there,
            abandonRate: 10 * Math.exp(logAbandon),
          })
          expect(Math.abs(table.answered(there, load, logAbandon) - own.answered[5]! / own.arrived[5]!)).toBeLessThan(0.004)
        }
  })
  it('falls with the load, and nobody is answered where nobody is', () => {
    expect(table.answered(1, 2, 0)).toBeLessThan(table.answered(1, 1, 0))
    expect(table.answered(2, 1, 0)).toBeGreaterThan(table.answered(1, 1, 0))
    expect(table.answered(0, 1, 0)).toBe(0)
    expect(chanceTable({ ...block, arrivals: [0, 0], staff: 1 }).answered(1, 1, 0)).toBe(1)
  })
})
