/** From the rows of a table to shifts: each row becomes shifts or is refused with its place, its value and what may have been meant. */
import { minuteMs } from '../calendar/durations.ts'
import { addDays } from '../calendar/localDate.ts'
import { localTimeOf } from '../calendar/localTime.ts'
import { Instant, type LineId, type LocalDate } from '../contacts/identifiers.ts'
import type { RosterColumns } from './rosterColumns.ts'
import { type RefusedRow, type RosterFault, rosterLimits, type RosterRow, type RosterTable } from './rosterFile.ts'
import { readPause, withoutPause } from './rosterPause.ts'
import { onlyOrderOf, readDate, readMonthFirst, readTime } from './rosterTime.ts'
import { dayWithoutYear, daysMeant, isOtherWeekday } from './rosterYears.ts'
import { merged, type Shift } from './shift.ts'

export type RosterReading = {
  readonly columns: RosterColumns
  /** Team or channel as the file names it (compared without regard to case) → our lines. */
  readonly linesOfTeam: (team: string) => readonly LineId[] | undefined
  /** For files without a column of teams, and rows that leave it empty. */
  readonly defaultLines: readonly LineId[]
  /** Times are those on the wall of the line that is staffed. */
  readonly zoneOf: (line: LineId) => string
  /** Near which dates without a year are. */
  readonly today: LocalDate
}
export type RosterRead = {
  readonly shifts: readonly Shift[]
  /** Rows that gave shifts; rows of nothing but empty cells are neither used nor refused. */
  readonly usedRows: number
  readonly refused: readonly RefusedRow[]
}

const shortestMinutes = 15
const longestMinutes = 1440

export function readRosterRows(table: RosterTable, reading: RosterReading): RosterRead {
  const shifts: Shift[] = []
  const refused: RefusedRow[] = []
  const seen = new Map<string, number>()
  let usedRows = 0
  const isMonthFirst = hasMonthFirst(table, reading.columns)
  const meant = daysMeant(
    table.rows.map((row) => dateText(row, reading.columns)),
    reading.today,
  )
  for (const row of table.rows) {
    if (row.cells.every((cell) => cell.trim() === '')) continue
    // In a table of days across, who stands below whom is told by the row alone.
    const text = JSON.stringify([row.column === undefined ? 0 : row.row, ...row.cells.map((cell) => cell.trim())])
    const own = swappedIn(row, reading.columns, isMonthFirst) ?? shiftsOf(row, reading, meant)
    // Of rows that cannot be used at all, what is wrong with them comes before that they are alike.
    const read = !('fault' in own) && seen.has(text) ? { fault: 'double_row' as const, suggestion: String(seen.get(text)) } : own
    seen.set(text, seen.get(text) ?? row.row)
    if ('fault' in read) refused.push(refusalOf(table, row, read))
    else {
      shifts.push(...read.shifts)
      usedRows++
    }
  }
  return { shifts: merged(shifts), usedRows, refused }
}

type DayMeant = (text: string) => LocalDate | undefined
type Fault = { readonly fault: RosterFault; readonly place?: number; readonly suggestion?: string }

function refusalOf({ sheet, heading }: RosterTable, { row, cells, column: own }: RosterRow, { fault, place, suggestion }: Fault): RefusedRow {
  const isOwn = own !== undefined && fault !== 'unknown_team'
  const column = isOwn ? own : place === undefined ? undefined : (heading[place] ?? String(place + 1))
  const value = place === undefined ? undefined : (cells[place] ?? '')
  return {
    ...(sheet === undefined ? {} : { sheet }),
    row,
    ...(column === undefined ? {} : { column }),
    ...(value === undefined ? {} : { value }),
    fault,
    ...(suggestion === undefined ? {} : { suggestion }),
    cells,
  }
}

function shiftsOf(row: RosterRow, reading: RosterReading, meant: DayMeant): { readonly shifts: readonly Shift[] } | Fault {
  const { columns } = reading
  const tooLong = row.cells.findIndex((cell) => cell.length > rosterLimits.cell)
  if (tooLong !== -1) return { fault: 'too_long_text', place: tooLong }
  const date = dateIn(row, columns, meant)
  if (typeof date !== 'string') return date
  const start = minutesIn(row, columns.start)
  if (row.column !== undefined && textIn(row, columns.end) === '') return { fault: 'no_times', ...placed(columns.start) }
  if (typeof start !== 'number') return start
  if (row.isBelowGap) return { fault: 'below_gap', ...placed(columns.start) }
  const end = minutesIn(row, columns.end)
  if (typeof end !== 'number') return end
  const endDate = endDateIn(row, columns) ?? date
  const lines = linesIn(row, reading)
  if ('fault' in lines) return lines
  const people = peopleIn(row, columns)
  if (typeof people !== 'number') return people
  // A shift that ends at or before the time it begins ends the next day; begin and end alike may be a slip, and are taken for 24 hours only where that is written.
  const isNextDay = endDate === date && end <= start
  const lastDate = isNextDay ? addDays(date, 1) : endDate
  const minutes = wallMinutes(date, start, lastDate, end)
  if (minutes < shortestMinutes) return { fault: 'too_short', ...placed(columns.end) }
  if (minutes > longestMinutes || (isNextDay && minutes === longestMinutes)) return { fault: 'too_long', ...placed(columns.end) }
  const name = (columns.name === undefined ? '' : (row.cells[columns.name] ?? '')).trim().slice(0, 80)
  const pause = readPause(textIn(row, columns.pause) ?? '')
  const shifts: Shift[] = []
  for (const line of lines.lines) {
    const at = (on: LocalDate, minute: number) => instantOf(on, minute, reading.zoneOf(line))
    const parts = withoutPause({ from: at(date, start), until: at(lastDate, end) }, pause, (minute) => at(date, minute < start ? minute + 1440 : minute))
    if ('fault' in parts) return { ...parts, ...placed(columns.pause) }
    const { spans, pauseMinutes } = parts
    shifts.push(...spans.map((span) => ({ line, ...span, people, name, ...(pauseMinutes === 0 ? {} : { pauseMinutes }) })))
  }
  return { shifts }
}

