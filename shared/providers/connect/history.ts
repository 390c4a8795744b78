/**
 * Contact records, as their stream leaves them in a bucket: JSON, one object a line or one behind the other. A record is delivered again whenever something
 * of it changes; of several in one part the newest counts.
 */
import type { Instant } from '../../contacts/identifiers.ts'
import type { Source } from '../../settings/settings.ts'
import { jsonLinesHead, refuseOtherThanJsonLines } from '../jsonLines.ts'
import { parseJson } from '../jsonText.ts'
import type { History, RefusedRow, Report, RowsRead } from '../provider.ts'
import { fieldsIn, textIn, timeIn } from './connectFields.ts'
import { isContactRecord, readContactRecord } from './contactRecord.ts'

const longestRecord = 256 * 1024

export const history: History = { open }

function open(head: string, source: Source) {
  refuseOtherThanJsonLines(head, 'ContactTraceRecord')
  return { head: jsonLinesHead, readPart: (text: string, firstLine: number) => readRecords(text.replace(/^\uFEFF/, ''), firstLine, source) }
}

type Row = { readonly line: number; readonly value: unknown; readonly updatedAt: Instant | 0; readonly contactId: string }

function readRecords(text: string, firstLine: number, source: Source): RowsRead {
  const refused: RefusedRow[] = []
  const newest = new Map<string, Row>()
  let rows = 0
  let skipped = 0
  for (const { line, json } of recordsIn(text, firstLine)) {
    rows += 1
    const row = rowOf(json, line)
    if ('reason' in row) {
      refused.push(row)
      continue
    }
    const known = newest.get(row.contactId)
    if (known !== undefined) skipped += 1
    if (known !== undefined && known.updatedAt > row.updatedAt) continue
    newest.delete(row.contactId) // so that rows stay in the order of the file
    newest.set(row.contactId, row)
  }
  const reports: Report[] = []
  const lines: number[] = []
  for (const { line, value } of newest.values()) {
    const read = readContactRecord(value, source)
    if (read === 'skipped') skipped += 1
    else if (typeof read === 'string') refused.push({ line, reason: read })
    else
      for (const report of read) {
        reports.push(report)
        lines.push(line)
      }
  }
  return { reports, rowOf: lines, rows, skipped, refused }
}

function rowOf(json: string, line: number): Row | RefusedRow {
  if (json.length > longestRecord) return { line, reason: 'row_too_long' }
  const read = parseJson(json)
  if (!read.ok || !isContactRecord(read.value)) return { line, reason: 'not_understood' }
  const record = fieldsIn(read.value)
  return { line, value: read.value, updatedAt: timeIn(record, 'lastupdatetimestamp') ?? 0, contactId: textIn(record, 'contactid') ?? '' }
}

/** A delivery stream puts records one behind the other without anything between them, unless it is told to break lines. */
function* recordsIn(text: string, firstLine: number): Generator<{ readonly line: number; readonly json: string }> {
  for (const [n, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    for (const json of objectsIn(line)) yield { line: firstLine + n, json }
  }
}

/** Cut where an object closes and the next opens, outside of texts. */
function* objectsIn(line: string): Generator<string> {
  let depth = 0
  let start = 0
  let isInText = false
  for (let n = 0; n < line.length; n++) {
    const character = line[n]
    if (isInText) {
      if (character === '\\') n++
      else if (character === '"') isInText = false
    } else if (character === '"') isInText = true
    else if (character === '{') depth++
    else if (character === '}' && --depth === 0) {
      yield line.slice(start, n + 1)
      start = n + 1
    }
  }
  if (line.slice(start).trim() !== '') yield line.slice(start)
}
