/** One table with its margins, or a list with its total, as counts that add up. */
import type { CountCell, Relation } from './countCell.ts'
import type { PrintedCount } from './printedCount.ts'
import { protectCounts, type Protection, type Tables } from './protectRelease.ts'

export type CountTable = {
  /** Begins the key of every cell. */
  readonly name: string
  readonly rows: readonly string[]
  readonly columns: readonly string[]
  /** True count of a row and a column, by their positions. */
  readonly cellOf: (row: number, column: number) => Omit<CountCell, 'key'>
  /** Which margins are printed; absent: all of them. A margin that is not printed is still part of the sums. */
  readonly margins?: readonly ('rows' | 'columns' | 'all')[]
}
const everyMargin = ['rows', 'columns', 'all'] as const

/** `name|row|column`; a margin has `*` for what it is the sum of. */
export const tableKey = (name: string, row: string, column: string): string => `${name}|${row}|${column}`

/** Margins are kept longer than the cells they add up. */
export function countsOfTable({ name, rows, columns, cellOf, margins = everyMargin }: CountTable): Tables {
  const cells = rows.flatMap((row, r) => columns.map((column, c): CountCell => ({ ...cellOf(r, c), key: tableKey(name, row, column) })))
  const counts = new Map(cells.map(({ key, count }) => [key, count]))
  const sums: CountCell[] = []
  const sum = (margin: (typeof everyMargin)[number], total: string, parts: readonly string[]): Relation => {
    const count = parts.reduce((all, part) => all + (counts.get(part) ?? 0), 0)
    counts.set(total, count)
    sums.push({ key: total, count, published: margins.includes(margin), importance: margin === 'all' ? 20 : 10 })
    return { parts, total }
  }
  const relations = [
    ...rows.map((row) =>
      sum(
        'rows',
        tableKey(name, row, '*'),
        columns.map((column) => tableKey(name, row, column)),
      ),
    ),
    ...columns.map((column) =>
      sum(
        'columns',
        tableKey(name, '*', column),
        rows.map((row) => tableKey(name, row, column)),
      ),
    ),
    sum(
      'all',
      tableKey(name, '*', '*'),
      rows.map((row) => tableKey(name, row, '*')),
    ),
  ]
  const across = columns.map((column) => tableKey(name, '*', column))
  return { cells: [...cells, ...sums], relations: [...relations, { parts: across, total: tableKey(name, '*', '*') }] }
}

/** A list with a total is a table with one column. @throws RangeError as `protectCounts` */
export function protectTable(table: CountTable, protection: Protection = {}): ReadonlyMap<string, PrintedCount> {
  const { cells, relations } = countsOfTable(table)
  return protectCounts(cells, relations, protection).printed
}
