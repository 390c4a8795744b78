/**
 * Where records end in the bytes of a part. A file may have line breaks inside quotes; a quote that never closes may not swallow the rest of
 * the file, so no record may be longer than 16 KiB: then its first line is refused and reading goes on with the next.
 */
import type { RefusedRow } from '../../../shared/providers/provider.ts'

/** Records that belong together: bytes from `from` until `until`, whose first line has the number `line`. */
export type Run = { readonly from: number; readonly until: number; readonly line: number }
export type Cut = {
  readonly runs: readonly Run[]
  readonly refused: readonly RefusedRow[]
  /** How many bytes are whole records; the rest belongs to the next part. */
  readonly used: number
  /** Number of the line after them. */
  readonly nextLine: number
}
export type Border = {
  readonly delimiter: string | undefined
  readonly firstLine: number /** Nothing follows: what is left is a record. */
  readonly isLast: boolean
}

const longestRecordBytes = 16 * 1024
/** So much is read before others have their turn. */
const longestRunBytes = 256 * 1024
const lineBreak = 0x0a
const quote = 0x22

export function cutRecords(bytes: Uint8Array, border: Border): Cut {
  const delimiter = border.delimiter?.charCodeAt(0)
  const runs: Run[] = []
  const refused: RefusedRow[] = []
  let run = { from: 0, line: border.firstLine }
  let record = run
  let { line } = run
  let inQuotes = false
  let isFieldStart = true

  const refuse = (reason: RefusedRow['reason'], until: number) => {
    if (record.from > run.from) runs.push({ ...run, until: record.from })
    refused.push({ line: record.line, reason })
    run = record = { from: until, line }
    inQuotes = false
    isFieldStart = true
  }
  /** Gives up the record's first line and goes on after it. */
  const leaveFirstLine = (end: number): number => {
    const firstBreak = bytes.indexOf(lineBreak, record.from)
    const until = firstBreak === -1 || firstBreak >= end ? end : firstBreak + 1
    line = record.line + (until === firstBreak + 1 ? 1 : 0)
    refuse('unclosed_quote', until)
    return until
  }

  let at = 0
  for (;;) {
    if (at >= bytes.length) {
      if (!(inQuotes && border.isLast)) break
      at = leaveFirstLine(bytes.length)
      continue
    }
    const byte = bytes[at]
    at += 1
    if (inQuotes) {
      if (at - record.from > longestRecordBytes) at = leaveFirstLine(at)
      else if (byte === lineBreak) line += 1
      else if (byte === quote) {
        if (bytes[at] === quote) at += 1
        else inQuotes = false
      }
    } else if (byte === lineBreak) {
      line += 1
      if (at - record.from > longestRecordBytes) refuse('row_too_long', at)
      else record = { from: at, line }
      if (at - run.from > longestRunBytes) {
        runs.push({ ...run, until: at })
        run = record
      }
      isFieldStart = true
    } else if (delimiter !== undefined) {
      if (byte === quote && isFieldStart) inQuotes = true
      isFieldStart = byte === delimiter
    }
  }
  if (border.isLast && bytes.length - record.from > longestRecordBytes) refuse('row_too_long', bytes.length)
  const used = border.isLast ? bytes.length : record.from
  if (used > run.from) runs.push({ ...run, until: used })
  return { runs, refused, used, nextLine: border.isLast ? line : record.line }
}
