import type { SilenceAlert } from '../../../../shared/metrics/coverage/silenceAlerts.ts'
import { type DataTable, text } from '../../components/dataTable.ts'
import type { View } from '../../view.ts'
import { sourceName } from './dataPage.ts'

/** Running alerts first, then those that are over, newest first. */
export function alertsTable(view: View, alerts: readonly SilenceAlert[]): DataTable {
  const { texts, formats, now } = view
  const words = texts.coverage
  const isRunning = ({ recoveredAt }: SilenceAlert) => recoveredAt === undefined
  return {
    key: 'alerts',
    caption: words.alertsCaption,
    columns: [
      { key: 'source', label: words.source, kind: 'text' },
      { key: 'since', label: words.alertSince, kind: 'text' },
      { key: 'raised', label: words.alertRaised, kind: 'text' },
      { key: 'ended', label: words.alertEnded, kind: 'text' },
      { key: 'length', label: words.alertLength, kind: 'text' },
    ],
    rows: alerts
      .toSorted((a, b) => Number(isRunning(b)) - Number(isRunning(a)) || b.since - a.since)
      .map((alert) => {
        const end = alert.until ?? alert.recoveredAt
        return [
          text(sourceName(view, alert.source)),
          text(formats.moment(alert.since)),
          text(formats.moment(alert.raisedAt)),
          text(end === undefined ? words.alertRunning : formats.moment(end)),
          text(formats.length(((end ?? now) - alert.since) / 1000)),
        ]
      }),
  }
}
