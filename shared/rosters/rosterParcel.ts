/**
 * A roster file that was read but is not stored yet, as text that travels with the pages of an import: what must never be kept is already gone
 * from it. What comes back is parsed like any upload.
 */
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import * as z from 'zod'
import { calendarSkeleton } from './calendarSkeleton.ts'
import type { OpenedRoster } from './readRoster.ts'
import { neverKeptColumns } from './rosterColumns.ts'
import { rosterLimits, type RosterRow, type RosterTable, UnreadableRoster } from './rosterFile.ts'

export type RosterParcel = {
  /** Without its folder; at most 200 characters. */
  readonly fileName: string
  readonly opened: OpenedRoster
}

/** Characters of a parcel at most: an answer and a request each carry one, and may be 6 MB together with the rest. */
export const mostParcelCharacters = 4_500_000
const mostTextBytes = 24 * 2 ** 20

/** One character more than allowed, so that a cell that is too long still is. */
const mostCell = rosterLimits.cell + 1
const Cells = z.array(z.string().max(mostCell)).max(rosterLimits.columns)
const Row = z.strictObject({ row: z.int().min(1), cells: Cells, column: z.string().max(mostCell).optional(), isBelowGap: z.literal(true).optional() })
const Parcel = z.strictObject({
  fileName: z.string().max(200),
  opened: z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('table'),
      format: z.enum(['csv', 'xlsx']),
      table: z.strictObject({
        sheet: z.string().max(200).optional(),
        heading: Cells,
        rows: z.array(Row).max(rosterLimits.rows),
      }),
    }),
    z.strictObject({ kind: z.literal('calendar'), text: z.string().max(rosterLimits.bytes) }),
  ]),
})

/** @throws UnreadableRoster where it would grow too large to travel */
export function packRoster({ fileName, opened }: RosterParcel): string {
  const text = JSON.stringify({ fileName: fileName.replace(/^.*[/\\]/, '').slice(0, 200), opened: withoutNeverKept(opened) })
  if (Buffer.byteLength(text) > mostTextBytes) throw new UnreadableRoster('unpacks_too_large')
  const packed = deflateRawSync(text).toString('base64url')
  if (packed.length > mostParcelCharacters) throw new UnreadableRoster('too_large')
  return packed
}

/** undefined for what is no parcel of ours. */
export function unpackRoster(packed: string): RosterParcel | undefined {
  try {
    const text = inflateRawSync(Buffer.from(packed, 'base64url'), { maxOutputLength: mostTextBytes }).toString('utf8')
    const { success, data } = Parcel.safeParse(JSON.parse(text))
    return success ? { fileName: data.fileName, opened: openedOf(data.opened) } : undefined
  } catch {
    return undefined // not deflated, too large or not JSON: their messages may quote it
  }
}

function openedOf(opened: z.infer<typeof Parcel>['opened']): OpenedRoster {
  if (opened.kind === 'calendar') return opened
  const { sheet, heading, rows } = opened.table
  return { ...opened, table: { ...(sheet === undefined ? {} : { sheet }), heading, rows: rows.map(rowOf) } }
}

const rowOf = ({ column, isBelowGap, ...row }: z.infer<typeof Row>): RosterRow => ({
  ...row,
  ...(column !== undefined && { column }),
  ...(isBelowGap && { isBelowGap }),
})

function withoutNeverKept(opened: OpenedRoster): OpenedRoster {
  return opened.kind === 'calendar' ? { kind: 'calendar', text: calendarSkeleton(opened.text) } : { ...opened, table: blanked(opened.table) }
}

/** Pay, telephone and mail give way to a mark that only says which rows have the same: it may be all that tells two people apart. */
function blanked(table: RosterTable): RosterTable {
  const columns = neverKeptColumns(table.heading)
  const marks = new Map<string, string>()
  const markOf = (value: string) => {
    if (value.trim() === '') return ''
    const mark = marks.get(value) ?? `#${marks.size + 1}`
    marks.set(value, mark)
    return mark
  }
  const heading = table.heading.map((name) => name.slice(0, mostCell))
  const rows = table.rows.map(({ cells, column, ...own }) => ({
    ...own,
    ...(column === undefined ? {} : { column: column.slice(0, mostCell) }),
    cells: cells.map((cell, place) => (columns.has(place) ? markOf(cell) : cell.slice(0, mostCell))),
  }))
  return { ...table, heading, rows }
}
