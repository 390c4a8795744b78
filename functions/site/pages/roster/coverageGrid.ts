/** The week as a table: times down, days across, a signed number with a shape in each cell. Closed times are empty, what is not known is a question mark. */
import { html } from 'hono/html'
import { generalDaysOff } from '../../../../shared/calendar/holidays.ts'
import { addDays, weekdayOf } from '../../../../shared/calendar/localDate.ts'
import { localTimeOf } from '../../../../shared/calendar/localTime.ts'
import type { LocalDate } from '../../../../shared/contacts/identifiers.ts'
import type { StaffingFigures } from '../../../../shared/metrics/staffing/staffingFigures.ts'
import type { StaffingInterval } from '../../../../shared/staffing/gap.ts'
import type { Html } from '../../html.ts'
import type { View } from '../../view.ts'
import type { RosterRequest } from './rosterRequest.ts'
import { wallTime, whenWords } from './rosterWords.ts'

export function coverageGrid(view: View, request: RosterRequest, { intervals, from }: StaffingFigures): Html {
  const words = view.texts.staffing
  const { line, show } = request
  const dates = Array.from({ length: 7 }, (_, day) => addDays(from, day))
  const clock = localTimeOf(line.timeZone)
  const { country } = view.settings.organisation
  const daysOff = country === 'NL' || country === 'BE' || country === 'DE' ? generalDaysOff(country) : () => undefined
  const rows = [...new Set(intervals.map((interval) => wallTime(line, interval.from)))].sort()
  // In the night the clock goes back one time comes twice: its cell shows the worse of the two.
  const cells = Map.groupBy(intervals, (interval) => `${clock.dateOf(interval.from)} ${wallTime(line, interval.from)}`)
  const head = (date: LocalDate) => {
    const key = daysOff(date)
    const holiday = key === undefined ? '' : html`<span class="under">${view.texts.holidays[key]}</span>`
    return html`<th scope="col">${view.formats.weekday(weekdayOf(date), 'short')} <span class="under">${view.formats.shortDay(date)}</span>${holiday}</th>`
  }
  const title = words.gridTitle[show]
  return html`<div class="table-scroll" role="region" tabindex="0" aria-label="${view.texts.charts.region(title)}"><table class="staffing-grid">
<caption class="visually-hidden">${title}</caption>
<thead><tr><th scope="col">${words.time}</th>${dates.map(head)}</tr></thead>
<tbody>${rows.map((time) => html`<tr><th scope="row">${time}</th>${dates.map((date) => cell(view, request, cells.get(`${date} ${time}`)))}</tr>`)}</tbody>
</table></div>`
}

function cell(view: View, { line, show }: RosterRequest, intervals: readonly StaffingInterval[] | undefined): Html {
  const { texts, formats } = view
  const words = texts.staffing
  if (intervals === undefined) return html`<td class="closed"><span class="visually-hidden">${words.closedCell}</span></td>`
  const interval = intervals.reduce((worst, own) => (isWorse(own, worst, show) ? own : worst))
  const when = whenWords(view, line, interval)
  const value = show === 'difference' ? interval.short : show === 'required' ? interval.required?.rostered : interval[show]
  if (value === undefined)
    return html`<td class="unknown" title="${words.cellWords.unknown(when)}"><span aria-hidden="true">?</span><span class="visually-hidden">${words.unknownCell}</span></td>`
  if (show === 'present' && interval.isUnstaffed)
    return html`<td class="number unstaffed" title="${words.cellWords.unstaffed(when)}"><span aria-hidden="true">✕ ${formats.whole(value)}</span><span class="visually-hidden">${words.cellWords.unstaffed(when)}</span></td>`
  if (show !== 'difference') return html`<td class="number" title="${words.cellWords.people(when, value, formats.whole(value))}">${formats.whole(value)}</td>`
  const label = words.cellWords.difference(when, value, formats.whole(Math.abs(value)))
  return html`<td class="number ${binOf(value)}" title="${label}"><span aria-hidden="true">${signed(value, formats.whole(Math.abs(value)))}</span><span class="visually-hidden">${label}</span></td>`
}

const isWorse = (own: StaffingInterval, other: StaffingInterval, show: RosterRequest['show']) =>
  show === 'present' ? (own.present ?? 0) < (other.present ?? 0) : (own.short ?? 0) > (other.short ?? 0)

/** Required less rostered as a planner says it: two short is minus two. */
const signed = (short: number, number: string) => (short > 0 ? `▼ −${number}` : short < 0 ? `▲ +${number}` : '0')

function binOf(short: number): string {
  if (short >= 3) return 'short-3'
  if (short > 0) return short === 2 ? 'short-2' : 'short-1'
  if (short === 0) return 'even'
  return short <= -3 ? 'over-3' : short === -2 ? 'over-2' : 'over-1'
}
