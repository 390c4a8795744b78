/** What a source delivered in the last 30 days, one line a delivery, newest first: never its content, only what kind it was and what became of it. */
import type { Instant, LineId, SourceId } from '../contacts/identifiers.ts'
import type { LogReason } from '../privacy/logRecord.ts'
import type { UnrecognisedReason } from '../providers/provider.ts'

export type DeliveryOutcome = 'accepted' | 'duplicate' | 'unrecognised' | 'quarantined' | 'refused'
export type QuarantineReason = 'ahead_of_time' | 'impossible_length' | 'end_before_start'
export type DeliveryReason = UnrecognisedReason | QuarantineReason | 'conflict' | LogReason

export type DeliveryEntry = {
  /** Ours, short, and the same whenever this delivery is shown. */
  readonly id: string
  readonly receivedAt: Instant
  /** When it happened by the sender's clock, cut to the minute. */
  readonly at?: Instant
  /** Event type of ours, or the safe name of the sender's. */
  readonly kind?: string
  readonly outcome: DeliveryOutcome
  readonly reason?: DeliveryReason
  /** Names of known fields with kind and length of their values. */
  readonly shape?: string
  readonly line?: LineId
  /** On a stale delivery: how far the sender's clock is ahead of ours (below zero: behind), in seconds. */
  readonly clockSeconds?: number
  /** On a delivery that was set aside: it could be used later. */
  readonly usedLater?: 'accepted' | 'duplicate'
  /** It was set aside first and used later, by `reprocess`. */
  readonly again?: true
}

export type DeliveryPage = { readonly entries: readonly DeliveryEntry[] /** Hand it back for the page after this one. */; readonly next?: string }
/** Of one source on one UTC date of receipt, by reason. Kept 13 months. */
export type DayRefusals = {
  readonly utcDate: string
  readonly refused: Readonly<Record<string, number>>
  readonly unknownTypes: Readonly<Record<string, number>>
}

export type DeliveryLog = {
  /** @param from `next` of the page before */
  readonly page: (source: SourceId, now: Instant, options?: { readonly from?: string; readonly size?: number }) => Promise<DeliveryPage>
  /** Counts of refused deliveries and of unknown event types, by UTC date, oldest first. */
  readonly refusals: (source: SourceId, fromDate: string, toDate: string) => Promise<readonly DayRefusals[]>
  /** Deliveries that are set aside and could be judged again: how many by reason. */
  readonly waiting: (source: SourceId, now: Instant) => Promise<ReadonlyMap<DeliveryReason, number>>
}
