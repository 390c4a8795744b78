/** A roster file of any kind, told by its content and not by its name. */
import { isArchive } from '../sheets/readSheets.ts'
import { rosterLimits, type RosterTable, UnreadableRoster } from './rosterFile.ts'
import { readRosterCsv } from './rosterCsv.ts'
import { readRosterSheets } from './rosterSheets.ts'

export type OpenedRoster =
  | { readonly kind: 'table'; readonly format: 'csv' | 'xlsx'; readonly table: RosterTable }
  | { readonly kind: 'calendar'; readonly text: string }

/** @throws UnreadableRoster */
export async function openRoster(bytes: Uint8Array): Promise<OpenedRoster> {
  if (bytes.length > rosterLimits.bytes) throw new UnreadableRoster('too_large')
  if (bytes.length === 0) throw new UnreadableRoster('empty')
  if (isArchive(bytes)) return { kind: 'table', format: 'xlsx', table: await readRosterSheets(bytes) }
  const text = fromUtf16(bytes)
  if (text.includes(0)) throw new UnreadableRoster('unknown_format')
  const head = new TextDecoder().decode(text.subarray(0, 200))
  if (/^\uFEFF?\s*BEGIN:VCALENDAR/i.test(head)) return { kind: 'calendar', text: new TextDecoder().decode(text) }
  if (/^\uFEFF?\s*(?:%PDF-|<(?:!doctype|html|\?xml|table)\b)/i.test(head)) throw new UnreadableRoster('unknown_format')
  return { kind: 'table', format: 'csv', table: readRosterCsv(text) }
}

/** What Excel saves as "Unicode text" says by its first two bytes that it is UTF-16; all that follows here reads UTF-8. */
function fromUtf16(bytes: Uint8Array): Uint8Array {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined
  return encoding === undefined ? bytes : new TextEncoder().encode(new TextDecoder(encoding).decode(bytes))
}
