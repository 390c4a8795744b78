/** A roster file of any kind, told by its content and not by its name. */
import { rosterLimits, type RosterTable, UnreadableRoster } from './rosterFile.ts'
import { readRosterCsv } from './rosterCsv.ts'

export type OpenedRoster =
  | { readonly kind: 'table'; readonly format: 'csv' | 'xlsx'; readonly table: RosterTable }
  | { readonly kind: 'calendar'; readonly text: string }

/** @throws UnreadableRoster */
export async function openRoster(bytes: Uint8Array): Promise<OpenedRoster> {
  if (bytes.length > rosterLimits.bytes) throw new UnreadableRoster('too_large')
  if (bytes.length === 0) throw new UnreadableRoster('empty')
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    const { readRosterXlsx } = await import('./rosterXlsx.ts') // large, and most rosters are text
    return { kind: 'table', format: 'xlsx', table: await readRosterXlsx(bytes) }
  }
  if (bytes.includes(0)) throw new UnreadableRoster('unknown_format')
  const head = new TextDecoder().decode(bytes.subarray(0, 200))
  if (/^\uFEFF?\s*BEGIN:VCALENDAR/i.test(head)) return { kind: 'calendar', text: new TextDecoder().decode(bytes) }
  return { kind: 'table', format: 'csv', table: readRosterCsv(bytes) }
}
