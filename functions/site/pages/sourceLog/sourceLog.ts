import type { ClockOffset } from '../../../../shared/metrics/clockOffset.ts'
import type { SecretState } from '../../../../shared/privacy/sourceSecrets.ts'
import type { Webhook } from '../../../../shared/providers/provider.ts'
import type { Source } from '../../../../shared/settings/settings.ts'
import type { DayCounts } from '../../../../shared/storage/facts/deliveryCounts.ts'
import type { DeliveryReason } from '../../../../shared/storage/facts/deliveryEntry.ts'
import type { Delivered } from '../setup/sourceProgress.ts'
import type { LogFilter, LogPage } from './logFilter.ts'
import type { SourceHealth } from './sourceHealth.ts'

export type ShownLog = { readonly filter: LogFilter; readonly isFirstPage: boolean; readonly page: LogPage }
/** All that the page of a source's deliveries shows. */
export type SourceLog = {
  readonly source: Source
  readonly webhook: Webhook | undefined
  readonly delivered: Delivered
  readonly secret: SecretState | undefined
  readonly waiting: ReadonlyMap<DeliveryReason, number>
  readonly counts: readonly DayCounts[]
  /** Each delivery by itself; undefined for whoever does not look after sources: it tells the minute of single contacts. */
  readonly log: ShownLog | undefined
  readonly health: SourceHealth | undefined
  readonly clock: ClockOffset | undefined
  /** After processing again: how many could be used, and how many not yet. */
  readonly reprocessed: { readonly used: number; readonly left: number } | undefined
}
