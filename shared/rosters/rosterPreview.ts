/** What a roster file would do, before anything is stored: its shifts, its refused rows, and the weeks it touches. */
import { addDays, isoWeekOf } from '../calendar/localDate.ts'
import { localTimeOf } from '../calendar/localTime.ts'
import { type Instant, type LineId, LocalDate } from '../contacts/identifiers.ts'
import type { Settings } from '../settings/settings.ts'
import { linesNamedIn, linesOfTeam } from './linesOfTeam.ts'
import type { OpenedRoster } from './readRoster.ts'
import { columnsOf, leftOutOf, type RosterColumns } from './rosterColumns.ts'
import type { RefusedRow } from './rosterFile.ts'
import { readRosterIcs } from './rosterIcs.ts'
import { readRosterRows } from './rosterRows.ts'
import type { Shift } from './shift.ts'

export type RosterPreview = {
  readonly shifts: readonly Shift[]
  readonly usedRows: number
  readonly refused: readonly RefusedRow[]
  readonly columns: RosterColumns | undefined
  /** Headings of columns whose content is not kept. */
  readonly leftOut: readonly string[]
}
export type PreviewInput = {
  readonly settings: Settings
  /** For files that name no team. */
  readonly defaultLines: readonly LineId[]
  /** In place of what the headings say by themselves. */
  readonly columns?: RosterColumns
  readonly today: LocalDate
}

const windowDays = 400
const mostDaysBack = 250

/** Repeats of calendars are followed for 400 days: from the first appointment of the file on, or from 250 days ago where that was longer ago. */
export function repeatWindow(calendar: string, today: LocalDate): { readonly from: LocalDate; readonly until: LocalDate } {
  const dates = [...calendar.matchAll(/^DTSTART[^:\r\n]*:(\d{4})(\d{2})(\d{2})/gim)].map(([, year, month, day]) => `${year}-${month}-${day}`)
  const earliest = addDays(today, -mostDaysBack)
  const [first] = dates.flatMap((date) => LocalDate.safeParse(date).data ?? []).sort()
  const from = first === undefined || first < earliest ? earliest : first < today ? first : today
  return { from, until: addDays(from, windowDays - 1) }
}

export function rosterPreview(opened: OpenedRoster, { settings, defaultLines, columns: chosen, today }: PreviewInput): RosterPreview {
  const zoneOf = zonesOf(settings)
  if (opened.kind === 'calendar') {
    const timeZone = zoneOf(defaultLines[0] ?? settings.lines[0]?.id)
    const read = readRosterIcs(opened.text, { linesNamedIn: linesNamedIn(settings), defaultLines, timeZone, ...repeatWindow(opened.text, today) })
    return { ...read, columns: undefined, leftOut: [] }
  }
  const { table } = opened
  const columns = chosen ?? columnsOf(table.heading, settings.staffing.headings)
  const read = readRosterRows(table, { columns, linesOfTeam: linesOfTeam(settings), defaultLines, zoneOf, today })
  return { ...read, columns, leftOut: leftOutOf(table.heading) }
}

/** The ISO week (`yyyy-Www`) a moment lies in, on the wall of its line. */
export function rosterWeekOf({ lines }: Pick<Settings, 'lines'>): (moment: Instant, line: LineId) => string {
  const zoneOf = zonesOf({ lines })
  return (moment, line) => isoWeekOf(localTimeOf(zoneOf(line)).dateOf(moment)).week
}

function zonesOf({ lines }: Pick<Settings, 'lines'>): (line: LineId | undefined) => string {
  const zones = new Map(lines.map(({ id, timeZone }) => [id, timeZone]))
  return (line) => (line && zones.get(line)) ?? 'Europe/Amsterdam'
}
