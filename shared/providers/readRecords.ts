/** From the records of a file to what they give, each with the line it starts on. */
import type { CsvRecord } from './csvRecords.ts'
import type { RefusedRow, Report, RowsRead } from './provider.ts'

/** What one record gives: reports, nothing on purpose, or why it cannot be used. */
export type RecordRead = readonly Report[] | 'skipped' | Omit<RefusedRow, 'line'>

/** @param malformed what was refused before it was a record */
export function readRecords(records: readonly CsvRecord[], malformed: readonly RefusedRow[], read: (fields: readonly string[]) => RecordRead): RowsRead {
  const reports: Report[] = []
  const rowOf: number[] = []
  const refused: RefusedRow[] = [...malformed]
  let skipped = 0
  for (const { line, fields } of records) {
    const given = read(fields)
    if (given === 'skipped') skipped += 1
    else if ('reason' in given) refused.push({ line, ...given })
    else
      for (const report of given) {
        reports.push(report)
        rowOf.push(line)
      }
  }
  return { reports, rowOf, rows: records.length + malformed.length, skipped, refused }
}
