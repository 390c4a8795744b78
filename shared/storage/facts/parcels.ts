/**
 * Imported history: the events of one source on one UTC date, together in a few compressed items. A parcel is a fact like a live event and
 * never changed; the same events twice make the same parcel.
 */
import { compareText } from '../../contacts/compareText.ts'
import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gunzip, gzip, type ZlibOptions } from 'node:zlib'
import type { SourceEvent } from '../../contacts/contactEvent.ts'
import type { EventId, SourceId } from '../../contacts/identifiers.ts'
import { isParcelPartition, parcelKey, parcelPartition, parcelSource } from '../tables/eventsTable.ts'
import { type Item, partition, queryAll, scanPages } from '../tables/reading.ts'
import { readEvents, writeEvents } from './storedEvents.ts'
import type { Tables } from '../tables/tables.ts'
import { isExpired } from '../tables/retention.ts'
import { inTurns } from '../tables/turns.ts'
import { deleteMany, putMany } from '../tables/writing.ts'

/** The digests in events hardly compress, so trying harder only takes longer. */
const compress: (text: string, options: ZlibOptions) => Promise<Buffer> = promisify(gzip)
const decompress = promisify(gunzip)

/** An item may hold 400 kB; what is larger is halved until it fits. */
const mostBytes = 350_000
const eventsToTry = 8_000

/** Dates packed and sent together; a batch may hold 16 MB. */
const datesAtOnce = 40
const groupsAtOnce = 2

export type EventsOfDate = { readonly utcDate: string; readonly events: readonly SourceEvent[] }
export type Parcels = {
  /** Writes events of one UTC date that are not known yet (see `knownIds`). Safe to repeat. */
  readonly put: (source: SourceId, utcDate: string, events: readonly SourceEvent[], importId: string) => Promise<void>
  /** The same for many dates, a few requests for all. */
  readonly putAll: (source: SourceId, dates: readonly EventsOfDate[], importId: string) => Promise<void>
  /** Ids of all events that were imported for this source and UTC date. */
  readonly knownIds: (source: SourceId, utcDate: string) => Promise<ReadonlySet<EventId>>
  /** Of these UTC dates, those on which an import left something. */
  readonly datesOfImport: (source: SourceId, importId: string, utcDates: readonly string[]) => Promise<readonly string[]>
  /** Takes away what an import left on these dates; what others brought stays. Safe to repeat. */
  readonly removeImport: (source: SourceId, importId: string, utcDates: readonly string[]) => Promise<void>
  /** What one import left on one UTC date. */
  readonly eventsOfImport: (source: SourceId, importId: string, utcDate: string) => Promise<readonly SourceEvent[]>
  /** All imported events of one UTC date, of every source. */
  readonly eventsOn: (utcDate: string) => Promise<readonly SourceEvent[]>
  /** Sources and UTC dates that have parcels, each pair once. */
  readonly dates: () => Promise<readonly { readonly source: SourceId; readonly utcDate: string }[]>
}

