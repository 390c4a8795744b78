/**
 * A table as data: the page prints it, the export writes it, so both say the same to the last digit.
 * The first column names the row.
 */
import { html } from 'hono/html'
import type { MaybeEstimate } from '../../../shared/contacts/estimate.ts'
import { type PrintedCost, printedCost, printedEstimate, printedNumber, printedRate } from '../../../shared/metrics/registry.ts'
import type { Formats } from '../../../shared/text/format.ts'
import type { Texts } from '../../../shared/text/texts.ts'
import type { Language } from '../../../shared/text/language.ts'
import type { Html } from '../html.ts'
import type { View } from '../view.ts'
import { languageOfNotes } from './asWritten.ts'
import { stackedTable } from './stackedTable.ts'
import { wholeRanges } from './wholeRanges.ts'

export type Cell = (
  | { readonly kind: 'text'; readonly value: string | null }
  | { readonly kind: 'count' | 'seconds' | 'hours'; readonly value: number | null }
  /** A number that somebody typed: in a file as it is, on the page as they would write it. */
  | { readonly kind: 'typed'; readonly value: number; readonly shown: string }
  /** 0 to 1; with one digit after the mark unless said otherwise. */
  | { readonly kind: 'share'; readonly value: number | null; readonly digits?: 0 }
  /** A lone estimate without a range of its own, such as one week of a trend. */
  | { readonly kind: 'about'; readonly value: number | null }
  /** `most`: no more is printed, however it is rounded. */
  | { readonly kind: 'estimate'; readonly value: MaybeEstimate; readonly most?: number }
  /** `rate`: to a tenth where small; `share_estimate`: 0 to 1 with its range. */
  | { readonly kind: 'rate' | 'share_estimate'; readonly value: MaybeEstimate }
  | { readonly kind: 'money'; readonly value: number | null }
  | { readonly kind: 'cost'; readonly value: PrintedCost | null }
  /** A local date. */
  | { readonly kind: 'date'; readonly value: string | null }
  /** A first and a last local date; two columns in a file. */
  | { readonly kind: 'days'; readonly value: { readonly from: string; readonly to: string } | null }
  /** UTC milliseconds, shown on the wall of the line. */
  | { readonly kind: 'moment'; readonly value: number | null }
) & {
  readonly link?: string
  /** Where it is not that of the page. */
  readonly lang?: Language
  /** What stands where the value is null; else "unknown". */
  readonly absent?: string
}
export type Column = { readonly key: string; readonly label: string; readonly kind: Cell['kind'] }
export type DataTable = {
  /** Stable, for file names and addresses. */
  readonly key: string
  readonly caption: string
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly Cell[])[]
  readonly total?: readonly Cell[]
}

export const text = (value: string | null, link?: string): Cell => ({ kind: 'text', value, ...(link === undefined ? {} : { link }) })
/** In somebody's own words. */
export const written = (view: Pick<View, 'settings' | 'language'>, value: string, link?: string): Cell => {
  const lang = languageOfNotes(view)
  return { ...text(value, link), ...(lang !== undefined && { lang }) }
}
export const count = (value: number | null, link?: string): Cell => ({ kind: 'count', value, ...(link === undefined ? {} : { link }) })

export type Printer = { readonly texts: Texts; readonly formats: Formats }

/** A cell as it stands on the page. */
export function printedCell(cell: Cell, { texts, formats }: Printer): string {
  if (cell.kind === 'text') return cell.value ?? cell.absent ?? texts.states.unknown
  if (cell.kind === 'typed') return cell.shown
  if (cell.kind === 'estimate') {
    const estimate = printedEstimate(cell.value, cell.most)
    if (estimate === null) return cell.absent ?? texts.states.unknown
    return estimate.exact || estimate.high === 0 ? formats.whole(estimate.value) : `≈ ${formats.whole(estimate.value)} (${formats.range(estimate)})`
  }
  if (cell.value === null) return cell.absent ?? texts.states.unknown
  switch (cell.kind) {
    case 'rate': {
      const rate = printedRate(cell.value)
      return rate === null ? (cell.absent ?? texts.states.unknown) : `≈ ${formats.decimal(rate.value, 1)} (${formats.decimalRange(rate)})`
    }
    case 'share_estimate':
      return shareWords(cell.value, formats) ?? cell.absent ?? texts.states.unknown
    case 'cost': {
      const { value, low, high } = printedCost(cell.value)
      return value === null || high === null ? texts.charts.atLeast(formats.money(low)) : `≈ ${formats.money(value)} (${formats.moneyRange(low, high)})`
    }
    case 'money':
      return `${cell.value === 0 ? '' : '≈ '}${formats.money(printedNumber(cell.value))}`
    case 'count':
      return formats.whole(cell.value)
    case 'about':
      return `≈ ${formats.decimal(printedNumber(cell.value), 1)}`
    case 'share':
      return formats.percent(cell.value, cell.digits ?? 1)
    case 'seconds':
      return formats.length(cell.value)
    case 'hours':
      return formats.hours(cell.value)
    case 'date':
      return formats.weekdayDay(cell.value)
    case 'days':
      return formats.days(cell.value.from, cell.value.to)
    case 'moment':
      return formats.moment(cell.value)
  }
}

function shareWords({ value, low, high }: MaybeEstimate, formats: Formats): string | undefined {
  if (value === null || low === null || high === null) return undefined
  if (low === high) return formats.percent(value)
  return `≈ ${formats.percent(value)} (${formats.percentRange(low, high)})`
}

const words: ReadonlySet<Cell['kind']> = new Set(['text', 'typed', 'date', 'days', 'moment'])
const isNumber = (kind: Cell['kind']) => !words.has(kind)

/** Where a cell is narrow, the line ends before a range and not within it. */
function wholeRange(printed: string): Html | string {
  const at = printed.indexOf(' (')
  const parts = at === -1 ? [printed] : [printed.slice(0, at), printed.slice(at + 1)]
  return at === -1 && !printed.startsWith('≈') ? printed : html`${parts.map((part) => html`<span class="unbroken">${part}</span> `)}`
}

/** @param options.captionHidden the figure's title says it already */
export function tableView(table: DataTable, printer: Printer, options: { readonly captionHidden?: boolean } = {}): Html {
  const cell = (own: Cell) => {
    const shown = isNumber(own.kind) ? wholeRange(printedCell(own, printer)) : wholeRanges(printedCell(own, printer))
    const said = own.lang === undefined ? shown : html`<span lang="${own.lang}">${shown}</span>`
    return { shown: own.link === undefined ? said : html`<a href="${own.link}">${said}</a>`, className: isNumber(own.kind) ? 'number' : '' }
  }
  return stackedTable(printer.texts, {
    caption: table.caption,
    isCaptionShown: options.captionHidden !== true,
    columns: table.columns.map(({ label, kind }) => ({ label, className: isNumber(kind) ? 'number' : '' })),
    rows: table.rows.map((row) => row.map(cell)),
    ...(table.total === undefined ? {} : { total: table.total.map(cell) }),
  })
}
