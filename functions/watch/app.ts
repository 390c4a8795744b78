/**
 * Looks whether every source is alive, and writes down when one falls silent in opening hours and when it is back. May be run as often as one likes and
 * stopped anywhere: an alert is one item under its own identity. People are told of what is written down, by `mail.ts`.
 */
import { addDays } from '../../shared/calendar/localDate.ts'
import { localTimeOf } from '../../shared/calendar/localTime.ts'
import type { Span } from '../../shared/calendar/spans.ts'
import type { LineId } from '../../shared/contacts/identifiers.ts'
import type { CoverageReader } from '../../shared/metrics/coverage/coverageReader.ts'
import { silenceAlerts } from '../../shared/metrics/coverage/silenceAlerts.ts'
import type { Log } from '../../shared/privacy/logRecord.ts'
import type { Settings } from '../../shared/settings/settings.ts'
import type { AlertStore } from '../../shared/storage/mail/alertStore.ts'
import type { SettingsStore } from '../../shared/storage/decided/settingsStore.ts'
import { openAround } from './openAround.ts'

export type WatchDependencies = {
  readonly settings: Pick<SettingsStore, 'current'>
  readonly coverage: CoverageReader
  readonly alerts: AlertStore
  /** UTC milliseconds. */
  readonly now: () => number
  readonly log: Log
}

/** So far back silence is looked for; what is usual is learned from before. */
const daysLookedAt = 28

export const watchApp = (dependencies: WatchDependencies) => async (): Promise<void> => {
  const { settings: store, coverage: read, alerts, log } = dependencies
  const settings = (await store.current())?.settings
  if (settings === undefined || settings.lines.length === 0) return
  const now = dependencies.now()
  const today = localTimeOf(settings.lines[0]?.timeZone ?? 'UTC').dateOf(now)
  const coverage = await read(settings, { from: addDays(today, -daysLookedAt), to: today }, now)
  const known = await alerts.all(now)
  const running = known.filter(({ recoveredAt }) => recoveredAt === undefined)
  const { raise, recover, silent } = silenceAlerts(running, coverage, openHoursOf(settings, now), now)
  // The alarm stands as long as this is logged: only for what was raised, so that nobody is woken for a source that fell silent while closed.
  for (const source of silent.filter((own) => [...running, ...raise].some((alert) => alert.source === own)))
    log({ code: 'source_silent', level: 'warning', source })
  for (const alert of raise) {
    if (await alerts.raise(alert)) log({ code: 'alert_raised', level: 'error', source: alert.source, milliseconds: now - alert.since })
  }
  for (const recovery of recover) {
    const { source, since, until } = recovery
    if (await alerts.recover(recovery)) log({ code: 'source_recovered', level: 'info', source, milliseconds: (until ?? now) - since })
  }
}

function openHoursOf(settings: Settings, now: number): (line: LineId) => readonly Span[] {
  return (id) => {
    const line = settings.lines.find((own) => own.id === id)
    if (line === undefined || line.hours.length === 0) return []
    const open = openAround(settings, line, now)
    // Open at no time around now is closed, not "no hours".
    return open.length === 0 ? [{ from: 0, until: 0 }] : open
  }
}
