/** Small tables that hang together in odd ways: groups within groups, a second way of adding up, parts of a total that are not all told. */
import fc from 'fast-check'
import type { CountCell, Relation } from '../../../../shared/privacy/disclosure/countCell.ts'
import type { Tables } from '../../../../shared/privacy/disclosure/protectRelease.ts'

/** Mostly small, as they are on a small line. */
const count = fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, { weight: 5, arbitrary: fc.integer({ min: 1, max: 12 }) }, fc.integer({ min: 13, max: 90 }))

export const anyTables: fc.Arbitrary<Tables> = fc
  .record({
    rows: fc.integer({ min: 1, max: 4 }),
    columns: fc.integer({ min: 1, max: 4 }),
    counts: fc.array(count, { minLength: 16, maxLength: 16 }),
    groups: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 16, maxLength: 16 }),
    published: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
    some: fc.integer({ min: 1, max: 15 }),
    importance: fc.integer({ min: -5, max: 5 }),
  })
  .map(({ rows, columns, counts, groups, published, some, importance }) => {
    const cells: CountCell[] = []
    const relations: Relation[] = []
    const sumUp = (parts: readonly CountCell[], key: string, about: Partial<CountCell> = {}): CountCell => {
      const own = { ...about, key, count: parts.reduce((sum, part) => sum + part.count, 0) }
      cells.push(own)
      relations.push({ parts: parts.map((part) => part.key), total: key })
      return own
    }
    const inner = Array.from(
      { length: rows * columns },
      (_, index): CountCell => ({ key: `${Math.floor(index / columns)}:${index % columns}`, count: counts[index]! }),
    )
    cells.push(...inner)
    const byRow = Array.from({ length: rows }, (_, row) => sumUp(inner.slice(row * columns, (row + 1) * columns), `row ${row}`, { importance }))
    const byColumn = Array.from({ length: columns }, (_, column) =>
      sumUp(
        inner.filter((_, index) => index % columns === column),
        `column ${column}`,
        { published: published[0]! },
      ),
    )
    const all = sumUp(byRow, 'all', { importance: 9, published: published[1]! })
    relations.push({ parts: byColumn.map(({ key }) => key), total: all.key })
    const byGroup = [0, 1, 2].map((group) =>
      sumUp(
        inner.filter((_, index) => groups[index] === group),
        `group ${group}`,
        { published: published[2]! },
      ),
    )
    relations.push({ parts: byGroup.map(({ key }) => key), total: all.key })
    const part = inner.slice(0, some)
    const named = { key: 'some of all', count: part.reduce((sum, own) => sum + own.count, 0) }
    cells.push(named)
    relations.push({ parts: part.map(({ key }) => key), total: named.key }, { parts: [named.key], total: all.key, atMost: true })
    return { cells, relations }
  })
