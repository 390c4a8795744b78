/** A roster written down as a table again, in the layout it was read from: read once more it says the same. */
import { clockTextAt } from '../calendar/clockText.ts'
import { addDays } from '../calendar/localDate.ts'
import { localTimeOf } from '../calendar/localTime.ts'
import type { LineId, LocalDate } from '../contacts/identifiers.ts'
import type { Settings } from '../settings/settings.ts'
import type { RosterRole } from './rosterColumns.ts'
import type { RosterLayout } from './rosterLayout.ts'
import type { Shift } from './shift.ts'
import { compareText } from '../contacts/compareText.ts'

export type RosterTableAsked = {
  readonly settings: Pick<Settings, 'lines'>
  /** undefined: it came as a calendar, or before layouts were kept. */
  readonly layout: RosterLayout | undefined
  /** Of columns that the layout does not have and the roster needs. */
  readonly headings: Readonly<Record<RosterRole, string>>
}

/** The first row is the heading. */
export function rosterTableOf(shifts: readonly Shift[], asked: RosterTableAsked): readonly (readonly string[])[] {
  const { lines } = asked.settings
  const dates = asked.layout?.dates ?? 'dmy'
  const layout = asked.layout?.columns ?? (['date', 'start', 'end'] as const).map((role) => ({ heading: asked.headings[role], roles: [role] }))
  const has = (role: RosterRole) => layout.some(({ roles }) => roles.includes(role))
  const needed = {
    team: lines.length > 1 || new Set(shifts.map(({ line }) => line)).size > 1,
    name: shifts.some(({ name }) => name !== ''),
    people: shifts.some(({ people }) => people !== 1),
    pause: shifts.some(({ pauseMinutes }) => pauseMinutes !== undefined),
  }
  const more = (['team', 'name', 'people', 'pause'] as const).filter((role) => needed[role] && !has(role))
  const columns = [...layout, ...more.map((role) => ({ heading: asked.headings[role], roles: [role] }))]
  const zoneOf = new Map<LineId, string>(lines.map(({ id, timeZone }) => [id, timeZone]))
  const nameOf = new Map<LineId, string>(lines.map(({ id, name }) => [id, name]))
  const rows = [...shifts]
    .sort((a, b) => a.from - b.from || a.until - b.until || compareText(a.line, b.line))
    .map((shift) => {
      const said = timesOf(shift, zoneOf.get(shift.line) ?? lines[0]?.timeZone ?? 'Europe/Amsterdam', (date) => written(date, dates))
      const cells: Readonly<Record<RosterRole, string>> = {
        ...said,
        // Which name of a team a row had was not kept; that of its line is known to every reader.
        team: nameOf.get(shift.line) ?? shift.line,
        name: shift.name,
        people: String(shift.people),
        pause: shift.pauseMinutes === undefined ? '' : String(shift.pauseMinutes),
      }
      // Where the date has no column of its own it stands before the time.
      const isApart = has('date') && !columns.some(({ roles }) => roles.includes('date') && roles.includes('start'))
      return columns.map(({ roles }) => {
        const [role] = roles
        if (roles.includes('start') && !isApart) return `${cells.date} ${cells.start}`
        return role === undefined ? '' : cells[role]
      })
    })
  return [columns.map(({ heading }) => heading), ...rows]
}

type Times = { readonly date: string; readonly start: string; readonly end: string }

/** On the wall. What ends at midnight ends at 24:00; what ends later than a day after it began says its date. */
function timesOf({ from, until }: Shift, timeZone: string, write: (date: LocalDate) => string): Times {
  const clock = localTimeOf(timeZone)
  const [date, last] = [clock.dateOf(from), clock.dateOf(until)]
  const [start, end] = [clockTextAt(clock, from), clockTextAt(clock, until)]
  const next = addDays(date, 1)
  if (last === next && end === '00:00' && start !== '00:00') return { date: write(date), start, end: '24:00' }
  const isPlain = (last === date && end > start) || (last === next && end <= start)
  return { date: write(date), start, end: isPlain ? end : `${write(last)} ${end}` }
}

const written = (date: LocalDate, style: RosterLayout['dates']): string =>
  style === 'iso' ? date : `${Number(date.slice(8))}-${Number(date.slice(5, 7))}-${date.slice(0, 4)}`
