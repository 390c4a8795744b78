/** The week: days across, time down, the number in every cell, and thick lines round opening hours. */
import { html } from 'hono/html'
import { fillOf } from '../../charts/patterns.ts'
import type { GridPicture } from '../../charts/picture.ts'
import type { Html } from '../../html.ts'
import { type Drawn, flowed, keyEntry, stacked } from './svgText.ts'

type Cell = GridPicture['rows'][number]['cells'][number]
const labelWidth = 150
const headHeight = 24
/** From this step on the ink is dark and the number on it light. */
const firstDarkStep = 3

export function svgGrid({ columns, rows, legend }: GridPicture, width: number): Drawn {
  const cellWidth = Number(((width - labelWidth) / Math.max(1, columns.length)).toFixed(2))
  const cellHeight = rows.length > 12 ? 26 : rows.length > 4 ? 32 : 48
  const isOpen = (column: number, row: number) => rows[row]?.cells[column]?.open === 'open'
  const x = (column: number) => Number((labelWidth + column * cellWidth).toFixed(2))
  const y = (row: number) => headHeight + row * cellHeight
  const cellOf = (cell: Cell, column: number, row: number): Html =>
    html`<g role="img" aria-label="${cell.words}"><rect x="${x(column)}" y="${y(row)}" width="${cellWidth}" height="${cellHeight}" ${inkOf(cell)}/>${cell.open === 'partly' ? html`<rect x="${x(column) + 2}" y="${y(row) + 2}" width="${cellWidth - 4}" height="${cellHeight - 4}" class="partly"/>` : ''}<text x="${x(column) + cellWidth / 2}" y="${y(row) + cellHeight / 2 + 5}" class="middle ${(cell.step ?? 0) >= firstDarkStep ? 'on-dark' : ''}">${cell.shown}</text></g>`
  const edgesOf = (column: number, row: number): readonly Html[] => {
    if (!isOpen(column, row)) return []
    const [left, right, top, bottom] = [x(column), x(column) + cellWidth, y(row), y(row) + cellHeight]
    const line = (isEdge: boolean, [x1, y1, x2, y2]: readonly [number, number, number, number]) =>
      isEdge ? [html`<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" class="open-edge"/>`] : []
    return [
      ...line(!isOpen(column, row - 1), [left, top, right, top]),
      ...line(!isOpen(column + 1, row), [right, top, right, bottom]),
      ...line(!isOpen(column, row + 1), [left, bottom, right, bottom]),
      ...line(!isOpen(column - 1, row), [left, top, left, bottom]),
    ]
  }
  const table: Drawn = {
    height: headHeight + rows.length * cellHeight,
    content: html`${columns.map(({ label }, column) => html`<text x="${x(column) + cellWidth / 2}" y="15" class="middle strong">${label}</text>`)}
${rows.map(({ label, cells }, row) => html`<text x="0" y="${y(row) + cellHeight / 2 + 5}">${label}</text>${cells.map((cell, column) => cellOf(cell, column, row))}`)}
${rows.map(({ cells }, row) => cells.map((_, column) => edgesOf(column, row)))}`,
  }
  const key = legend.map(({ look, text }) => keyEntry(html`<rect x="0.5" y="0.5" width="15" height="15" ${sampleInk(look)}/>`, text))
  return stacked([table, flowed(key, { width, gap: 20 })], 16)
}

const inkOf = ({ look, step }: Cell): Html =>
  look === 'number' ? html`class="cell step-${step ?? 0}"` : look === 'not_measured' || look === 'not_recorded' ? hatched() : html`class="cell plain"`
const hatched = (): Html => html`class="cell" fill="${fillOf('not_measured')}"`

function sampleInk(look: string): Html {
  if (look === 'open') return html`class="open-sample"`
  if (look === 'partly') return html`class="partly"`
  if (look === 'not_measured' || look === 'not_recorded') return hatched()
  return look.startsWith('step-') ? html`class="${look}"` : html`class="plain"`
}
