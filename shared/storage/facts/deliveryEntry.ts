/** A delivery as it is shown: never its content, only what kind it was and what became of it. */
import type { Instant, LineId } from '../../contacts/identifiers.ts'
import { minuteMs } from '../../calendar/durations.ts'
import type { LogReason } from '../../privacy/logRecord.ts'
import type { UnrecognisedReason } from '../../providers/provider.ts'
import type { Item } from '../tables/reading.ts'
import type { RefusedExample } from './deliveryCounts.ts'
import type { QuarantineReason } from './eventLog.ts'

export type DeliveryOutcome = 'accepted' | 'duplicate' | 'unrecognised' | 'quarantined' | 'refused'
export type DeliveryReason = UnrecognisedReason | QuarantineReason | 'conflict' | LogReason

export type DeliveryEntry = {
  /** Ours, short, and the same whenever this delivery is shown. */
  readonly id: string
  /** To the second; to the minute where it tells of somebody's contact. */
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
  /** It was set aside first and used later. */
  readonly again?: true
}

export const refusedEntry = ({ id, receivedAt, reason, clockSeconds }: RefusedExample): DeliveryEntry => ({
  id,
  receivedAt: cutTo(1000, receivedAt),
  outcome: 'refused',
  reason,
  ...(clockSeconds === undefined ? {} : { clockSeconds }),
})

/** @param later what became of it later, where it was set aside */
export function entryOf(item: Item, later: DeliveryEntry['usedLater']): DeliveryEntry {
  // Written by the event log from typed values; stored items are not changed by anybody.
  const { kind, reason, type, at, shape, line, again, conflict, token, receivedAt } = item as Stored & Item
  return {
    id: shortId(token),
    receivedAt: cutTo(at === undefined ? 1000 : minuteMs, receivedAt),
    outcome: kind,
    ...(at === undefined ? {} : { at: cutTo(minuteMs, at) }),
    ...(type === undefined ? {} : { kind: type }),
    ...(conflict === true ? { reason: 'conflict' as const } : reason === undefined ? {} : { reason }),
    ...(shape === undefined || shape === '' ? {} : { shape }),
    ...(line === undefined ? {} : { line }),
    ...(later === undefined ? {} : { usedLater: later }),
    ...(again === true ? { again } : {}),
  }
}

type Stored = {
  readonly kind: DeliveryOutcome
  readonly reason?: DeliveryReason
  readonly type?: string
  readonly at?: Instant
  readonly shape?: string
  readonly line?: LineId
  readonly again?: true
  readonly conflict?: boolean
  readonly token: string
  readonly receivedAt: Instant
}

/** A moment cut is a moment. */
const cutTo = (milliseconds: number, moment: Instant) => (moment - (moment % milliseconds)) as Instant

/** The first letters of the request's id, and which of its events it was. */
function shortId(token: string): string {
  const [request = '', place = '0'] = token.split('.')
  return place === '0' ? request.slice(0, 8) : `${request.slice(0, 8)}.${place}`
}
