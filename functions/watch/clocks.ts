/** Measures how far the clocks of the sources differ from ours (O4). A log line raises the alarm, which lasts as long as the line is written. */
import type { Log } from '../../shared/privacy/logRecord.ts'
import type { DeliveryLog } from '../../shared/storage/facts/deliveryLog.ts'
import type { SettingsStore } from '../../shared/storage/decided/settingsStore.ts'
import { Instant } from '../../shared/contacts/identifiers.ts'

export type ClocksDependencies = {
  readonly settings: Pick<SettingsStore, 'current'>
  readonly deliveries: Pick<DeliveryLog, 'clock'>
  /** UTC milliseconds. */
  readonly now: () => number
  readonly log: Log
}

export const clocksApp =
  ({ settings, deliveries, now, log }: ClocksDependencies) =>
  async (): Promise<void> => {
    const live = ((await settings.current())?.settings.sources ?? []).filter(({ secretFrom }) => secretFrom !== undefined)
    for (const { id: source } of live) {
      const offset = await deliveries.clock(source, Instant.parse(now()))
      if (offset === undefined || offset.level === 'right') continue
      log({ code: 'clock_off', level: 'warning', source, milliseconds: Math.round(offset.seconds * 1000) })
    }
  }
