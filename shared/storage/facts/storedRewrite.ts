/**
 * The only changes ever made to facts: what tied two periods goes, and what is over gets its date of departure. Every step may be repeated and
 * stopped anywhere; an event is changed wherever it is stored, so that everything derived still follows from the facts.
 */
import { DeleteCommand, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { ContactEvent, PresenceEvent, SourceEvent } from '../../contacts/contactEvent.ts'
import type { ContactId, EventId } from '../../contacts/identifiers.ts'
import { contactKey, contactRowKey, eventAttribute } from '../tables/contactsTable.ts'
import type { KnownContact } from '../contacts/contactStore.ts'
import { eventKey, parcelPartition } from '../tables/eventsTable.ts'
import { type Item, partition } from '../tables/reading.ts'
import { packedEvents, unpackedEvents } from './parcels.ts'
import { readEvents, writeEvent, writeEvents } from './storedEvents.ts'
import type { Tables } from '../tables/tables.ts'
import { inTurns } from '../tables/turns.ts'
import { deleteMany, doneIfAllowed } from '../tables/writing.ts'

export type StoredRewrite = {
  /**
   * Writes these events of one contact in place of those with the same ids, in the contact first and then in its rows, so that a fold under way sees that its
   * row is of yesterday. Their facts come afterwards, see `facts`.
   */
  readonly contact: (contactId: ContactId, root: ContactId, known: KnownContact, changed: ReadonlyMap<EventId, ContactEvent>) => Promise<void>
  /** The same events as facts, those that name somebody last: who is found by them is found again as long as anything is left to do. */
  readonly facts: (known: KnownContact, changed: ReadonlyMap<EventId, ContactEvent>) => Promise<void>
  /** Writes one event in place of the one with the same id; what is derived from it is gone already. */
  readonly fact: (event: ContactEvent) => Promise<void>
  /** The imported events of one UTC date, parcel by parcel. @returns whether anything changed */
  readonly parcels: (utcDate: string, change: (events: readonly SourceEvent[], importId: string) => Changed | Promise<Changed>) => Promise<boolean>
  /** From this moment (seconds) on nobody reads them; a date that is set stays. */
  readonly expire: (eventIds: readonly EventId[], at: number) => Promise<void>
  readonly expireParcels: (utcDate: string, at: number) => Promise<void>
  /** Takes the contact and its rows away; its events stay facts until they expire. */
  readonly dropContact: (contactId: ContactId, known: KnownContact) => Promise<void>
  /** Of our own: who was there when the days before were stripped. */
  readonly putCarried: (event: PresenceEvent) => Promise<void>
}

type Changed = readonly SourceEvent[]
const atOnce = 8

export function storedRewrite({ client, events, contacts }: Tables): StoredRewrite {
  const setWhereItIs = (table: string, key: Item, sets: ReadonlyMap<string, unknown>) => {
    const names = [...sets.keys()]
    return doneIfAllowed(
      client.send(
        new UpdateCommand({
          TableName: table,
          Key: key,
          UpdateExpression: `SET ${names.map((_, n) => `#n${n} = :v${n}`).join(', ')}`,
          ConditionExpression: 'attribute_exists(pk)',
          ExpressionAttributeNames: Object.fromEntries(names.map((name, n) => [`#n${n}`, name])),
          ExpressionAttributeValues: Object.fromEntries(names.map((name, n) => [`:v${n}`, sets.get(name)])),
        }),
      ),
    )
  }
  const writeFact = (event: ContactEvent) => setWhereItIs(events, eventKey(event.eventId), new Map([['event', writeEvent(event)]]))
  const changeRow = async (key: Item, changed: ReadonlyMap<EventId, ContactEvent>): Promise<void> => {
    const { Item: row } = await client.send(new GetCommand({ TableName: contacts, Key: key, ConsistentRead: true }))
    if (row === undefined) return
    const own = readEvents(row['events']).map((event) => changed.get(event.eventId) ?? event)
    const text = writeEvents(own)
    if (text === row['events']) return
    const condition = { ConditionExpression: 'eventCount = :count', ExpressionAttributeValues: { ':count': row['eventCount'] } }
    // Somebody who added an event meanwhile has read the contact as it is now, or is read again here.
    if (!(await doneIfAllowed(client.send(new PutCommand({ TableName: contacts, Item: { ...row, events: text }, ...condition })))))
      await changeRow(key, changed)
  }
  const expireItem = async (Key: Item, at: number) => {
    const command = { UpdateExpression: 'SET expiresAt = if_not_exists(expiresAt, :at)', ExpressionAttributeValues: { ':at': at } }
    await doneIfAllowed(client.send(new UpdateCommand({ TableName: events, Key, ...command, ConditionExpression: 'attribute_exists(pk)' })))
  }
  return {
    contact: async (contactId, root, { placed }, changed) => {
      const own = new Map([...changed.values()].map((event) => [eventAttribute(event.eventId), writeEvent(event)]))
      await setWhereItIs(contacts, contactKey(contactId), own)
      for (const { line, date } of placed) await changeRow(contactRowKey(line, date, root), changed)
    },
    facts: async ({ events: told }, changed) => {
      const naming = new Set(told.flatMap(({ eventId, caller }) => (caller === undefined ? [] : [eventId])))
      for (const isNaming of [false, true])
        await inTurns(
          [...changed.values()].filter(({ eventId }) => naming.has(eventId) === isNaming),
          atOnce,
          writeFact,
        )
    },
    fact: async (event) => {
      await writeFact(event)
    },
    parcels: async (utcDate, change) => {
      let isChanged = false
      for (const item of await partition(client, events, parcelPartition(utcDate))) {
        const told = await unpackedEvents(item)
        const kept = await change(told, String(item['importId']))
        if (kept.length === told.length && kept.every((event, n) => event === told[n])) continue
        isChanged = true
        if (kept.length === 0) await client.send(new DeleteCommand({ TableName: events, Key: { pk: item['pk'], sk: item['sk'] } }))
        else await client.send(new PutCommand({ TableName: events, Item: { ...item, events: await packedEvents(kept), count: kept.length } }))
      }
      return isChanged
    },
    expire: async (eventIds, at) => {
      await inTurns(eventIds, atOnce, (eventId) => expireItem(eventKey(eventId), at))
    },
    expireParcels: async (utcDate, at) => {
      const items = await partition(client, events, parcelPartition(utcDate))
      await inTurns(items, atOnce, ({ pk, sk }) => expireItem({ pk, sk }, at))
    },
    dropContact: async (contactId, { placed }) => {
      await deleteMany(
        client,
        contacts,
        placed.map(({ line, date }) => contactRowKey(line, date, contactId)),
      )
      // Last: it knows where its rows are.
      await client.send(new DeleteCommand({ TableName: contacts, Key: contactKey(contactId) }))
    },
    putCarried: async (event) => {
      const Item = { ...eventKey(event.eventId), kind: 'carried', event: writeEvent(event), type: event.type, at: event.at, line: event.lineId }
      await client.send(new PutCommand({ TableName: events, Item }))
    },
  }
}
