/** How the table of a roster was laid out, as far as it was kept: enough to write the roster down again as it came, and nothing of what was left out. */
import * as z from 'zod'
import type { OpenedRoster } from './readRoster.ts'
import { neverKeptColumns, type RosterColumns, rosterRoles } from './rosterColumns.ts'

export const RosterLayout = z.strictObject({
  /** Columns that were read, in the order of the file. A column may say both the date and the beginning. */
  columns: z.array(z.strictObject({ heading: z.string().max(80), roles: z.array(z.enum(rosterRoles)).min(1) })),
  dates: z.enum(['dmy', 'iso']),
})
export type RosterLayout = z.infer<typeof RosterLayout>

/** undefined for calendars, which have no columns. */
export function layoutOf(opened: OpenedRoster, columns: RosterColumns): RosterLayout | undefined {
  if (opened.kind === 'calendar') return undefined
  const { heading, rows } = opened.table
  const never = neverKeptColumns(heading)
  const read = heading.flatMap((name, place) => {
    const roles = rosterRoles.filter((role) => columns[role] === place)
    return roles.length === 0 || never.has(place) ? [] : [{ heading: name.slice(0, 80), roles }]
  })
  const dates = columns.date ?? columns.start
  const first = rows.map(({ cells }) => cells[dates ?? -1]?.trim() ?? '').find((text) => text !== '')
  return { columns: read, dates: /^\d{4}-/.test(first ?? '') ? 'iso' : 'dmy' }
}
