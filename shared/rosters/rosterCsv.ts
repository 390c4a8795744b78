/** A roster from comma-separated text: what separates the columns is found out, and both encodings of Excel are read. */
import Papa from 'papaparse'
import { columnsOf, isDoubled } from './rosterColumns.ts'
import { matrixOf } from './rosterMatrix.ts'
import { type RosterTable, rosterLimits, UnreadableRoster } from './rosterFile.ts'
import { decoded } from '../text/decoded.ts'

const separators = [';', ',', '\t']

/** @throws UnreadableRoster */
export function readRosterCsv(bytes: Uint8Array): RosterTable {
  const text = decoded(bytes)
  const separator = /^sep=([;,\t])\r?\n/i.exec(text)
  const { data, errors } = Papa.parse<string[]>(separator ? text.slice(separator[0].length) : text, {
    delimiter: separator?.[1] ?? separatorOf(text) ?? '',
    delimitersToGuess: separators,
    header: false,
  })
  if (errors.some(({ code }) => code === 'MissingQuotes')) throw new UnreadableRoster('not_readable')
  const rows = data.map((cells, index) => ({ row: index + 1 + (separator ? 1 : 0), cells }))
  return tableOf(rows)
}

/** As the heading has it: in the rows an address or an amount may hold more commas than there are columns. undefined: the heading has none. */
function separatorOf(text: string): string | undefined {
  const heading = text.split(/\r?\n/).find((line) => line.trim() !== '') ?? ''
  const unquoted = heading.replaceAll(/"[^"]*"/g, '')
  const counts = separators.map((separator) => ({ separator, count: unquoted.split(separator).length - 1 }))
  return counts.filter(({ count }) => count > 0).toSorted((a, b) => b.count - a.count)[0]?.separator
}

/** So many rows of a title may stand above the heading. */
const mostTitles = 20

/** The first row with names that we know of at least two columns, or else the first that is not empty, is the heading. @throws UnreadableRoster */
export function tableOf(rows: RosterTable['rows'], sheet?: string): RosterTable {
  const named = rows.slice(0, mostTitles).findIndex(({ cells }) => Object.keys(columnsOf(cells)).length >= 2)
  const matrix = columnsOf(rows[named]?.cells ?? []).start === undefined ? matrixOf(rows, mostTitles) : undefined
  if (matrix !== undefined) return checked(matrix, sheet)
  const first = named === -1 ? rows.findIndex(({ cells }) => cells.some((cell) => cell.trim() !== '')) : named
  const heading = rows[first]?.cells.map((cell) => cell.trim())
  if (heading === undefined) throw new UnreadableRoster('empty')
  return checked({ heading, rows: rows.slice(first + 1) }, sheet)
}

function checked({ heading, rows }: Pick<RosterTable, 'heading' | 'rows'>, sheet: string | undefined): RosterTable {
  if (rows.length > rosterLimits.rows) throw new UnreadableRoster('too_many_rows')
  if (heading.length > rosterLimits.columns || rows.some(({ cells }) => cells.length > rosterLimits.columns)) throw new UnreadableRoster('too_many_columns')
  if (isDoubled(heading)) throw new UnreadableRoster('double_column')
  return { ...(sheet === undefined ? {} : { sheet }), heading, rows }
}
