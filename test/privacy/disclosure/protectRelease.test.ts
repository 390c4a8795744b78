import { describe, expect, it } from 'vitest'
import type { CountCell, Relation } from '../../../shared/privacy/disclosure/countCell.ts'
import { protectCounts, protectRelease } from '../../../shared/privacy/disclosure/protectRelease.ts'
import { jsonOfShare, protectedEstimate, protectedShare } from '../../../shared/privacy/disclosure/protectedShare.ts'
import { printedJson } from './printedJson.ts'

/** Printed rows, margins last, as a person reads them. Margins are kept longer than the cells they add up. */
function printed(counts: readonly (readonly number[])[]): unknown[][] {
  const [rows, columns] = [[...counts.keys()].map(String), [...(counts[0] ?? []).keys()].map(String)]
  const known = new Map<string, number>(counts.flatMap((row, r) => row.map((count, c) => [`${r}|${c}`, count] as const)))
  const cells: CountCell[] = [...known].map(([key, count]) => ({ key, count }))
  const relations: Relation[] = []
  const sum = (total: string, parts: readonly string[]) => {
    const count = parts.reduce((all, part) => all + known.get(part)!, 0)
    if (!known.has(total)) cells.push({ key: total, count, importance: total === '*|*' ? 20 : 10 })
    known.set(total, count)
    relations.push({ parts, total })
  }
  for (const row of rows)
    sum(
      `${row}|*`,
      columns.map((column) => `${row}|${column}`),
    )
  for (const column of columns)
    sum(
      `*|${column}`,
      rows.map((row) => `${row}|${column}`),
    )
  sum(
    '*|*',
    rows.map((row) => `${row}|*`),
  )
  sum(
    '*|*',
    columns.map((column) => `*|${column}`),
  )
  const shown = printedJson(protectCounts(cells, relations).printed)
  return [...rows, '*'].map((row) => [...columns, '*'].map((column) => shown[`${row}|${column}`]))
}
const list = (counts: readonly number[], total: Partial<CountCell> = {}) => {
  const cells = counts.map((count, index) => ({ key: `p${index}`, count }))
  const sum = counts.reduce((all, count) => all + count, 0)
  const relations = [{ parts: cells.map(({ key }) => key), total: 'all' }]
  return { cells: [...cells, { ...total, key: 'all', count: sum, importance: 10 }], relations }
}
const shownOf = ({ cells, relations }: ReturnType<typeof list>, threshold = 10) =>
  Object.values(printedJson(protectCounts(cells, relations, { threshold }).printed))

describe('a count outside', () => {
  it('is "<10" below the threshold, and rounded to 5 from it on', () => expect(shownOf(list([9, 10, 12, 13, 227]))).toEqual(['<10', 10, 10, 15, 225, 270]))
  it('is 0 only where all of its time was measured', () => {
    const cells = (['full', 'partly', 'none'] as const).map((measured) => ({ key: measured, count: 0, measured }))
    expect(printedJson(protectCounts(cells, []).printed)).toEqual({ full: 0, partly: null, none: null })
  })
  it('is hidden where one caller makes up more than half of it (D6)', () => {
    const cells = [0.5, 0.51].map((largestCallerShare) => ({ key: String(largestCallerShare), count: 40, largestCallerShare }))
    expect(printedJson(protectCounts(cells, []).printed)).toEqual({ '0.5': 40, '0.51': '*' })
  })
  it('keeps to a higher threshold, and to none below 5', () => {
    expect(shownOf(list([14, 90, 80]), 15)[0]).toBe('<15')
    expect(() => shownOf(list([1]), 4)).toThrow(RangeError)
  })
  it('of tables that do not add up is refused', () => {
    const { cells } = list([10, 20])
    expect(() => protectCounts(cells, [{ parts: ['p0'], total: 'all' }])).toThrow('do not add up')
    expect(() => protectCounts(cells, [{ parts: ['p9'], total: 'all' }])).toThrow('no count with the key')
  })
})

describe('a total beside hidden parts', () => {
  it('stays where rounding leaves every small value possible', () => expect(shownOf(list([3, 12, 40]))).toEqual(['<10', 10, 40, 55]))
  it('goes, or another part does, where it would leave too few', () => {
    // 20 over two hidden parts would be 9 and 9.
    expect(shownOf(list([9, 9]))).toEqual(['<10', '<10', '*'])
    expect(shownOf(list([3, 12]))).not.toContain(15)
  })
  it('is not itself below ten where two parts are', () => expect(shownOf(list([3, 4])).filter((own) => own === '<10').length).toBe(2))
  it('in a table: row, column and whole together', () => {
    expect(
      printed([
        [3, 12, 40],
        [14, 22, 31],
        [0, 60, 18],
      ]),
    ).toEqual([
      ['<10', 10, 40, 55],
      ['*', 20, 30, 65],
      [0, 60, 20, 80],
      ['*', 95, 90, 200],
    ])
  })
})

describe('an earlier release (D7)', () => {
  const month = {
    cells: [
      { key: 'jan', count: 11 },
      { key: 'feb', count: 4 },
    ],
    relations: [],
  }
  const earlier = [protectRelease('months', month)]
  it('keeps its answers: the same number prints the same', () => {
    const again = { cells: [...month.cells, { key: 'both', count: 15 }], relations: [{ parts: ['jan', 'feb'], total: 'both' }] }
    expect(printedJson(protectRelease('quarter', again, { earlier }).printed)).toEqual({ jan: 10, feb: '<10', both: '*' })
  })
  it('is changed only by what is new', () => {
    const [first] = earlier
    const corrected = protectRelease(
      'months, version 2',
      {
        ...month,
        cells: [
          { key: 'jan', count: 12 },
          { key: 'feb', count: 11 },
        ],
      },
      { earlier },
    )
    expect(printedJson(first!.printed)).toEqual({ jan: 10, feb: '<10' })
    expect(printedJson(corrected.printed)).toEqual({ jan: 10, feb: 10 })
  })
})

describe('a share', () => {
  const number = (value: number) => ({ shown: 'number', value }) as const
  it('comes from printed numbers on a base of 20 or more (D5)', () => {
    expect(jsonOfShare(protectedShare(number(15), number(20)))).toBe(0.75)
    expect(protectedShare(number(10), number(15))).toEqual({ shown: 'of', part: 10, whole: 15 })
  })
  it('is not given where part, whole or rest is hidden', () => {
    const hidden = { shown: 'hidden' } as const
    for (const share of [protectedShare(hidden, number(50)), protectedShare(number(20), hidden), protectedShare(number(20), number(50), hidden)])
      expect(share).toEqual({ shown: 'nothing' })
  })
  it('of people is an estimate that goes where its count goes', () => {
    expect(protectedEstimate({ value: 43.7, low: 38.2, high: 51 }, number(45))).toEqual({ shown: 'estimate', value: 45, low: 35, high: 55 })
    expect(protectedEstimate({ value: 4, low: 3, high: 6 }, { shown: 'below', threshold: 10 }).shown).toBe('below')
  })
})
