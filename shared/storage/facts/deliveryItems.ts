/** Stored deliveries as they lie in the table, found by their source and UTC date. */
import type { SourceId } from '../../contacts/identifiers.ts'
import { eventsTable, setAsidePartition, usedLaterKey } from '../tables/eventsTable.ts'
import { getMany, type Item, onlyAttributes, onlyIn, queryPages } from '../tables/reading.ts'
import type { Tables } from '../tables/tables.ts'
import type { DeliveryEntry } from './deliveryEntry.ts'

/** All that the log reads of an item, so that whoever may read the log need not be able to read events. */
export const logAttributes = [
  'pk',
  'sk',
  'source',
  'receivedAt',
  'token',
  'kind',
  'reason',
  'type',
  'at',
  'shape',
  'line',
  'conflict',
  'counts',
  'again',
  'as',
  'waits',
  'counted',
  'expiresAt',
  eventsTable.index.partitionKey,
  eventsTable.index.sortKey,
] as const

export type DeliveryItems = {
  /** Of one UTC date, newest first, from below a place in that order. */
  readonly deliveredOn: (source: SourceId, utcDate: string, below?: string) => AsyncIterable<Item>
  readonly setAsideOn: (source: SourceId, utcDate: string) => Promise<readonly Item[]>
  /** What became later of each of these that was set aside. */
  readonly usedLater: (items: readonly Item[]) => Promise<(item: Item) => DeliveryEntry['usedLater']>
}

export function deliveryItems({ client, events: TableName }: Tables): DeliveryItems {
  const only = onlyAttributes(logAttributes)
  const placesOn = (source: SourceId, utcDate: string, below: string | undefined) =>
    queryPages(client, {
      TableName,
      IndexName: eventsTable.index.name,
      KeyConditionExpression: below === undefined ? '#day = :day' : '#day = :day AND #place < :below',
      ScanIndexForward: false,
      Limit: 200,
      ProjectionExpression: only.ProjectionExpression,
      ExpressionAttributeNames: {
        ...only.ExpressionAttributeNames,
        '#day': eventsTable.index.partitionKey,
        ...(below === undefined ? {} : { '#place': eventsTable.index.sortKey }),
      },
      ExpressionAttributeValues: { ':day': `${source}#${utcDate}`, ...(below === undefined ? {} : { ':below': below }) },
    })
  return {
    deliveredOn: async function* (source, utcDate, below) {
      const told = new Set<string>()
      for await (const hints of placesOn(source, utcDate, below)) {
        // After a crash the index may name items that were never written, and others twice.
        const found = new Map((await getMany(client, TableName, hints.map(keyOf), only)).map((item) => [textOfKey(item), item]))
        for (const hint of hints) {
          const item = found.get(textOfKey(hint))
          if (item === undefined || told.has(textOfKey(hint))) continue
          told.add(textOfKey(hint))
          yield item
        }
      }
    },
    setAsideOn: (source, utcDate) => onlyIn(client, TableName, setAsidePartition(source, utcDate), logAttributes),
    usedLater: async (items) => {
      const setAside = items.filter(({ kind }) => kind === 'unrecognised' || kind === 'quarantined')
      const notes = await getMany(client, TableName, setAside.map(noteKey), only)
      const told = new Map(notes.map((note) => [textOfKey(note), note['as'] as DeliveryEntry['usedLater']])) // written by the event log
      return (item) => told.get(textOfKey(noteKey(item)))
    },
  }
}

const keyOf = ({ pk, sk }: Item) => ({ pk, sk })
const noteKey = ({ pk, sk }: Item) => usedLaterKey({ pk: String(pk), sk: String(sk) })
const textOfKey = ({ pk, sk }: Item) => `${String(pk)} ${String(sk)}`
