/** The week of a roster as data: times down, days across, what each cell says and how it looks. The page and the drawing are made from this. */
import { hourMs } from '../../../../shared/calendar/durations.ts'
import { generalDaysOff } from '../../../../shared/calendar/holidays.ts'
import { addDays, weekdayOf } from '../../../../shared/calendar/localDate.ts'
import { localTimeOf } from '../../../../shared/calendar/localTime.ts'
import type { StaffingFigures } from '../../../../shared/metrics/staffing/staffingFigures.ts'
import type { StaffingInterval } from '../../../../shared/staffing/gap.ts'
import type { StaffingLook, StaffingPicture } from '../../charts/picture.ts'
import type { View } from '../../view.ts'
import type { RosterRequest } from './rosterRequest.ts'
import { wallTime, whenWords } from './rosterWords.ts'

type Cell = StaffingPicture['rows'][number]['cells'][number]

export function staffingGrid(view: View, request: RosterRequest, { intervals, from }: StaffingFigures): StaffingPicture {
  const { line } = request
  const dates = Array.from({ length: 7 }, (_, day) => addDays(from, day))
  const clock = localTimeOf(line.timeZone)
  const { country } = view.settings.organisation
  const daysOff = country === 'NL' || country === 'BE' || country === 'DE' ? generalDaysOff(country) : () => undefined
  // In the night the clock goes back one time comes twice: its cell shows the worse of the two.
  const cells = Map.groupBy(intervals, (interval) => `${clock.dateOf(interval.from)} ${wallTime(line, interval.from)}`)
  return {
    columns: dates.map((date) => {
      const key = daysOff(date)
      const hours = (clock.dayStart(clock.nextDay(date)) - clock.dayStart(date)) / hourMs
      const special = [...(key === undefined ? [] : [view.texts.holidays[key]]), ...(hours === 24 ? [] : [view.formats.hours(hours)])]
      return {
        label: view.formats.weekday(weekdayOf(date), 'short'),
        date: view.formats.shortDay(date),
        ...(special.length > 0 && { special: special.join(', ') }),
      }
    }),
    rows: [...new Set(intervals.map((interval) => wallTime(line, interval.from)))]
      .sort()
      .map((time) => ({ label: time, cells: dates.map((date) => cellOf(view, request, cells.get(`${date} ${time}`))) })),
  }
}

/** @param intervals that share a time on the wall; undefined: closed then */
export function cellOf(view: View, { line, show }: RosterRequest, intervals: readonly StaffingInterval[] | undefined): Cell {
  const { texts, formats } = view
  const words = texts.staffing
  if (intervals === undefined) return { look: 'closed', shown: '', words: words.closedCell }
  const interval = intervals.reduce((worst, own) => (isWorse(own, worst, show) ? own : worst))
  const when = whenWords(view, line, interval)
  const value = show === 'difference' ? interval.short : show === 'required' ? interval.required?.rostered : interval[show]
  if (value === undefined) return { look: 'unknown', shown: '?', words: words.cellWords.unknown(when) }
  if (show === 'present' && interval.isUnstaffed) return { look: 'unstaffed', shown: `✕ ${formats.whole(value)}`, words: words.cellWords.unstaffed(when) }
  if (show !== 'difference') return { look: 'plain', shown: formats.whole(value), words: words.cellWords.people(when, value, formats.whole(value)) }
  const number = formats.whole(Math.abs(value))
  return { look: binOf(value), shown: signed(value, number), words: words.cellWords.difference(when, value, number) }
}

const isWorse = (own: StaffingInterval, other: StaffingInterval, show: RosterRequest['show']) =>
  show === 'present' ? (own.present ?? 0) < (other.present ?? 0) : (own.short ?? 0) > (other.short ?? 0)

/** Required less rostered as a planner says it: two short is minus two. */
const signed = (short: number, number: string) => (short > 0 ? `▼ −${number}` : short < 0 ? `▲ +${number}` : '0')

function binOf(short: number): StaffingLook {
  if (short >= 3) return 'short-3'
  if (short > 0) return short === 2 ? 'short-2' : 'short-1'
  if (short === 0) return 'even'
  return short <= -3 ? 'over-3' : short === -2 ? 'over-2' : 'over-1'
}
