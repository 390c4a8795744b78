/** Any table of contacts, one row each, by the columns that the settings name. */
import type { Source } from '../../settings/settings.ts'
import { csvRecords } from '../csvRecords.ts'
import type { HistoryFile, Provider, RefusedRow, Report, RowsRead } from '../provider.ts'
import { type CsvMapping, csvMappingOf } from './csvMapping.ts'
import { readRow } from './csvRow.ts'

export const csv: Provider = { name: 'csv', history: { open } }

function open(head: string, source: Source): HistoryFile {
  const mapping = csvMappingOf(head.replace(/^\uFEFF/, ''), source)
  const { head: ownHead, delimiter } = mapping.header
  return { head: ownHead, delimiter, readPart: (text, firstLine) => readRows(firstLine === 1 ? text.replace(/^\uFEFF/, '') : text, firstLine, mapping) }
}

function readRows(text: string, firstLine: number, mapping: CsvMapping): RowsRead {
  const { header } = mapping
  const { records, refused: malformed } = csvRecords(text, header.delimiter, firstLine)
  const reports: Report[] = []
  const rowOf: number[] = []
  const refused: RefusedRow[] = [...malformed]
  let rows = malformed.length
  let skipped = 0
  for (const { line, fields } of firstLine === 1 ? records.slice(header.recordsBefore) : records) {
    if (fields.every((field) => field === '')) continue // Excel pads a table with rows of nothing but separators
    rows += 1
    const read = hasColumns(fields, header.columnCount) ? readRow(fields, mapping) : ({ reason: 'wrong_column_count' } as const)
    if (read === 'skipped') skipped += 1
    else if ('reason' in read) refused.push({ line, ...read })
    else
      for (const report of read) {
        reports.push(report)
        rowOf.push(line)
      }
  }
  return { reports, rowOf, rows, skipped, refused }
}

/** More columns than the header are fine as long as they are empty: a trailing separator. */
const hasColumns = (fields: readonly string[], count: number) =>
  fields.length === count || (fields.length > count && fields.slice(count).every((field) => field === ''))
