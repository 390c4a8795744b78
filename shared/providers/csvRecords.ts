/** Records of a CSV text with the number of the line each starts on. */
import Papa from 'papaparse'
import type { RefusedRow } from './provider.ts'

export type CsvRecord = { readonly line: number; readonly fields: readonly string[] }

/** E9: what a record of history may hold at most. */
const mostColumns = 200

/**
 * Empty lines are no records. A quote that never closes swallows the rest of the text: the import door cuts such lines out before, as it knows how long a
 * record may be.
 * @param most read no more records than this; 0 for all
 */
export function csvRecords(
  text: string,
  delimiter: string,
  firstLine: number,
  most = 0,
): { readonly records: readonly CsvRecord[]; readonly refused: readonly RefusedRow[] } {
  const { data, errors } = Papa.parse<string[]>(text.replaceAll('\r\n', '\n'), { newline: '\n', delimiter, header: false, preview: most })
  const unclosed = new Set(errors.flatMap((error) => (error.code === 'MissingQuotes' && error.row !== undefined ? [error.row] : [])))
  const mayHoldBreaks = text.includes('"')
  const records: CsvRecord[] = []
  const refused: RefusedRow[] = []
  let line = firstLine
  for (const [index, fields] of data.entries()) {
    if (unclosed.has(index)) refused.push({ line, reason: 'unclosed_quote' })
    else if (fields.length > mostColumns) refused.push({ line, reason: 'wrong_column_count' })
    else if (fields.length > 1 || fields[0] !== '') records.push({ line, fields })
    line += 1 + (mayHoldBreaks ? breaksWithin(fields) : 0)
  }
  return { records, refused }
}

function breaksWithin(fields: readonly string[]): number {
  let breaks = 0
  for (const field of fields) for (let at = field.indexOf('\n'); at !== -1; at = field.indexOf('\n', at + 1)) breaks += 1
  return breaks
}
