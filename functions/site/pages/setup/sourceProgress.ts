/** How far a source is on its way to delivering, told from its settings and from what came through the door. No clock, no store. */
import type { Instant } from '../../../../shared/contacts/identifiers.ts'
import type { DeliveryEntry } from '../../../../shared/storage/facts/deliveryEntry.ts'

/** What is known of a source beside its settings. */
export type Delivered = {
  /** It can deliver live and is meant to; otherwise it only reads files. */
  readonly isLive: boolean
  readonly hasSecret: boolean
  /** The newest real event that was taken, and the newest test event; as far back as the log goes. */
  readonly lastEventAt?: Instant | undefined
  readonly lastTestAt?: Instant | undefined
  /** Signed deliveries set aside since the newest event that was taken (or ever, when none was), without test events and without what is no contact. */
  readonly asideSinceEvent: number
  /** A file of its own was read, or there are data, of whatever age, of lines that no other source reports on: they came from this one. */
  readonly hasData: boolean
}
export type SourceProgress = 'no_secret' | 'waiting' | 'tested' | 'not_understood' | 'delivers' | 'quiet' | 'no_file' | 'files'

/** So many in a row that none of them was understood is more than a new kind of event. */
const worrying = 20

export function sourceProgress({ isLive, hasSecret, lastEventAt, lastTestAt, asideSinceEvent, hasData }: Delivered): SourceProgress {
  if (!isLive) return hasData ? 'files' : 'no_file'
  if (!hasSecret) return 'no_secret'
  if (asideSinceEvent >= (lastEventAt === undefined ? 1 : worrying)) return 'not_understood'
  if (lastEventAt !== undefined) return 'delivers'
  if (hasData) return 'quiet'
  return lastTestAt === undefined ? 'waiting' : 'tested'
}

/** What the log says of a source. @param entries newest first, at least as far back as the newest event that was taken */
export function deliveredIn(entries: readonly DeliveryEntry[]): Pick<Delivered, 'lastEventAt' | 'lastTestAt' | 'asideSinceEvent'> {
  const newest = entries.findIndex(isEvent)
  const since = newest === -1 ? entries : entries.slice(0, newest)
  return {
    lastEventAt: entries[newest]?.receivedAt,
    lastTestAt: entries.find(({ reason }) => reason === 'test_event')?.receivedAt,
    asideSinceEvent: since.filter(isTrouble).length,
  }
}

/** A repeat is an event too; a heartbeat only says that the line to us is open. */
export const isEvent = ({ outcome, kind }: DeliveryEntry): boolean => (outcome === 'accepted' || outcome === 'duplicate') && kind !== 'source.heartbeat'
const isTrouble = ({ outcome, reason, usedLater }: DeliveryEntry): boolean =>
  (outcome === 'unrecognised' || outcome === 'quarantined') && reason !== 'test_event' && reason !== 'not_a_contact' && usedLater === undefined