/** @param now UTC milliseconds; what is over its time is not read */
export function parcels({ client, events: TableName }: Tables, now: () => number = Date.now): Parcels {
  const itemsFor = async (source: SourceId, { utcDate, events }: EventsOfDate, importId: string): Promise<readonly Item[]> => {
    const text = writeEvents(events)
    const packed = events.length <= eventsToTry ? await compress(text, { level: 1 }) : undefined
    if (packed === undefined || (packed.length > mostBytes && events.length > 1)) {
      const half = Math.ceil(events.length / 2)
      return [
        ...(await itemsFor(source, { utcDate, events: events.slice(0, half) }, importId)),
        ...(await itemsFor(source, { utcDate, events: events.slice(half) }, importId)),
      ]
    }
    const digest = createHash('sha256').update(text).digest('base64url').slice(0, 22)
    return [{ ...parcelKey(utcDate, source, digest), kind: 'parcel', events: packed, count: events.length, importId }]
  }
  const putAll: Parcels['putAll'] = async (source, dates, importId) => {
    const filled = dates.filter(({ events }) => events.length > 0)
    const groups = Array.from({ length: Math.ceil(filled.length / datesAtOnce) }, (_, n) => filled.slice(n * datesAtOnce, (n + 1) * datesAtOnce))
    // While the store takes one group, the next is packed.
    await inTurns(groups, groupsAtOnce, async (group) => {
      const items = await inTurns(group, 4, ({ utcDate, events }) => itemsFor(source, { utcDate, events: inParcelOrder(events) }, importId))
      await putMany(client, TableName, items.flat())
    })
  }
  const keysOfImport = async (source: SourceId, importId: string, utcDate: string): Promise<readonly Item[]> => {
    const items = await queryAll(client, {
      TableName,
      ConsistentRead: true,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :source)',
      FilterExpression: 'importId = :import',
      ProjectionExpression: 'pk, sk',
      ExpressionAttributeValues: { ':pk': parcelPartition(utcDate), ':source': parcelSource(source), ':import': importId },
    })
    return items.map(({ pk, sk }) => ({ pk, sk }))
  }
  const read = async (items: readonly Item[]) => {
    const live = items.filter((item) => !isExpired(item, now()))
    return (await inTurns(live, 4, unpackedEvents)).flat()
  }

  return {
    put: (source, utcDate, events, importId) => putAll(source, [{ utcDate, events }], importId),
    putAll,
    knownIds: async (source, utcDate) =>
      new Set((await read(await partition(client, TableName, parcelPartition(utcDate), parcelSource(source)))).map((event) => event.eventId)),
    datesOfImport: async (source, importId, utcDates) =>
      (await inTurns(utcDates, datesAtOnce, async (utcDate) => ({ utcDate, keys: await keysOfImport(source, importId, utcDate) })))
        .filter(({ keys }) => keys.length > 0)
        .map(({ utcDate }) => utcDate),
    removeImport: async (source, importId, utcDates) => {
      const keys = await inTurns(utcDates, datesAtOnce, (utcDate) => keysOfImport(source, importId, utcDate))
      await deleteMany(client, TableName, keys.flat())
    },
    eventsOfImport: async (source, importId, utcDate) =>
      read((await partition(client, TableName, parcelPartition(utcDate), parcelSource(source))).filter((item) => item['importId'] === importId)),
    eventsOn: async (utcDate) => read(await partition(client, TableName, parcelPartition(utcDate))),
    dates: async () => {
      const found = new Map<string, { source: SourceId; utcDate: string }>()
      const pages = scanPages(client, {
        TableName,
        ProjectionExpression: 'pk, sk, expiresAt',
        FilterExpression: 'begins_with(pk, :parcel)',
        ExpressionAttributeValues: { ':parcel': parcelPartition('') },
      })
      for await (const page of pages) {
        for (const item of page) {
          const { pk, sk } = item
          if (isExpired(item, now())) continue
          if (typeof pk !== 'string' || typeof sk !== 'string' || !isParcelPartition(pk)) continue
          const utcDate = pk.slice(parcelPartition('').length)
          const source = sk.slice(0, sk.indexOf('#')) as SourceId // written by `parcelKey` from a branded id
          found.set(`${source} ${utcDate}`, { source, utcDate })
        }
      }
      return [...found.values()]
    },
  }
}

export const packedEvents = (events: readonly SourceEvent[]): Promise<Buffer> => compress(writeEvents(events), { level: 1 })

/** @throws Error when the item is no parcel. */
export async function unpackedEvents(item: Item): Promise<readonly SourceEvent[]> {
  const packed = item['events']
  if (!(packed instanceof Uint8Array)) throw new Error('a parcel holds no events')
  return readEvents((await decompress(packed)).toString('utf8'))
}

/** Events of one contact side by side, which compresses best; the order says nothing else. */
const inParcelOrder = (events: readonly SourceEvent[]) =>
  [...events].sort((a, b) => compareText(contactOf(a), contactOf(b)) || a.at - b.at || compareText(a.eventId, b.eventId))
const contactOf = (event: SourceEvent) => ('contactId' in event ? event.contactId : '')