const placed = (place: number | undefined): { place?: number } => (place === undefined ? {} : { place })
const textIn = (row: RosterRow, place: number | undefined): string | undefined => (place === undefined ? undefined : (row.cells[place] ?? '').trim())

const dateText = (row: RosterRow, columns: RosterColumns) => textIn(row, columns.date ?? columns.start) ?? ''

/** Where one date can only be read with the month first, and none only with the day first, all are written so. */
function hasMonthFirst({ rows }: RosterTable, columns: RosterColumns): boolean {
  const orders = new Set(rows.map((row) => onlyOrderOf(dateText(row, columns))))
  return orders.has('month_first') && !orders.has('day_first')
}

/** A date that would be another day than is meant. */
function swappedIn(row: RosterRow, columns: RosterColumns, isMonthFirst: boolean): Fault | undefined {
  const text = dateText(row, columns)
  const meant = isMonthFirst || onlyOrderOf(text) === 'month_first' ? readMonthFirst(text) : undefined
  if (meant === undefined) return undefined
  return {
    fault: 'month_first',
    suggestion: `${Number(meant.slice(8))}-${Number(meant.slice(5, 7))}-${meant.slice(0, 4)}`,
    ...placed(columns.date ?? columns.start),
  }
}

/** In its own column, or before the time of the start. */
function dateIn(row: RosterRow, columns: RosterColumns, meant: DayMeant): LocalDate | Fault {
  const place = columns.date ?? columns.start
  const text = textIn(row, place) ?? ''
  if (text === '') return { fault: 'empty_value', ...placed(place) }
  const date = readDate(text) ?? meant(text)
  if (date === undefined) return { fault: dayWithoutYear(text) === undefined ? 'bad_date' : 'no_year', ...placed(place) }
  return isOtherWeekday(text, date) ? { fault: 'other_weekday', ...placed(place) } : date
}

/** Only where the end is written with a date of its own. */
function endDateIn(row: RosterRow, columns: RosterColumns): LocalDate | undefined {
  const text = textIn(row, columns.end)
  return text === undefined || !/\d[-/]\d/.test(text) ? undefined : readDate(text)
}

function minutesIn(row: RosterRow, place: number | undefined): number | Fault {
  const text = textIn(row, place)
  if (text === undefined || text === '') return { fault: 'empty_value', ...placed(place) }
  const time = readTime(text)
  if ('minutes' in time) return time.minutes
  return { ...placed(place), ...time }
}

function linesIn(row: RosterRow, { columns, linesOfTeam, defaultLines }: RosterReading): { readonly lines: readonly LineId[] } | Fault {
  const team = textIn(row, columns.team)
  const lines = team === undefined || team === '' ? defaultLines : linesOfTeam(team)
  if (lines === undefined) return { fault: 'unknown_team', ...placed(columns.team) }
  return lines.length === 0 ? { fault: 'empty_value', ...placed(columns.team) } : { lines }
}

function peopleIn(row: RosterRow, { people: place }: RosterColumns): number | Fault {
  const text = textIn(row, place)
  if (text === undefined || text === '') return 1
  const whole = /^(\d{1,3})(?:[.,]0+)?$/.exec(text)
  return whole ? Number(whole[1]) : { fault: 'bad_number', ...placed(place) }
}

const minutesBetween = (from: LocalDate, to: LocalDate) => (Date.parse(to) - Date.parse(from)) / minuteMs
const wallMinutes = (fromDate: LocalDate, from: number, toDate: LocalDate, to: number) => minutesBetween(fromDate, toDate) + to - from

/** A doubled time is its first occurrence, a missing one moves forward by the gap; 24:00 is the next day's midnight. */
function instantOf(date: LocalDate, minutes: number, timeZone: string): Instant {
  const day = addDays(date, Math.floor(minutes / 1440))
  return Instant.parse(localTimeOf(timeZone).fromWallClock(day, (minutes % 1440) * 60))
}
