/** History in the generic form: one event a line, as the webhook takes them. */
import { parseJson } from '../jsonText.ts'
import type { History, Reading, RefusedRow, RefusedRowReason, Report, UnrecognisedReason } from '../provider.ts'
import { UnreadableFile } from '../unreadableFile.ts'
import { isCloudEvent, readStructured } from './cloudEvents.ts'
import { readEvent } from './genericEvent.ts'

const longestRow = 16_384

export const history: History = {
  open: (head) => {
    if (
      !head
        .replace(/^\uFEFF/, '')
        .trimStart()
        .startsWith('{')
    )
      throw new UnreadableFile('unknown_format')
    return {
      head: '{',
      readPart: (text, firstLine) => {
        const reports: Report[] = []
        const rowOf: number[] = []
        const refused: RefusedRow[] = []
        let rows = 0
        let skipped = 0
        for (const [n, row] of text
          .replace(/^\uFEFF/, '')
          .split('\n')
          .entries()) {
          if (row.trim() === '') continue
          rows += 1
          const reading = row.length > longestRow ? 'row_too_long' : readRow(row)
          if (reading === 'row_too_long') refused.push({ line: firstLine + n, reason: reading })
          else if (reading.understood) {
            reports.push(reading.report)
            rowOf.push(firstLine + n)
          } else if (reading.reason === 'unknown_type') skipped += 1
          else refused.push({ line: firstLine + n, ...refusalOf(reading.reason) })
        }
        return { reports, rowOf, rows, skipped, refused }
      },
    }
  },
}

function readRow(row: string): Reading {
  const json = parseJson(row)
  if (!json.ok) return { understood: false, reason: json.reason }
  return isCloudEvent(json.value) ? readStructured(json.value) : readEvent(json.value)
}

function refusalOf(reason: UnrecognisedReason): { column?: string; reason: RefusedRowReason } {
  switch (reason) {
    case 'bad_time':
      return { column: 'at', reason: 'bad_time' }
    case 'unknown_line':
      return { column: 'line', reason: 'unknown_queue' }
    case 'unknown_channel':
      return { column: 'channel', reason: 'not_understood' }
    case 'bad_json':
    case 'too_deep':
    case 'too_large':
    case 'wrong_shape':
    case 'unknown_type':
    case 'content_type':
    case 'content_coding':
    case 'not_utf8':
    case 'not_a_contact':
    case 'test_event':
      return { reason: 'not_understood' }
  }
}
