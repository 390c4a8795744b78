/** Any table of contacts, one row each, by the columns that the settings name. */
import type { Source } from '../../settings/settings.ts'
import { csvRecords } from '../csvRecords.ts'
import type { HistoryFile, Provider, RowsRead } from '../provider.ts'
import { readRecords } from '../readRecords.ts'
import { type CsvMapping, csvMappingOf } from './csvMapping.ts'
import { readRow } from './csvRow.ts'
import { refuseSwappedDates } from './swappedDates.ts'

export const csv: Provider = { name: 'csv', history: { open } }

function open(head: string, source: Source): HistoryFile {
  const text = head.replace(/^\uFEFF/, '')
  const mapping = csvMappingOf(text, source)
  refuseSwappedDates(text, mapping)
  const { head: ownHead, delimiter } = mapping.header
  return {
    rowsAreAttempts: true,
    head: ownHead,
    delimiter,
    readPart: (text, firstLine) => readRows(firstLine === 1 ? text.replace(/^\uFEFF/, '') : text, firstLine, mapping),
  }
}

function readRows(text: string, firstLine: number, mapping: CsvMapping): RowsRead {
  const { header } = mapping
  const { records, refused } = csvRecords(text, header.delimiter, firstLine)
  // Excel pads a table with rows of nothing but separators.
  const rows = (firstLine === 1 ? records.slice(header.recordsBefore) : records).filter(({ fields }) => fields.some((field) => field !== ''))
  return readRecords(rows, refused, (fields) => (hasColumns(fields, header) ? readRow(fields, mapping) : { reason: 'wrong_column_count' }))
}

/** More columns than the header are fine as long as they are empty; fewer where nothing is read from those that lack: Excel leaves out separators at the end of some rows. */
const hasColumns = (fields: readonly string[], { columnCount, positions }: CsvMapping['header']) =>
  fields.length >= columnCount ? fields.slice(columnCount).every((field) => field === '') : fields.length > Math.max(...positions.values())
