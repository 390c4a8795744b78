import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fileNameToKeep } from '../../shared/privacy/fileNameToKeep.ts'

it.each([
  'queue_log',
  'Master.csv',
  'cdr-2026-10-12.csv',
  'cdr_20261012_093000.csv',
  'calls 2026-01-01_2026-12-31 (2).csv',
  'rooster week 45.xlsx',
  'Lijn 113.csv',
])('%s is kept as it is', (name) => expect(fileNameToKeep(name)).toBe(name))
it.each([
  ['gesprek +999 55 501 2345.csv', 'gesprek ….csv'],
  ['0999-123456.wav', '….wav'],
  ['iemand@ergens.example.csv', '…'],
  ['rec_00999123456_20261012.csv', 'rec_….csv'],
])('%s is kept as %s (P1)', (name, kept) => expect(fileNameToKeep(name)).toBe(kept))
it('no number of seven digits or more stays, however it is written', () => {
  const number = fc.tuple(
    fc.constantFrom('+', '00', '0', ''),
    fc.stringMatching(/^999\d{6,9}$/),
    fc.constantFrom('', ' ', '-', '.', '_'),
    fc.integer({ min: 1, max: 4 }),
  )
  fc.assert(
    fc.property(number, fc.constantFrom('a', 'rec ', '(', ''), ([begin, digits, between, every], before) => {
      const written = begin + (digits.match(new RegExp(`.{1,${every}}`, 'g')) ?? []).join(between)
      expect(fileNameToKeep(`${before}${written}.csv`)).not.toMatch(/\d/)
    }),
    { seed: 1, numRuns: 500 },
  )
})

it.each(['a', '1', 'a.', '1 '])('what is longer than any name of a file is not read, so that %s over and over holds up nothing', (piece) => {
  const before = process.cpuUsage().user
  expect(fileNameToKeep(piece.repeat(30_000))).toBe('…')
  expect((process.cpuUsage().user - before) / 1000).toBeLessThan(500)
})
