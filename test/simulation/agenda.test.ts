import fc from 'fast-check'
import { expect, it } from 'vitest'
import { newAgenda } from '../../infra/local/demo/agenda.ts'

it('an agenda lets things happen in order of time, and in the order put down at the same moment', () => {
  const moments = fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 60 })
  fc.assert(
    fc.property(moments, fc.integer({ min: 0, max: 21 }), (ats, until) => {
      const agenda = newAgenda()
      const happened: string[] = []
      for (const [order, at] of ats.entries()) agenda.add(at, () => happened.push(`${at}/${order}`))
      const expected = [...ats.entries()].filter(([, at]) => at < until).sort(([m, a], [n, b]) => a - b || m - n)
      agenda.runUntil(until)
      expect(happened).toEqual(expected.map(([order, at]) => `${at}/${order}`))
    }),
    { seed: 1, numRuns: 200 },
  )
})

it('what is put down while things happen takes its place among the rest', () => {
  const agenda = newAgenda()
  const happened: number[] = []
  agenda.add(1, () => {
    happened.push(1)
    agenda.add(2, () => happened.push(2))
  })
  agenda.add(3, () => happened.push(3))
  agenda.runUntil(10)
  expect(happened).toEqual([1, 2, 3])
})
