import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boundsOf } from '../../../../shared/privacy/disclosure/printedCount.ts'
import { protectCounts, protectRelease, type Release, type Tables } from '../../../../shared/privacy/disclosure/protectRelease.ts'
import { type Published, ruledOut, together } from './attacker.ts'
import { printedJson } from '../printedJson.ts'
import { anyTables } from './randomTables.ts'

const seen = ({ printed, relations, threshold }: Pick<Release, 'printed' | 'relations' | 'threshold'>): Published => ({
  threshold,
  printed: printedJson(printed),
  relations,
})
const list = (counts: readonly number[]): Tables => ({
  cells: [
    ...counts.map((count, index) => ({ key: `part ${index}`, count })),
    { key: 'all', count: counts.reduce((sum, count) => sum + count, 0), importance: 5 },
  ],
  relations: [{ parts: counts.map((_, index) => `part ${index}`), total: 'all' }],
})
/** One more thing than was printed. */
const also = (published: Published, more: Record<string, number | string | null>): Published => ({ ...published, printed: { ...published.printed, ...more } })

describe('somebody with every printed number and an exact solver', () => {
  it.each([[5], [10], [15]])('cannot rule out any value below a threshold of %d behind a small count, whatever the tables', (threshold) => {
    fc.assert(
      fc.property(anyTables, (tables) => {
        const release = protectRelease('one', tables, { threshold })
        const published = seen(release)
        expect(ruledOut(published)).toEqual({})
        // Not even knowing of every "*" that is large that it is.
        const large = tables.cells.filter(({ key, count }) => published.printed[key] === '*' && count >= threshold)
        expect(ruledOut({ ...published, atLeast: Object.fromEntries(large.map(({ key }) => [key, threshold])) })).toEqual({})
      }),
      { seed: 11, numRuns: 12 },
    )
  })
  it('and every true count is one that its print allows', () => {
    fc.assert(
      fc.property(anyTables, ({ cells, relations }) => {
        const { printed, unproven } = protectCounts(cells, relations)
        expect(unproven).toEqual([])
        for (const { key, count, published = true } of cells) {
          const own = printed.get(key)
          expect(own !== undefined).toBe(published)
          if (own === undefined) continue
          const { low, high } = boundsOf(own, count, 10)
          expect(count >= low && count <= high).toBe(true)
          if (count > 0 && count < 10) expect(['below', 'hidden']).toContain(own.shown)
        }
      }),
      { seed: 12, numRuns: 80 },
    )
  })
  it('and the same tables always come out the same', () => {
    fc.assert(
      fc.property(anyTables, ({ cells, relations }) => {
        expect(protectCounts(cells, relations)).toEqual(protectCounts(structuredClone(cells), structuredClone(relations)))
      }),
      { seed: 13, numRuns: 10 },
    )
  })
})

