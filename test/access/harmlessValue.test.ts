import fc from 'fast-check'
import { expect, it } from 'vitest'
import { harmlessValue } from '../../shared/access/harmlessValue.ts'

it.each([
  'telefoon',
  '2026-01-31',
  '2026-w06',
  '13w',
  '12m',
  'exclude',
  'lindelijn-2025-11-2026-10-nl',
  'lijn-2',
  'missed_open',
  '3f09b1c2d4e5a677',
  '0a1b2c3d4e5f60718293',
])('%s may stand in the trail', (text) => expect(harmlessValue(text)).toBe(text))
it('no telephone number may, with whatever between its digits and around it (P1)', () => {
  const number = fc.tuple(fc.constantFrom('', 'a', 'line-'), fc.stringMatching(/^0999\d{5,9}$/), fc.constantFrom('', '-', '_'), fc.integer({ min: 1, max: 4 }))
  fc.assert(
    fc.property(number, ([before, digits, between, every]) => {
      const written = before + (digits.match(new RegExp(`.{1,${every}}`, 'g')) ?? []).join(between)
      expect(harmlessValue(written)).toBeUndefined()
    }),
    { seed: 1, numRuns: 500 },
  )
})
