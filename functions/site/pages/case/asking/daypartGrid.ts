import { clockText } from '../../../../../shared/calendar/clockText.ts'
import { html } from 'hono/html'
import type { Span } from '../../../../../shared/calendar/spans.ts'
import type { Html } from '../../../html.ts'
import type { View } from '../../../view.ts'
import { cellName, type Daypart, dayparts, openShareOf } from './dayparts.ts'

export type DaypartGrid = { readonly chosen: readonly string[]; readonly open: readonly Span[] }

/** Weekdays across, dayparts down, a box in each; what is wholly open already has a word in place of a box. */
export function daypartGrid(view: View, { chosen, open }: DaypartGrid): Html {
  const words = view.texts.case.form
  const { formats, texts } = view
  const hours = (daypart: Daypart) => {
    const from = dayparts.indexOf(daypart) * 360
    return formats.timeOfDay(clockText(from), clockText(from + 360))
  }
  const cell = (weekday: number, daypart: Daypart) => {
    const name = cellName({ weekday, daypart })
    if (openShareOf({ weekday, daypart }, open) === 'all') return html`<td class="daypart-cell is-open">${words.cellOpen}</td>`
    const label = words.cell(formats.weekday(weekday + 1), words.dayparts[daypart], hours(daypart))
    const box = chosen.includes(name)
      ? html`<input type="checkbox" name="cell" value="${name}" aria-label="${label}" checked>`
      : html`<input type="checkbox" name="cell" value="${name}" aria-label="${label}">`
    return html`<td class="daypart-cell"><label class="box">${box}</label></td>`
  }
  const weekdays = Array.from({ length: 7 }, (_, weekday) => weekday)
  return html`<p class="hint">${words.gridHint}</p><div class="table-scroll" role="region" tabindex="0" aria-label="${texts.charts.region(words.gridCaption)}"><table class="daypart-grid"><caption class="visually-hidden">${words.gridCaption}</caption>
<thead><tr><td></td>${weekdays.map((weekday) => html`<th scope="col">${formats.weekday(weekday + 1, 'short')}</th>`)}</tr></thead>
<tbody>${dayparts.map((daypart) => html`<tr><th scope="row">${words.dayparts[daypart]} <span class="under">${hours(daypart)}</span></th>${weekdays.map((weekday) => cell(weekday, daypart))}</tr>`)}</tbody></table></div>`
}
