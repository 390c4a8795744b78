/** What a source delivered, and what was counted of it, as tables for a file: what the page shows, never what was in it. */
import type { DayCounts } from '../../../../shared/storage/facts/deliveryCounts.ts'
import type { DeliveryEntry } from '../../../../shared/storage/facts/deliveryEntry.ts'
import { count, type DataTable, text } from '../../components/dataTable.ts'
import { lineName, type View } from '../../view.ts'
import { refusedRows, unknownRows } from './countsSection.ts'
import { becauseOf, kindOf, outcomeOf } from './logSection.ts'

export const countTables = (view: View, counts: readonly DayCounts[]): readonly DataTable[] => {
  const words = view.texts.deliveries
  return [
    countsData(view, { key: 'refused', caption: words.refusedTitle, name: words.reason, rows: refusedRows(view, counts) }),
    countsData(view, { key: 'unknown_kinds', caption: words.unknownTypesTitle, name: words.kind, rows: unknownRows(counts) }),
  ]
}

export function deliveriesData(view: View, entries: readonly DeliveryEntry[]): DataTable {
  const { sourceLog: words, deliveries } = view.texts
  return {
    key: 'deliveries',
    caption: deliveries.title,
    columns: [
      { key: 'received', label: deliveries.received, kind: 'moment' },
      { key: 'at', label: deliveries.at, kind: 'moment' },
      { key: 'kind', label: deliveries.kind, kind: 'text' },
      { key: 'line', label: words.line, kind: 'text' },
      { key: 'outcome', label: deliveries.outcome, kind: 'text' },
      { key: 'reason', label: deliveries.reason, kind: 'text' },
      { key: 'shape', label: deliveries.shape, kind: 'text' },
      { key: 'id', label: deliveries.id, kind: 'text' },
    ],
    rows: entries.map((entry) => [
      { kind: 'moment', value: entry.receivedAt },
      { kind: 'moment', value: entry.at ?? null, absent: '' },
      text(kindOf(view, entry)),
      text(entry.line === undefined ? '' : lineName(view, entry.line)),
      text(outcomeOf(view, entry)),
      text(becauseOf(view, entry)),
      text(entry.shape ?? ''),
      text(entry.id),
    ]),
  }
}

type Counted = Pick<DataTable, 'key' | 'caption'> & { readonly name: string; readonly rows: ReturnType<typeof unknownRows> }
const countsData = ({ texts }: View, { key, caption, name, rows }: Counted): DataTable => ({
  key,
  caption,
  columns: [
    { key: 'day', label: texts.deliveries.day, kind: 'date' },
    { key: 'name', label: name, kind: 'text' },
    { key: 'count', label: texts.deliveries.count, kind: 'count' },
  ],
  rows: rows.map((row) => [{ kind: 'date', value: row.date }, text(row.name), count(row.count)]),
})
