/** A roster with days across and people or desks down: each cell that says from when until when becomes a row of its own. */
import { type RosterRow, rosterLimits, UnreadableRoster } from './rosterFile.ts'
import { columnsOf } from './rosterColumns.ts'
import { readDate, readTime } from './rosterTime.ts'
import { dayWithoutYear } from './rosterYears.ts'

/** Columns that a cell becomes, before those that stand left of the days. */
const cellHeadings = ['Datum', 'Van', 'Tot'] as const
const fewestDays = 2

/** @returns undefined for a table of another kind. @throws UnreadableRoster where no cell says a time */
export function matrixOf(
  rows: readonly RosterRow[],
  mostTitles: number,
): { readonly heading: readonly string[]; readonly rows: readonly RosterRow[] } | undefined {
  const place = rows.slice(0, mostTitles).findIndex(({ cells }) => daysIn(cells).length >= fewestDays)
  const headingRow = rows[place]
  if (headingRow === undefined) return undefined
  const names = headingRow.cells.map((cell) => cell.trim())
  const days = daysIn(names)
  const [firstDay = 0] = days
  // A corner that says `datum` names what stands across, and not the column below it.
  const front = names.slice(0, firstDay).map((name) => (isOfCell(name) ? '' : name))
  const found: RosterRow[] = []
  let hasTimes = false
  let state: 'above' | 'within' | 'below' = 'above'
  let last = headingRow.row
  for (const row of rows.slice(place + 1)) {
    const isEmpty = row.cells.every((cell) => cell.trim() === '')
    if ((isEmpty || row.row > last + 1) && state === 'within') state = 'below'
    if (!isEmpty && state === 'above') state = 'within'
    last = row.row
    for (const day of days)
      for (const part of partsOf(row.cells[day] ?? '')) {
        const [from, until] = part
        hasTimes ||= until !== ''
        const cells = [names[day] ?? '', from, until, ...front.map((_, column) => row.cells[column] ?? '')]
        const own = { row: row.row, cells, column: names[day] ?? '', ...(state === 'below' && { isBelowGap: true as const }) }
        if (found.push(own) > rosterLimits.rows) throw new UnreadableRoster('too_many_rows')
      }
  }
  if (!hasTimes) throw new UnreadableRoster('days_without_times')
  return { heading: [...cellHeadings, ...front], rows: found }
}

/** Places of the cells that are days one after another, where hardly anything else stands beside them. */
function daysIn(cells: readonly string[]): readonly number[] {
  const days = cells.flatMap((cell, place) => (isDay(cell) ? [place] : []))
  const filled = cells.filter((cell) => cell.trim() !== '').length
  const isOnce = new Set(days.map((place) => cells[place]?.trim())).size === days.length
  return isOnce && days.length * 2 >= filled ? days : []
}
const isDay = (cell: string) => !/^\d+$/.test(cell.trim()) && !/\d:\d/.test(cell) && (readDate(cell) ?? dayWithoutYear(cell)) !== undefined
const isOfCell = (name: string) => ['date', 'start', 'end'].some((role) => role in columnsOf([name]))

const between = /^(.+?)\s*(?:[-–—]|tot|t\/m|until|to)\s*(.+)$/i
/** What is nobody, whoever it stands beside. */
const nobody = /^(?:|[-–—]+|vrij|verlof|vakantie|ziek|afwezig|off|free|leave|holiday|sick|absent|n\.?v\.?t\.?)$/i

/** Longer than anybody writes times. */
const longestCell = 80

/** Begin and end of each stretch in a cell; what says none comes back as its begin alone, to be refused. */
function partsOf(cell: string): readonly (readonly [from: string, until: string])[] {
  const text = cell.trim()
  if (nobody.test(text)) return []
  if (text.length > longestCell) return [[text, '']]
  const parts = text.split(/\s*(?:[/+&;,]|\ben\b|\band\b)\s*/i).map((part) => between.exec(part))
  const stretches = parts.flatMap((found): (readonly [string, string])[] => {
    const [, from = '', until = ''] = found ?? []
    return isTime(from) && isTime(until) ? [[from, until]] : []
  })
  return stretches.length === parts.length ? stretches : [[text, '']]
}
const isTime = (text: string) => text !== '' && 'minutes' in readTime(text)
