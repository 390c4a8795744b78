/** Contacts as the sets of their events, and the row that puts each into a line's local day. Every write may be repeated, in any order, by any number of writers. */
import { DeleteCommand, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { ContactEvent, HeartbeatEvent, PresenceEvent, SourceEvent } from '../../contacts/contactEvent.ts'
import type { ContactId, LineId, LocalDate } from '../../contacts/identifiers.ts'
import { contactKey, contactRowKey, dayPartition, eventAttribute, eventAttributePrefix, lineDay, presenceRowKey } from '../tables/contactsTable.ts'
import { type Item, queryPages } from '../tables/reading.ts'
import { readContactEvent, readEvents, writeEvent, writeEvents } from '../facts/storedEvents.ts'
import type { Tables } from '../tables/tables.ts'
import { doneIfAllowed } from '../tables/writing.ts'

export type Placement = { readonly line: LineId; readonly date: LocalDate }
/** `placed`: every line and day that ever had a row of this contact. */
export type KnownContact = { readonly events: readonly ContactEvent[]; readonly placed: readonly Placement[] }

export type ContactStore = {
  /** Adds events of one contact and answers with all that is known of it, strongly consistent. */
  readonly add: (contactId: ContactId, events: readonly ContactEvent[]) => Promise<KnownContact>
  readonly read: (contactId: ContactId) => Promise<KnownContact | undefined>
  /** Must come before the row itself, so that no row is ever forgotten. */
  readonly notePlacement: (contactId: ContactId, placement: Placement) => Promise<void>
  /** Does nothing where the row knows more events, or says the same. */
  readonly putRow: (contactId: ContactId, placement: Placement, events: readonly ContactEvent[]) => Promise<void>
  /** Does nothing where the row knows more events than the caller does. */
  readonly removeRow: (contactId: ContactId, placement: Placement, knownEvents: number) => Promise<void>
  readonly putPresence: (event: PresenceEvent | HeartbeatEvent, date: LocalDate) => Promise<void>
  /** The events of all rows of a line's local day, in no order, strongly consistent. */
  readonly eventsOfDay: (placement: Placement) => Promise<readonly SourceEvent[]>
}

export function contactStore({ client, contacts: TableName }: Tables): ContactStore {
  return {
    add: async (contactId, events) => {
      const { Attributes } = await client.send(new UpdateCommand({ TableName, Key: contactKey(contactId), ...setOnce(events), ReturnValues: 'ALL_NEW' }))
      return knownContact(Attributes ?? {})
    },
    read: async (contactId) => {
      const { Item } = await client.send(new GetCommand({ TableName, Key: contactKey(contactId), ConsistentRead: true }))
      return Item && knownContact(Item)
    },
    notePlacement: async (contactId, { line, date }) => {
      const values = { ':day': new Set([lineDay(line, date)]) }
      await client.send(new UpdateCommand({ TableName, Key: contactKey(contactId), UpdateExpression: 'ADD placed :day', ExpressionAttributeValues: values }))
    },
    putRow: async (contactId, { line, date }, events) => {
      const row = { ...contactRowKey(line, date, contactId), events: rowText(events), eventCount: events.length }
      // As many events, but another text: one was rewritten meanwhile, because a key turned or a caller was erased.
      const condition = {
        ConditionExpression: 'attribute_not_exists(eventCount) OR eventCount < :count OR (eventCount = :count AND events <> :events)',
        ExpressionAttributeValues: { ':count': events.length, ':events': row.events },
      }
      await doneIfAllowed(client.send(new PutCommand({ TableName, Item: row, ...condition })))
    },
    removeRow: async (contactId, { line, date }, knownEvents) => {
      const condition = {
        ConditionExpression: 'attribute_not_exists(eventCount) OR eventCount <= :count',
        ExpressionAttributeValues: { ':count': knownEvents },
      }
      await doneIfAllowed(client.send(new DeleteCommand({ TableName, Key: contactRowKey(line, date, contactId), ...condition })))
    },
    putPresence: async (event, date) => {
      await client.send(
        new PutCommand({ TableName, Item: { ...presenceRowKey(event.lineId, date, event.eventId), events: writeEvents([event]), eventCount: 1 } }),
      )
    },
    eventsOfDay: async ({ line, date }) => {
      const events: SourceEvent[] = []
      const query = {
        TableName,
        ConsistentRead: true,
        KeyConditionExpression: 'pk = :pk',
        ProjectionExpression: 'events',
        ExpressionAttributeValues: { ':pk': dayPartition(line, date) },
      }
      for await (const page of queryPages(client, query)) for (const row of page) for (const event of readEvents(row['events'])) events.push(event)
      return events
    },
  }
}

/** SET each event's own attribute, keeping what is there: the first told stays. */
function setOnce(told: readonly ContactEvent[]) {
  const events = [...new Map(told.toReversed().map((event) => [event.eventId, event])).values()] // an attribute may be set only once in one update
  const assignments = events.map((_, n) => `#e${n} = if_not_exists(#e${n}, :e${n})`)
  return {
    UpdateExpression: `SET ${assignments.join(', ')}`,
    ExpressionAttributeNames: Object.fromEntries(events.map((event, n) => [`#e${n}`, eventAttribute(event.eventId)])),
    ExpressionAttributeValues: Object.fromEntries(events.map((event, n) => [`:e${n}`, writeEvent(event)])),
  }
}

export function knownContact(item: Item): KnownContact {
  const events = Object.entries(item).flatMap(([name, value]) => (name.startsWith(eventAttributePrefix) ? [readContactEvent(value)] : []))
  const placed = item['placed'] instanceof Set ? [...item['placed']].flatMap((day) => placementOf(day)) : []
  return { events, placed }
}

/** Reads `lineDay` back: written from branded values, so it is believed. */
function placementOf(day: unknown): Placement[] {
  const [line, date] = typeof day === 'string' ? day.split('#') : []
  return line === undefined || date === undefined ? [] : [{ line: line as LineId, date: date as LocalDate }]
}

/** One set of events, one text, whatever the order they came in. */
export const rowText = (events: readonly ContactEvent[]): string => writeEvents(inRowOrder(events))

const inRowOrder = (events: readonly ContactEvent[]) => [...events].sort((a, b) => a.at - b.at || (a.eventId < b.eventId ? -1 : 1))
