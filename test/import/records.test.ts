import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cutRecords } from '../../functions/import/reading/records.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const cut = (text: string, more: { delimiter?: string; firstLine?: number; isLast?: boolean } = {}) =>
  cutRecords(bytes(text), { delimiter: undefined, firstLine: 1, isLast: true, ...more })
const textOf = (text: string, runs: ReturnType<typeof cut>['runs']) => runs.map(({ from, until, line }) => [line, text.slice(from, until)])

describe('a part is cut', () => {
  it('behind its last whole record; the rest belongs to the next part', () => {
    expect(cut('a\nb\nc', { isLast: false })).toMatchObject({ used: 4, nextLine: 3, runs: [{ from: 0, until: 4, line: 1 }] })
    expect(cut('a\nb\nc')).toMatchObject({ used: 5, runs: [{ from: 0, until: 5, line: 1 }] })
  })
  it('not at a line break inside quotes', () => {
    expect(cut('a;"x\ny"\nb;"z\n', { delimiter: ';', isLast: false })).toMatchObject({ used: 8, nextLine: 3 })
  })
  it('at every line break where the format knows no quotes', () => expect(cut('a|"x\ny"\n', { isLast: false })).toMatchObject({ used: 8 }))
  it('without taking a quote inside a field for one that opens it', () =>
    expect(cut('a;5" pipe\nb;c\n', { delimiter: ';', isLast: false })).toMatchObject({ used: 14, refused: [] }))
})

it('a large part is cut into runs, between which others have their turn', () => {
  const text = 'a;"x\ny"\n'.repeat(60_000)
  const { runs, refused, nextLine } = cut(text, { delimiter: ';' })
  expect([runs.length > 1, refused, nextLine]).toEqual([true, [], 120_001])
  expect(runs.map(({ from }) => from)).toEqual([0, ...runs.slice(0, -1).map(({ until }) => until)])
  expect([runs.at(-1)?.until, ...runs.map(({ from, line }) => (from / 8) * 2 + 1 - line)]).toEqual([text.length, ...runs.map(() => 0)])
})

describe('a quote that never closes', () => {
  it('costs its own line only', () => {
    const text = 'a;b\nc;"d\ne;f\n'
    const { runs, refused } = cut(text, { delimiter: ';', firstLine: 10 })
    expect(refused).toEqual([{ line: 11, reason: 'unclosed_quote' }])
    expect(textOf(text, runs)).toEqual([
      [10, 'a;b\n'],
      [12, 'e;f\n'],
    ])
  })
  it('is found before the end of a long part', () => {
    const text = `a;"b\n${'c;d\n'.repeat(5000)}`
    const { runs, refused, nextLine } = cut(text, { delimiter: ';', isLast: false })
    expect(refused).toEqual([{ line: 1, reason: 'unclosed_quote' }])
    expect(runs).toEqual([{ from: 5, until: text.length, line: 2 }])
    expect(nextLine).toBe(5002)
  })
})

it('a row of more than 16 KiB is refused', () => {
  const text = `a\n${'x'.repeat(17_000)}\nb\n`
  expect(cut(text).refused).toEqual([{ line: 2, reason: 'row_too_long' }])
  expect(textOf(text, cut(text).runs)).toEqual([
    [1, 'a\n'],
    [3, 'b\n'],
  ])
})

it('however a file is cut into parts, the same records come out', () => {
  const field = fc.oneof(fc.stringMatching(/^[a-z]{0,6}$/), fc.constantFrom('"a;b"', '"line\nbreak"', '"say ""hi"""', '5" pipe'))
  const table = fc
    .array(
      fc.tuple(field, field).map((fields) => `${fields.join(';')}\n`),
      { minLength: 1, maxLength: 30 },
    )
    .map((rows) => rows.join(''))
  const recordsOf = (text: string, partBytes: number) => {
    const all = bytes(text)
    const found: string[] = []
    for (let from = 0, line = 1, size = partBytes; from < all.length; ) {
      const isLast = from + size >= all.length
      const part = all.subarray(from, from + size)
      const { runs, refused, used, nextLine } = cutRecords(part, { delimiter: ';', firstLine: line, isLast })
      expect(refused).toEqual([])
      found.push(...runs.map((run) => new TextDecoder().decode(part.subarray(run.from, run.until))))
      from += used
      line = nextLine
      size = used === 0 ? size * 2 : partBytes
    }
    return found.join('')
  }
  fc.assert(
    fc.property(table, fc.integer({ min: 1, max: 200 }), (text, partBytes) => {
      expect(recordsOf(text, partBytes)).toBe(text)
    }),
    { seed: 1, numRuns: 200 },
  )
})
