/** A figure: its finding as the title, a text alternative made from the same data, the chart, and the numbers as a table. */
import { html } from 'hono/html'
import type { Html } from '../html.ts'
import { type Downloads, downloadsView } from './downloads.ts'
import { type DataTable, type Printer, tableView } from './dataTable.ts'

export type FigureParts = {
  readonly id: string
  readonly title: string
  /** Two sentences at most; stands under the title, for everybody. */
  readonly summary: string
  readonly chart: Html
  readonly notes?: readonly (Html | string)[]
  readonly table?: DataTable
  /** Where the table can be downloaded. */
  readonly downloads?: Downloads
  /** The chart is itself the table. */
  readonly isTable?: boolean
}

export function figureView(parts: FigureParts, printer: Printer): Html {
  const { charts } = printer.texts
  const download = parts.downloads === undefined ? '' : downloadsView(parts.downloads, parts.title, printer.texts)
  const table =
    parts.table === undefined || parts.isTable === true
      ? download
      : html`<details class="numbers"><summary>${charts.table}</summary>${tableView(parts.table, printer, { captionHidden: true })}${download}</details>`
  return html`<figure class="figure" id="${parts.id}" aria-labelledby="${parts.id}-title" aria-describedby="${parts.id}-summary">
<figcaption><h2 id="${parts.id}-title">${parts.title}</h2><p id="${parts.id}-summary" class="summary">${parts.summary}</p></figcaption>
${parts.chart}
${(parts.notes ?? []).map((note) => html`<p class="note">${note}</p>`)}
${table}
</figure>`
}
