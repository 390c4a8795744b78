import fc from 'fast-check'
import { expect, it } from 'vitest'
import { coverWalker, intersect, lengthOf, merge, type Span, subtract } from '../../shared/calendar/spans.ts'

const anySpans = fc.array(
  fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 10 })).map(([from, length]): Span => ({ from, until: from + length })),
  { maxLength: 12 },
)
const has = (spans: readonly Span[], moment: number) => spans.some(({ from, until }) => from <= moment && moment < until)
const moments = Array.from({ length: 75 }, (_, moment) => moment)

it('spans melt, meet and take away as sets of moments do', () => {
  fc.assert(
    fc.property(anySpans, anySpans, (a, b) => {
      const [left, right] = [merge(a), merge(b)]
      const walk = coverWalker(left)
      for (const moment of moments) {
        expect(has(left, moment)).toBe(has(a, moment))
        expect(has(intersect(left, right), moment)).toBe(has(a, moment) && has(b, moment))
        expect(has(subtract(left, right), moment)).toBe(has(a, moment) && !has(b, moment))
        expect(walk(moment) !== undefined).toBe(has(a, moment))
      }
      expect(lengthOf(left)).toBe(moments.filter((moment) => has(a, moment)).length)
      left.forEach((span, i) => expect(i === 0 || left[i - 1]!.until < span.from).toBe(true))
    }),
    { seed: 5, numRuns: 300 },
  )
})
