/** Keys of the events table: the facts, and every delivery that brought no new one. Nothing here is ever changed, but for counts of what was refused. */
import { EventId, type Instant, type SourceId } from '../../contacts/identifiers.ts'
import type { TableLayout } from './tables.ts'

export const eventsTable = {
  suffix: 'events',
  partitionKey: 'pk',
  sortKey: 'sk',
  index: { name: 'deliveries', partitionKey: 'delivery', sortKey: 'deliveredAt' },
} as const satisfies TableLayout

export const eventSortKey = 'EVENT'
const eventPrefix = 'EVENT#'
export const eventKey = (eventId: EventId) => ({ pk: `${eventPrefix}${eventId}`, sk: eventSortKey })
/** Reads a partition key back; undefined for a key of another kind. */
export function eventIdIn(pk: unknown): EventId | undefined {
  return typeof pk === 'string' && pk.startsWith(eventPrefix) ? EventId.safeParse(pk.slice(eventPrefix.length)).data : undefined
}

/** `token` names one event of one request, so a repeated write of the same repeat stays one item. */
export const repeatKey = (eventId: EventId, token: string) => ({ pk: `REPEAT#${eventId}`, sk: token })
export const setAsidePartition = (source: SourceId, utcDate: string) => `ASIDE#${source}#${utcDate}`
export const setAsideKey = (source: SourceId, receivedAt: Instant, token: string) => ({ pk: setAsidePartition(source, utcDateOf(receivedAt)), sk: token })

/** What became of a delivery that was set aside and judged again; beside it, because facts are never changed. */
export const usedLaterKey = (setAside: { readonly pk: string; readonly sk: string }) => ({ pk: setAside.pk, sk: `${setAside.sk}${usedLater}` })
export const usedLater = '#used'
/** Counts of refused deliveries and unknown types, one item for each process that counted: nobody adds to what another wrote. */
export const countsPartition = (source: SourceId, utcDate: string) => `COUNTS#${source}#${utcDate}`

export const parcelPartition = (utcDate: string) => `PARCEL#${utcDate}`
export const parcelSource = (source: SourceId) => `${source}#`
export const parcelKey = (utcDate: string, source: SourceId, digest: string) => ({ pk: parcelPartition(utcDate), sk: `${parcelSource(source)}${digest}` })
export const isParcelPartition = (pk: string) => pk.startsWith('PARCEL#')

export const deliveryDay = (source: SourceId, receivedAt: Instant) => `${source}#${utcDateOf(receivedAt)}`
export const deliveredAt = (receivedAt: Instant, token: string) => `${paddedInstant(receivedAt)}#${token}`
export const paddedInstant = (instant: number) => String(Math.max(0, instant)).padStart(15, '0')

/** `yyyy-MM-dd` of a moment in UTC. */
export const utcDateOf = (instant: number) => new Date(instant).toISOString().slice(0, 10)
