/**
 * A table that is read row by row: where it is narrow each row is told cell below cell, each with the name of its column before it, so that nobody scrolls sideways.
 * The roles are written out because a browser may take a table for loose text once its parts are laid out as blocks.
 */
import { html } from 'hono/html'
import type { Texts } from '../../../shared/text/texts.ts'
import type { Html } from '../html.ts'

type Words = Html | string
export type StackedCell = Words | { readonly shown: Words; readonly className: string }
export type StackedColumn = {
  readonly label: string
  /** In place of the label, above the column. */
  readonly head?: Words
  /** Of the head and of each cell that names none itself. */
  readonly className?: string
  /** What stands below it says what it is, such as a button. */
  readonly isLabelHidden?: boolean
}
export type StackedTable = {
  /** Of the region. */
  readonly id?: string
  readonly caption: string
  /** undefined: only heard, because a heading says it already. */
  readonly isCaptionShown?: boolean
  readonly className?: string
  /** The first names the row. */
  readonly columns: readonly StackedColumn[]
  readonly rows: readonly (readonly StackedCell[])[]
  readonly total?: readonly StackedCell[]
}

export function stackedTable({ charts }: Pick<Texts, 'charts'>, { id, caption, isCaptionShown, className, columns, rows, total }: StackedTable): Html {
  const row = (cells: readonly StackedCell[]) => html`<tr role="row">${cells.map((cell, index) => cellView(cell, columns[index], index === 0))}</tr>`
  const layout = columns.length > 2 ? 'stacks' : 'two-columns' // two stand beside each other on any screen
  return html`<div class="table-scroll ${layout}" role="region" tabindex="0"${id === undefined ? '' : html` id="${id}"`} aria-label="${charts.rows(caption)}">
<table role="table"${className === undefined ? '' : html` class="${className}"`}>
<caption${isCaptionShown === true ? '' : html` class="visually-hidden"`}>${caption}</caption>
<thead role="rowgroup"><tr role="row">${columns.map(headView)}</tr></thead>
<tbody role="rowgroup">${rows.map(row)}</tbody>
${total === undefined ? '' : html`<tfoot role="rowgroup">${row(total)}</tfoot>`}
</table>
</div>`
}

/** The words of our heads that are wider than a column of a telephone; few browsers know where they may break. */
const foldable = (label: string): string => label.replace('edewerkersu', 'edewerkers\u00adu').replace('rivacyf', 'rivacy\u00adf')

const classOf = (name: string | undefined) => (name === undefined || name === '' ? '' : html` class="${name}"`)

function headView({ label, head, className, isLabelHidden }: StackedColumn): Html {
  const words = isLabelHidden === true ? html`<span class="visually-hidden">${label}</span>` : (head ?? foldable(label))
  return html`<th scope="col"${classOf(className)} role="columnheader">${words}</th>`
}

function cellView(cell: StackedCell, column: StackedColumn | undefined, isName: boolean): Html {
  const { shown, className } = typeof cell === 'object' && 'className' in cell ? cell : { shown: cell, className: column?.className }
  if (isName) return html`<th scope="row"${classOf(className)} role="rowheader">${shown}</th>`
  const label = column === undefined || column.isLabelHidden === true ? '' : html` data-label="${foldable(column.label)}"`
  return html`<td${classOf(className)} role="cell"${label}>${shown}</td>`
}
