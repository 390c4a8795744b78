import { html } from 'hono/html'
import type { DayCounts } from '../../../../shared/storage/facts/deliveryCounts.ts'
import { tableDownloads } from '../../components/tableDownloads.ts'
import { stackedTable } from '../../components/stackedTable.ts'
import type { Html } from '../../html.ts'
import type { View } from '../../view.ts'

/** What is counted and not kept: refused requests, and kinds of event that nobody knows yet. */
export function countsSection(view: View, source: string, days: readonly DayCounts[]): Html {
  const words = view.texts.deliveries
  const files = (key: string, caption: string) => tableDownloads(view, `/data/sources/${source}`, { key, caption })
  return html`${table(view, { title: words.refusedTitle, intro: words.refusedIntro, name: words.reason, rows: refusedRows(view, days), files: files('refused', words.refusedTitle) })}
${table(view, { title: words.unknownTypesTitle, intro: words.unknownTypesIntro, name: words.kind, rows: unknownRows(days), files: files('unknown_kinds', words.unknownTypesTitle) })}`
}

export function refusedRows({ texts }: View, days: readonly DayCounts[]): readonly Row[] {
  const reasons = new Map<string, string>(Object.entries(texts.deliveries.reasonOf))
  return rowsOf(
    days,
    ({ refused }) => refused,
    (reason) => reasons.get(reason) ?? reason,
  )
}

export const unknownRows = (days: readonly DayCounts[]): readonly Row[] =>
  rowsOf(
    days,
    ({ unknownTypes }) => unknownTypes,
    (type) => type,
  )

type Row = { readonly date: string; readonly name: string; readonly count: number }

const rowsOf = (days: readonly DayCounts[], countsOf: (day: DayCounts) => Readonly<Record<string, number>>, nameOf: (key: string) => string): readonly Row[] =>
  days.toReversed().flatMap((day) => Object.entries(countsOf(day)).map(([key, count]) => ({ date: day.utcDate, name: nameOf(key), count })))

function table(
  view: View,
  {
    title,
    intro,
    name,
    rows,
    files,
  }: { readonly title: string; readonly intro: string; readonly name: string; readonly rows: readonly Row[]; readonly files: Html },
): Html | '' {
  if (rows.length === 0) return ''
  const { formats, texts } = view
  const words = texts.deliveries
  return html`<section><h2>${title}</h2><p>${intro}</p>
${stackedTable(texts, {
  caption: title,
  columns: [{ label: words.day }, { label: name }, { label: words.count, className: 'number' }],
  rows: rows.map((row) => [formats.day(row.date), row.name, formats.whole(row.count)]),
})}${files}</section>`
}
