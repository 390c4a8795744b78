/** A file of call detail records (`Master.csv`). */
import { csvRecords } from '../csvRecords.ts'
import type { RowsRead } from '../provider.ts'
import { readRecords } from '../readRecords.ts'
import type { AsteriskSettings } from './asteriskSettings.ts'
import { readCallDetailRecord } from './callDetailRecord.ts'

/** A last row without its line break is still being written, and left for the next time. */
export function readCallDetailRecords(text: string, firstLine: number, settings: AsteriskSettings): RowsRead {
  const finished = text.slice(0, text.lastIndexOf('\n') + 1)
  const unfinished = finished.length < text.length ? 1 : 0
  const { records, refused } = csvRecords(finished, ',', firstLine)
  const read = readRecords(records, refused, (fields) => readCallDetailRecord(fields, settings))
  return { ...read, rows: read.rows + unfinished, skipped: read.skipped + unfinished }
}
