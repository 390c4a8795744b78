import fc from 'fast-check'
import { expect, it } from 'vitest'
import { merge } from '../../shared/calendar/spans.ts'
import { inCase } from '../../shared/metrics/causeTable.ts'
import { never, situationsOf, situationWalker } from '../../shared/metrics/situations.ts'

/** Milliseconds, so that edges lie within a second too. */
const spans = fc
  .array(fc.tuple(fc.nat(400_000), fc.integer({ min: 1, max: 90_000 })), { maxLength: 8 })
  .map((all) => merge(all.map(([from, length]) => ({ from, until: from + length }))))
const presence = fc
  .array(fc.tuple(fc.nat(400), fc.nat(2)), { maxLength: 10 })
  .map((steps) => [...steps].sort(([a], [b]) => a - b))
  .map((steps) => ({ at: Uint32Array.from(steps, ([at]) => at), present: Uint16Array.from(steps, ([, present]) => present) }))

it('what holds at a second is what asking at that second says', () => {
  fc.assert(
    fc.property(spans, spans, spans, presence, fc.double({ min: -10, max: 500, noNaN: true }), (open, measured, unrostered, told, overBy) => {
      const at = situationWalker(situationsOf({ open, measured, presence: told, unrostered, overBy }))
      for (let second = 0; second < 500; second++) {
        const covering = (of: typeof open) => of.find(({ from, until }) => from <= second * 1000 && second * 1000 < until)
        const step = told.at.findLastIndex((moment) => moment <= second)
        const isOver = covering(measured) !== undefined && second <= overBy
        expect(at(second), `second ${second}`).toMatchObject({
          closesAt: (covering(open)?.until ?? never) / 1000,
          inCase:
            (covering(open) === undefined ? 0 : inCase.isOpen) +
            (isOver ? inCase.isOver : 0) +
            (step < 0 ? (covering(unrostered) === undefined ? 0 : inCase.nobodyThere) : told.present[step] === 0 ? inCase.nobodyThere : inCase.somebodyThere),
        })
      }
    }),
    { numRuns: 60, seed: 138 },
  )
})

it('nothing told is nothing known, for ever', () => {
  const nobody = { at: new Uint32Array(), present: new Uint16Array() }
  const at = situationWalker(situationsOf({ open: [], measured: [], presence: nobody, unrostered: [], overBy: 0 }))
  expect([at(1), at(2_000_000_000)]).toEqual(Array(2).fill({ until: never, inCase: 0, closesAt: never }))
})
