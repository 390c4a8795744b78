/** A week of staffing: days across, times down, the number with its sign in every cell; closed times are left empty. */
import { html } from 'hono/html'
import { fillOf } from '../../charts/patterns.ts'
import type { StaffingLook, StaffingPicture } from '../../charts/picture.ts'
import type { Html } from '../../html.ts'
import type { Drawn } from './svgText.ts'

const labelWidth = 70
const lineHeight = 18
const cellHeight = 28
/** On these the number is light. */
const strong: ReadonlySet<StaffingLook> = new Set(['short-3', 'over-3'])

export function svgStaffing({ columns, rows }: StaffingPicture, width: number): Drawn {
  const cellWidth = Number(((width - labelWidth) / Math.max(1, columns.length)).toFixed(2))
  const headHeight = (columns.some(({ special }) => special !== undefined) ? 3 : 2) * lineHeight + 6
  const middle = (column: number) => Number((labelWidth + (column + 0.5) * cellWidth).toFixed(2))
  const y = (row: number) => headHeight + row * cellHeight
  const head = ({ label, date, special }: StaffingPicture['columns'][number], column: number): Html => {
    const line = (text: string, place: number, look: string) =>
      html`<text x="${middle(column)}" y="${(place + 1) * lineHeight - 4}" class="middle ${look}">${text}</text>`
    return html`${line(label, 0, 'strong')}${line(date, 1, 'small')}${special === undefined ? '' : line(special, 2, 'small')}`
  }
  const cell = ({ look, shown, words }: StaffingPicture['rows'][number]['cells'][number], column: number, row: number): Html => {
    if (look === 'closed') return html``
    const place = html`x="${Number((labelWidth + column * cellWidth).toFixed(2))}" y="${y(row)}" width="${cellWidth}" height="${cellHeight}"`
    const box = look === 'unknown' ? html`<rect ${place} class="cell" fill="${fillOf('not_measured')}"/>` : html`<rect ${place} class="cell staff-${look}"/>`
    return html`<g role="img" aria-label="${words}">${box}<text x="${middle(column)}" y="${y(row) + cellHeight / 2 + 5}" class="middle ${strong.has(look) ? 'on-dark' : ''}">${shown}</text></g>`
  }
  return {
    height: headHeight + rows.length * cellHeight,
    content: html`${columns.map(head)}
${rows.map(({ label, cells }, row) => html`<text x="0" y="${y(row) + cellHeight / 2 + 5}">${label}</text>${cells.map((own, column) => cell(own, column, row))}`)}`,
  }
}
