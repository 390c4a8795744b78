/** Weeks of days for each source, beside each other as far as the width takes, with what every sign means. */
import { html } from 'hono/html'
import { dayMark } from '../../charts/dayMark.ts'
import type { CalendarPicture, Drawing } from '../../charts/picture.ts'
import { type Drawn, flowed, keyEntry, stacked } from './svgText.ts'

const labelWidth = 76
const cell = 38
const lineHeight = 20
const boxWidth = labelWidth + 7 * cell

export function svgCalendars({ calendars, key }: Extract<Drawing, { kind: 'calendars' }>, width: number): Drawn {
  const signs = key.map(([state, text]) => keyEntry(html`${dayMark(state)}`, text))
  return stacked([flowed(signs, { width, gap: 20 }), flowed(calendars.map(oneCalendar), { width, gap: 48 })], 18)
}

function oneCalendar({ label, weekdays, weeks }: CalendarPicture): Drawn & { readonly width: number } {
  const x = (day: number) => labelWidth + day * cell + cell / 2
  const top = 2 * lineHeight + 8
  return {
    width: boxWidth,
    height: top + weeks.length * cell,
    content: html`<text x="0" y="14" class="strong">${label}</text>
${weekdays.map((text, day) => html`<text x="${x(day)}" y="${2 * lineHeight}" class="middle small">${text}</text>`)}
${weeks.map(
  ({ label: monday, days }, week) =>
    html`<text x="0" y="${top + week * cell + 14}" class="small">${monday}</text>${days.map(
      ({ number, state, words }, day) =>
        html`<g role="img" aria-label="${words}" transform="translate(${x(day) - 8} ${top + week * cell})">${dayMark(state)}<text x="8" y="30" class="middle small">${number}</text></g>`,
    )}`,
)}`,
  }
}
