/** History in the generic form: one event a line, as the webhook takes them. */
import { jsonLinesHead, refuseOtherThanJsonLines } from '../jsonLines.ts'
import { fieldsOf, parseJson } from '../jsonText.ts'
import type { History, Reading, RefusedRow, Report, UnrecognisedReason } from '../provider.ts'
import { isCloudEvent, readStructured } from './cloudEvents.ts'
import { readEvent } from './genericEvent.ts'

const longestRow = 16_384
/** Of what a refused row shows of its moment. */
const longestValue = 40

export const history: History = {
  open: (head) => {
    refuseOtherThanJsonLines(head)
    return {
      head: jsonLinesHead,
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
          const read = row.length > longestRow ? undefined : readRow(row)
          if (read === undefined) refused.push({ line: firstLine + n, reason: 'row_too_long' })
          else if (read.reading.understood) {
            reports.push(read.reading.report)
            rowOf.push(firstLine + n)
          } else if (read.reading.reason === 'unknown_type') skipped += 1
          else refused.push({ line: firstLine + n, ...refusalOf(read.reading.reason, read.value) })
        }
        return { reports, rowOf, rows, skipped, refused }
      },
    }
  },
}

type RowRead = { readonly reading: Reading; readonly value?: unknown }

function readRow(row: string): RowRead {
  const json = parseJson(row)
  if (!json.ok) return { reading: { understood: false, reason: json.reason } }
  return { reading: isCloudEvent(json.value) ? readStructured(json.value) : readEvent(json.value), value: json.value }
}

/** What the row says of its moment: the event before its envelope, as it is read. Data in base64 is not looked into again. */
function momentIn(value: unknown): { readonly column: 'at' | 'time'; readonly told: unknown } {
  if (!isCloudEvent(value)) return { column: 'at', told: fieldsOf(value)?.get('at') }
  const own = fieldsOf(fieldsOf(value)?.get('data'))?.get('at')
  return own === undefined || own === null ? { column: 'time', told: fieldsOf(value)?.get('time') } : { column: 'at', told: own }
}

function refusalOf(reason: UnrecognisedReason, value: unknown): Omit<RefusedRow, 'line'> {
  switch (reason) {
    case 'bad_time': {
      const { column, told } = momentIn(value)
      if (told === undefined || told === null || told === '') return { column, reason: 'missing_moment' }
      return { column, reason: 'bad_moment', ...(typeof told === 'string' && { value: told.slice(0, longestValue) }) }
    }
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
