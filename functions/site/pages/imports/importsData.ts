import type { ImportRecord } from '../../../../shared/storage/facts/importRecords.ts'
import { localTimeOf } from '../../../../shared/calendar/localTime.ts'
import { count, type DataTable, text } from '../../components/dataTable.ts'
import type { View } from '../../view.ts'
import { stateOf } from './importList.ts'
import { rowsTaken, timesTaken } from '../../../../shared/storage/facts/importSums.ts'

/** Everything that was read from files, the newest first, as a table for a file. */
export function importsData(view: View, imports: readonly ImportRecord[]): DataTable {
  const { texts, formats, settings } = view
  const words = texts.importList
  const { dateOf } = localTimeOf(formats.timeZone)
  return {
    key: 'imports',
    caption: words.caption,
    columns: [
      { key: 'started', label: words.startedAt, kind: 'moment' },
      { key: 'source', label: words.source, kind: 'text' },
      { key: 'files', label: words.files, kind: 'text' },
      { key: 'dates', label: words.dates, kind: 'days' },
      { key: 'stored', label: texts.imports.stored, kind: 'count' },
      { key: 'duplicate', label: texts.imports.duplicates, kind: 'count' },
      { key: 'refused', label: texts.imports.refused, kind: 'count' },
      { key: 'state', label: words.state, kind: 'text' },
    ],
    rows: imports.map((record) => {
      const { stored, duplicate, refused } = rowsTaken(record)
      const times = timesTaken(record)
      const dates = times === undefined ? null : { from: dateOf(times.first), to: dateOf(times.last) }
      return [
        { kind: 'moment', value: record.startedAt },
        text(settings.sources.find(({ id }) => id === record.source)?.name ?? record.source),
        text(record.files.map(({ name }) => name).join(', ')),
        { kind: 'days', value: dates, absent: '' },
        count(stored),
        count(duplicate),
        count(refused),
        text(stateOf(view, record)),
      ]
    }),
  }
}
