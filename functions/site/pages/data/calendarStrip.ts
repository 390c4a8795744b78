/** Four weeks of one source as a small calendar: a real table, each cell a day with a shape, its date and, for who cannot see the shape, a word. */
import { html } from 'hono/html'
import { addDays, datesBetween, weekdayOf } from '../../../../shared/calendar/localDate.ts'
import { localTimeOf } from '../../../../shared/calendar/localTime.ts'
import type { LocalDate } from '../../../../shared/contacts/identifiers.ts'
import { type SlotState, slotStates } from '../../../../shared/metrics/coverage/slotStates.ts'
import type { SourceTimeline } from '../../../../shared/metrics/coverage/sourceTimeline.ts'
import { dayMark } from '../../charts/dayMark.ts'
import type { CalendarPicture } from '../../charts/picture.ts'
import { shortName } from '../../charts/weekGrid.ts'
import type { Html } from '../../html.ts'
import type { View } from '../../view.ts'

const weeks = 4
const stripDays = weeks * 7

/** Four whole weeks up to this one, each day with what was heard on it. @param today on the wall of `zone` */
export function stripStates(
  { now }: Pick<View, 'now'>,
  { timeline, zone, today }: Omit<StripParts, 'name'>,
): readonly { readonly date: LocalDate; readonly state: SlotState }[] {
  const time = localTimeOf(zone)
  const first = addDays(today, 1 - weekdayOf(today) - 7 * (weeks - 1))
  const dates = datesBetween(first, addDays(first, stripDays - 1))
  const spans = dates.map((date) => ({ from: time.dayStart(date), until: time.dayStart(time.nextDay(date)) }))
  const states = slotStates(timeline, spans, now)
  return dates.map((date, place) => ({ date, state: states[place] ?? 'unknown' }))
}

/** The same as data: the page and the drawing are made from this. */
export function calendarPicture(view: View, parts: StripParts): CalendarPicture {
  const { texts, formats } = view
  const days = stripStates(view, parts).map(({ date, state }) => ({
    date,
    state,
    number: String(Number(date.slice(8))),
    words: texts.coverage.cell(formats.shortDay(date), texts.coverage.stateNames[state]),
  }))
  return {
    label: parts.name,
    weekdays: [1, 2, 3, 4, 5, 6, 7].map((day) => formats.weekday(day, 'short')),
    weeks: Array.from({ length: weeks }, (_, week) => days.slice(week * 7, week * 7 + 7)).map((own) => ({
      label: formats.shortDay(own[0]?.date ?? parts.today),
      days: own,
    })),
  }
}

export function calendarStrip(view: View, parts: StripParts): Html {
  const { texts, formats } = view
  const words = texts.coverage
  const { label, weekdays, weeks: rows } = calendarPicture(view, parts)
  const cell = ({ number, state, words: said }: CalendarPicture['weeks'][number]['days'][number]) =>
    html`<td class="day-${state}">${shape(state)}<span class="day-number" aria-hidden="true">${number}</span><span class="visually-hidden">${said}</span></td>`
  return html`<table class="strip"><caption class="visually-hidden">${label}: ${words.stripCaption}</caption>
<thead><tr><td></td>${weekdays.map((short, day) => html`<th scope="col">${shortName(short, formats.weekday(day + 1))}</th>`)}</tr></thead>
<tbody>${rows.map(
    ({ label: monday, days }) =>
      html`<tr><th scope="row"><span class="visually-hidden">${words.weekOf(monday)}</span><span aria-hidden="true">${monday}</span></th>${days.map(cell)}</tr>`,
  )}</tbody></table>`
}
export type StripParts = { readonly timeline: SourceTimeline; readonly name: string; readonly zone: string; readonly today: LocalDate }

const shownStates = ['covered', 'partial', 'silent', 'closure', 'unknown'] as const satisfies readonly SlotState[]

/** Each state with its word. */
export const stripKey = ({ texts }: View): readonly (readonly [SlotState, string])[] =>
  shownStates.map((state) => [state, texts.coverage.stateNames[state]] as const)

export const stripLegend = ({ texts }: View): Html =>
  html`<ul class="key" aria-label="${texts.coverage.legend}">${shownStates.map((state) => html`<li><span class="strip-sample day-${state}">${shape(state)}</span> ${texts.coverage.stateNames[state]}</li>`)}</ul>`

const shape = (state: SlotState): Html => html`<svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" focusable="false">${dayMark(state)}</svg>`
