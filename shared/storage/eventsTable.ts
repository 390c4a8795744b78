/** Keys of the events table: the facts, and every delivery that brought no new one. Nothing here is ever changed. */
import type { EventId, Instant, SourceId } from '../contacts/identifiers.ts'
import type { TableLayout } from './tables.ts'

export const eventsTable = {
  suffix: 'events',
  partitionKey: 'pk',
  sortKey: 'sk',
  index: { name: 'deliveries', partitionKey: 'delivery', sortKey: 'deliveredAt' },
} as const satisfies TableLayout

export const eventSortKey = 'EVENT'
export const eventKey = (eventId: EventId) => ({ pk: `EVENT#${eventId}`, sk: eventSortKey })

/** `token` names one event of one request, so a repeated write of the same repeat stays one item. */
export const repeatKey = (eventId: EventId, token: string) => ({ pk: `REPEAT#${eventId}`, sk: token })
export const setAsideKey = (source: SourceId, receivedAt: Instant, token: string) => ({ pk: `ASIDE#${deliveryDay(source, receivedAt)}`, sk: token })

export const parcelPartition = (utcDate: string) => `PARCEL#${utcDate}`
export const parcelSource = (source: SourceId) => `${source}#`
export const parcelKey = (utcDate: string, source: SourceId, digest: string) => ({ pk: parcelPartition(utcDate), sk: `${parcelSource(source)}${digest}` })
export const isParcelPartition = (pk: string) => pk.startsWith('PARCEL#')

export const deliveryDay = (source: SourceId, receivedAt: Instant) => `${source}#${utcDateOf(receivedAt)}`
export const deliveredAt = (receivedAt: Instant, token: string) => `${paddedInstant(receivedAt)}#${token}`
export const paddedInstant = (instant: number) => String(Math.max(0, instant)).padStart(15, '0')

/** `yyyy-MM-dd` of a moment in UTC. */
export const utcDateOf = (instant: number) => new Date(instant).toISOString().slice(0, 10)
