/** Four weeks of one source as a small calendar: a real table, each cell a day with a shape, its date and, for who cannot see the shape, a word. */
import { html } from 'hono/html'
import { addDays, datesBetween, weekdayOf } from '../../../../shared/calendar/localDate.ts'
import { localTimeOf } from '../../../../shared/calendar/localTime.ts'
import type { LocalDate } from '../../../../shared/contacts/identifiers.ts'
import { type SlotState, slotStates } from '../../../../shared/metrics/coverage/slotStates.ts'
import type { SourceTimeline } from '../../../../shared/metrics/coverage/sourceTimeline.ts'
import { fillOf } from '../../charts/patterns.ts'
import type { Html } from '../../html.ts'
import type { View } from '../../view.ts'

const weeks = 4
export const stripDays = weeks * 7

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

export function calendarStrip(view: View, parts: StripParts): Html {
  const { texts, formats } = view
  const words = texts.coverage
  const days = stripStates(view, parts)
  const { name } = parts
  const cell = ({ date, state }: (typeof days)[number]) =>
    html`<td class="day-${state}">${shape(state)}<span class="day-number" aria-hidden="true">${Number(date.slice(8))}</span><span class="visually-hidden">${words.cell(formats.shortDay(date), words.stateNames[state])}</span></td>`
  const rows = Array.from({ length: weeks }, (_, week) => days.slice(week * 7, week * 7 + 7))
  return html`<table class="strip"><caption class="visually-hidden">${name}: ${words.stripCaption}</caption>
<thead><tr><td></td>${[1, 2, 3, 4, 5, 6, 7].map((day) => html`<th scope="col"><abbr title="${formats.weekday(day)}">${formats.weekday(day, 'short')}</abbr></th>`)}</tr></thead>
<tbody>${rows.map((row) => {
    const monday = formats.shortDay(row[0]?.date ?? parts.today)
    return html`<tr><th scope="row"><span class="visually-hidden">${words.weekOf(monday)}</span><span aria-hidden="true">${monday}</span></th>${row.map(cell)}</tr>`
  })}</tbody></table>`
}
export type StripParts = { readonly timeline: SourceTimeline; readonly name: string; readonly zone: string; readonly today: LocalDate }

const shownStates = ['covered', 'partial', 'silent', 'closure', 'unknown'] as const satisfies readonly SlotState[]

export const stripLegend = ({ texts }: View): Html =>
  html`<ul class="key" aria-label="${texts.coverage.legend}">${shownStates.map((state) => html`<li><span class="strip-sample day-${state}">${shape(state)}</span> ${texts.coverage.stateNames[state]}</li>`)}</ul>`

/** Full, half, hatched and crossed, a bar, a question mark: told apart without any colour. */
function shape(state: SlotState): Html {
  const box = html`<rect x="1" y="1" width="14" height="14" class="mark-box"/>`
  const inside: Readonly<Record<SlotState, Html | string>> = {
    covered: html`<rect x="1" y="1" width="14" height="14" class="mark-full"/>`,
    partial: html`${box}<path d="M1 15V1h14z" class="mark-full"/>`,
    silent: html`<rect x="1" y="1" width="14" height="14" fill="${fillOf('not_measured')}"/><path d="M3 3l10 10M13 3L3 13" class="mark-line"/>`,
    closure: html`${box}<path d="M3 8h10" class="mark-line"/>`,
    unknown: html`${box}<text x="8" y="12.5" class="mark-text">?</text>`,
    ahead: '',
  }
  return html`<svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" focusable="false">${inside[state]}</svg>`
}
