import type { SilenceAlert } from '../../../../shared/metrics/coverage/silenceAlerts.ts'
import { type DataTable, text } from '../../components/dataTable.ts'
import type { View } from '../../view.ts'
import { sourceName } from './dataPage.ts'

/** Running alerts first, then those that are over, newest first. */
export function alertsTable(view: View, alerts: readonly SilenceAlert[]): DataTable {
  const { texts, now } = view
  const words = texts.coverage
  const isRunning = ({ recoveredAt }: SilenceAlert) => recoveredAt === undefined
  return {
    key: 'alerts',
    caption: words.alertsCaption,
    columns: [
      { key: 'source', label: words.source, kind: 'text' },
      { key: 'since', label: words.alertSince, kind: 'moment' },
      { key: 'raised', label: words.alertRaised, kind: 'moment' },
      { key: 'ended', label: words.alertEnded, kind: 'moment' },
      { key: 'length', label: words.alertLength, kind: 'seconds' },
    ],
    rows: alerts
      .toSorted((a, b) => Number(isRunning(b)) - Number(isRunning(a)) || b.since - a.since)
      .map((alert) => {
        const end = alert.until ?? alert.recoveredAt
        return [
          text(sourceName(view, alert.source)),
          { kind: 'moment', value: alert.since },
          { kind: 'moment', value: alert.raisedAt },
          { kind: 'moment', value: end ?? null, absent: words.alertRunning },
          { kind: 'seconds', value: ((end ?? now) - alert.since) / 1000 },
        ]
      }),
  }
}
