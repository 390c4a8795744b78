/** The week as a table: times down, days across, a signed number with a shape in each cell. Closed times are empty, what is not known is a question mark. */
import { html } from 'hono/html'
import type { StaffingPicture } from '../../charts/picture.ts'
import type { Html } from '../../html.ts'
import type { View } from '../../view.ts'

/** On a narrow screen the month stands below its day. */
const nbsp = '\u00a0'

export function coverageGrid({ texts }: View, title: string, { columns, rows }: StaffingPicture): Html {
  const words = texts.staffing
  const head = ({ label, date, special }: StaffingPicture['columns'][number]) =>
    html`<th scope="col">${label} <span class="under">${date.replace(nbsp, ' ')}</span>${special === undefined ? '' : html`<span class="under">${special}</span>`}</th>`
  return html`<div class="table-scroll" role="region" tabindex="0" aria-label="${texts.charts.region(title)}"><table class="staffing-grid">
<caption class="visually-hidden">${title}</caption>
<thead><tr><th scope="col">${words.time}</th>${columns.map(head)}</tr></thead>
<tbody>${rows.map(({ label, cells }) => html`<tr><th scope="row">${label}</th>${cells.map(cellView)}</tr>`)}</tbody>
</table></div>`
}

function cellView({ look, shown, words }: StaffingPicture['rows'][number]['cells'][number]): Html {
  if (look === 'closed') return html`<td class="closed"><span class="visually-hidden">${words}</span></td>`
  if (look === 'plain') return html`<td class="number">${shown}</td>`
  const kind = look === 'unknown' ? 'unknown' : `number ${look}`
  return html`<td class="${kind}"><span aria-hidden="true">${withArrow(shown)}</span><span class="visually-hidden">${words}</span></td>`
}

/** The arrow gives way on a narrow screen; the sign before the number says the same. */
function withArrow(shown: string): Html | string {
  const [, arrow, number] = /^([▼▲] )(.+)$/u.exec(shown) ?? []
  return arrow === undefined ? shown : html`<span class="arrow">${arrow}</span>${number ?? ''}`
}
