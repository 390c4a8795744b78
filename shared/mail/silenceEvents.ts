/** Alerts of sources that fell silent, as events to be mailed about. */
import { hourMs } from '../calendar/durations.ts'
import type { SilenceAlert } from '../metrics/coverage/silenceAlerts.ts'
import type { RecoveredEvent, SilentEvent } from './mailEvent.ts'

/** Older is no news: it stands on the page Data. */
const newsMs = 24 * hourMs

/** @param now UTC milliseconds */
export function silenceEvents(alerts: readonly SilenceAlert[], now: number): readonly (SilentEvent | RecoveredEvent)[] {
  return alerts.flatMap(({ source, lines, since, raisedAt, recoveredAt, until }) => {
    const id = `silent ${source} ${since}`
    const about = { kind: 'silence', source, lines, since } as const
    const silent: SilentEvent = { ...about, id, what: 'silent', isOver: recoveredAt !== undefined }
    const recovered: readonly RecoveredEvent[] =
      recoveredAt !== undefined && now - recoveredAt < newsMs
        ? [{ ...about, id: `recovered ${source} ${since}`, what: 'recovered', of: id, ...(until === undefined ? {} : { until }) }]
        : []
    return [...(now - raisedAt < newsMs ? [silent] : []), ...recovered]
  })
}