describe('a later release', () => {
  /** A year in quarters of rows that are its months' sums; each quarter and the year as they come. */
  const months = fc.array(fc.record({ answered: fc.integer({ min: 0, max: 25 }), missed: fc.integer({ min: 0, max: 14 }) }), { minLength: 6, maxLength: 6 })
  const whats = ['answered', 'missed'] as const
  function tablesOf(counts: readonly Record<(typeof whats)[number], number>[], first: number, last: number): Tables {
    const name = (from: number, to: number, what: string) => `${from}-${to} ${what}`
    const sum = (from: number, to: number, what: (typeof whats)[number]) => counts.slice(from, to + 1).reduce((all, month) => all + month[what], 0)
    const period = (from: number, to: number, published: boolean) => [
      ...whats.map((what) => ({ key: name(from, to, what), count: sum(from, to, what), published })),
      { key: name(from, to, 'all'), count: sum(from, to, 'answered') + sum(from, to, 'missed'), published, importance: 5 },
    ]
    const parts = Array.from({ length: last - first + 1 }, (_, index) => first + index)
    return {
      cells: [...(first === last ? [] : parts.flatMap((month) => period(month, month, false))), ...period(first, last, true)],
      relations: [
        ...[...new Set([...parts.map((month) => [month, month] as const), [first, last] as const])].map(([from, to]) => ({
          parts: whats.map((what) => name(from, to, what)),
          total: name(from, to, 'all'),
        })),
        ...(first === last ? [] : [...whats, 'all'].map((what) => ({ parts: parts.map((month) => name(month, month, what)), total: name(first, last, what) }))),
      ],
    }
  }
  const periods = [...Array.from({ length: 6 }, (_, month) => [month, month] as const), [0, 2], [3, 5], [0, 5], [0, 4]] as const
  it('gives nothing away by subtraction: month by month, quarters, the half year, and a sixth that overlaps', () => {
    fc.assert(
      fc.property(months, (counts) => {
        const releases: Release[] = []
        for (const [first, last] of periods) releases.push(protectRelease(`${first}-${last}`, tablesOf(counts, first, last), { earlier: releases }))
        expect(ruledOut(together(10, releases.map(seen)))).toEqual({})
      }),
      { seed: 21, numRuns: 10 },
    )
  })
  it('gives nothing away as a corrected version either, not even to somebody who knows what was corrected', () => {
    fc.assert(
      fc.property(months, fc.integer({ min: 0, max: 5 }), fc.integer({ min: 1, max: 6 }), (counts, which, more) => {
        const first = protectRelease('version 1', tablesOf(counts, 0, 5))
        const corrected = counts.map((month, index) => (index === which ? { ...month, missed: month.missed + more } : month))
        const second = protectRelease('version 2', tablesOf(corrected, 0, 5), { earlier: [first] })
        const before = new Map(first.cells.map(({ key, count }) => [key, count]))
        // What did not change is the same number; what did is another one.
        const renamed = (key: string, release: Release) =>
          release === second && before.get(key) !== release.cells.find((cell) => cell.key === key)?.count ? `${key}, corrected` : key
        const sides = [first, second].map((release) => ({
          printed: Object.fromEntries(Object.entries(printedJson(release.printed)).map(([key, own]) => [renamed(key, release), own])),
          relations: release.relations.map(({ parts, total }) => ({ parts: parts.map((key) => renamed(key, release)), total: renamed(total, release) })),
        }))
        expect(ruledOut(together(10, sides))).toEqual({})
      }),
      { seed: 22, numRuns: 10 },
    )
  })
})

describe('the solver would notice if', () => {
  it('complementary cells were not hidden', () => {
    const tables = list([9, 9, 0])
    const published = seen(protectRelease('one', tables))
    const shown = Object.fromEntries(tables.cells.map(({ key, count }) => [key, count > 0 && count < 10 ? '<10' : count === 18 ? 20 : count]))
    expect(Object.values(published.printed)).toContain('*')
    expect(ruledOut(also(published, shown))).toMatchObject({ 'part 0': [1, 2, 3, 4, 5, 6, 7, 8] })
  })
  it('counts were not rounded', () => {
    const tables = list([4, 31, 57])
    const published = seen(protectRelease('one', tables))
    expect(published.printed).toEqual({ 'part 0': '<10', 'part 1': 30, 'part 2': 55, all: 90 })
    expect(ruledOut(published)).toEqual({})
    const exact = Object.fromEntries(tables.cells.filter(({ count }) => count >= 10).map(({ key, count }) => [key, count]))
    expect(ruledOut({ ...also(published, exact), isExact: true })).toEqual({ 'part 0': [1, 2, 3, 5, 6, 7, 8, 9] })
  })
  it('a total were left beside the parts it gives away', () => {
    const published = seen(protectRelease('one', list([3, 12])))
    expect(published.printed['all'] === '*' || published.printed['part 1'] === '*').toBe(true)
    expect(ruledOut(also(published, { all: 15, 'part 1': 10 }))).not.toEqual({})
  })
  it('a later release were made without the earlier ones', () => {
    const month = list([3, 40])
    const first = protectRelease('one', month)
    const later = {
      cells: [...month.cells, { key: 'more', count: 11 }, { key: 'both', count: 14 }],
      relations: [...month.relations, { parts: ['part 0', 'more'], total: 'both' }],
    }
    const careless = protectRelease('two', { cells: later.cells.filter(({ key }) => key === 'more' || key === 'both'), relations: [] })
    expect(ruledOut(together(10, [seen(first), { ...seen(careless), relations: later.relations }]))).not.toEqual({})
    const careful = protectRelease('two', later, { earlier: [first] })
    expect(ruledOut(together(10, [seen(first), seen(careful)]))).toEqual({})
  })
})
