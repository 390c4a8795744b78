/** A file of call detail records (`Master.csv`). */
import { csvRecords } from '../csvRecords.ts'
import type { RefusedRow, Report, RowsRead } from '../provider.ts'
import type { AsteriskSettings } from './asteriskSettings.ts'
import { readCallDetailRecord } from './callDetailRecord.ts'

/** A last row without its line break is still being written, and left for the next time. */
export function readCallDetailRecords(text: string, firstLine: number, settings: AsteriskSettings): RowsRead {
  const finished = text.slice(0, text.lastIndexOf('\n') + 1)
  const unfinished = finished.length < text.length ? 1 : 0
  const { records, refused: malformed } = csvRecords(finished, ',', firstLine)
  const reports: Report[] = []
  const rowOf: number[] = []
  const refused: RefusedRow[] = [...malformed]
  let skipped = 0
  for (const { line, fields } of records) {
    const read = readCallDetailRecord(fields, settings)
    if (read === 'skipped') skipped += 1
    else if ('reason' in read) refused.push({ line, ...read })
    else
      for (const report of read) {
        reports.push(report)
        rowOf.push(line)
      }
  }
  return { reports, rowOf, rows: records.length + malformed.length + unfinished, skipped: skipped + unfinished, refused }
}
