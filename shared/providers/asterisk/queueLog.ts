/** A file of the queue's own log. */
import type { RefusedRowReason, Report, RowsRead } from '../provider.ts'
import type { AsteriskSettings } from './asteriskSettings.ts'
import { readQueueLogLine } from './queueLogLine.ts'

/** A last line without its line break is still being written, and left for the next time. */
export function readQueueLog(text: string, firstLine: number, settings: AsteriskSettings): RowsRead {
  const lines = text.split('\n')
  const unfinished = lines.pop()
  const reports: Report[] = []
  const rowOf: number[] = []
  const refused: RowsRead['refused'][number][] = []
  let rows = 0
  let skipped = 0
  for (const [index, ended] of lines.entries()) {
    const line = ended.endsWith('\r') ? ended.slice(0, -1) : ended
    if (line === '') continue
    rows += 1
    const read = readQueueLogLine(line, settings)
    if (read === 'skipped') skipped += 1
    else if (typeof read === 'string') refused.push(refusalOf(read, firstLine + index, line))
    else
      for (const report of read) {
        reports.push(report)
        rowOf.push(firstLine + index)
      }
  }
  const isUnfinished = unfinished !== undefined && unfinished !== '' ? 1 : 0
  return { reports, rowOf, rows: rows + isUnfinished, skipped: skipped + isUnfinished, refused }
}

function refusalOf(reason: RefusedRowReason, line: number, text: string): RowsRead['refused'][number] {
  const value = reason === 'unknown_queue' ? text.split('|')[2] : undefined
  return { line, ...(value === undefined ? {} : { column: 'queue', value }), reason }
}
