/** The week as it was frozen: a table with the shown number in every cell, opening hours as a thick outline. */
import { html } from 'hono/html'
import type { GridDrawn } from '../../../../shared/reports/reportDocument.ts'
import { gridShade, outline, sampleOf, shortName } from '../../charts/weekGrid.ts'
import { wholeRanges } from '../../components/wholeRanges.ts'
import type { Html } from '../../html.ts'

export type GridWords = { readonly caption: string; readonly time: string; readonly region: string; readonly legend: string }

export function drawnGrid({ columns, rows, legend }: GridDrawn, words: GridWords): Html {
  const isOpen = (row: number, column: number) => rows[row]?.cells[column]?.open === 'open'
  const cell = (own: GridDrawn['rows'][number]['cells'][number], row: number, column: number) => {
    const edges = isOpen(row, column) ? outline((dx, dy) => isOpen(row + dy, column + dx)) : own.open === 'partly' ? 'partly' : ''
    return html`<td class="${edges}"><span class="cell ${gridShade(own)}" aria-hidden="true">${own.shown}</span><span class="visually-hidden">${own.words}</span></td>`
  }
  return html`<div class="table-scroll" role="region" tabindex="0" aria-label="${words.region}">
<table class="week-grid ${rows.length > 4 ? '' : 'grain-daypart'}">
<caption class="visually-hidden">${words.caption}</caption>
<thead><tr><th scope="col">${words.time}</th>${columns.map(({ label, name }) => html`<th scope="col">${shortName(label, name)}</th>`)}</tr></thead>
<tbody>${rows.map(({ label, cells }, row) => html`<tr><th scope="row">${wholeRanges(label)}</th>${cells.map((own, column) => cell(own, row, column))}</tr>`)}</tbody>
</table></div>
<ul class="key grid-key" aria-label="${words.legend}">${legend.map(({ look, text }) => html`<li><span class="sample ${sampleOf(look)}"></span>${text}</li>`)}</ul>`
}
