/** The facts: every event is written once, under its own digest, and every delivery that brought nothing new is written down too. */
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import type { ContactEvent, SourceEvent, WithoutLine } from '../../contacts/contactEvent.ts'
import type { EventId, Instant, SourceId } from '../../contacts/identifiers.ts'
import type { UnrecognisedReason } from '../../providers/provider.ts'
import { eventShape } from './eventShape.ts'
import {
  deliveredAt,
  deliveryDay,
  eventKey,
  eventSortKey,
  eventsTable,
  paddedInstant,
  repeatKey,
  setAsideKey,
  setAsidePartition,
  usedLater,
  usedLaterKey,
} from '../tables/eventsTable.ts'
import { getMany, type Item, partition, queryAll, queryPages, scanPages } from '../tables/reading.ts'
import { deliveryDays, expiresAt, isExpired } from '../tables/retention.ts'
import { readEvent, writeEvent } from './storedEvents.ts'
import type { Tables } from '../tables/tables.ts'
import { doneIfAllowed } from '../tables/writing.ts'

/** One event of one request. `token` is ours, random, and the same in every repetition of the same write. */
export type Delivery = {
  readonly source: SourceId
  readonly receivedAt: Instant
  readonly token: string
  /** False for a further event made from the same report, so that the ledger counts the report once. */
  readonly counts?: boolean
  /** It was set aside before and counted then. */
  readonly again?: true
}
export type QuarantineReason = 'ahead_of_time' | 'late' | 'impossible_length' | 'end_before_start'
/** A delivery that was signed but could not be used: a reason code, a safe type name and its shape, never its content. */
export type SetAside = (
  | { readonly kind: 'unrecognised'; readonly reason: UnrecognisedReason }
  | { readonly kind: 'quarantined'; readonly reason: QuarantineReason }
) & {
  readonly type?: string
  readonly shape?: string
  readonly at?: Instant
  /** What it would have been, pseudonymous already, so that it can be judged again. */
  readonly waiting?: Waiting
}
/** `queue`: keyed digest of the name of a queue that was not set up; the events then have no line yet. */
export type Waiting = { readonly events: readonly (SourceEvent | WithoutLine)[]; readonly queue?: string }
export type StoredAside = SetAside & { readonly source: SourceId; readonly receivedAt: Instant; readonly token: string }

export type Appended = 'stored' | 'repeat' | 'conflict'
export type StoredEvent = { readonly event: SourceEvent; readonly source: SourceId; readonly receivedAt: Instant }
/** Of one source on one UTC date of receipt. `conflict` is a part of `duplicate`: same identity, other content. */
export type Ledger = {
  readonly accepted: number
  readonly duplicate: number
  readonly unrecognised: number
  readonly quarantined: number
  readonly conflict: number
}

export type EventLog = {
  /** Once this has answered, the event is stored and counted. `repeat`: it was there; `conflict`: it was there and said something else. */
  readonly append: (event: SourceEvent, delivery: Delivery) => Promise<Appended>
  readonly setAside: (what: SetAside, delivery: Delivery) => Promise<void>
  /** Deliveries of a source and UTC date that were set aside with what they would have been, and have not been used since. */
  readonly waitingOn: (source: SourceId, utcDate: string, now: number) => Promise<readonly StoredAside[]>
  /** Written down once it is so; the delivery itself stays what it was. */
  readonly noteUsed: (aside: StoredAside, as: 'accepted' | 'duplicate') => Promise<void>
  readonly find: (eventId: EventId) => Promise<StoredEvent | undefined>
  readonly findMany: (eventIds: readonly EventId[]) => Promise<readonly StoredEvent[]>
  readonly ledger: (source: SourceId, utcDate: string) => Promise<Ledger>
  /** The events a source delivered on one UTC date, from a moment on, in order of receipt. */
  readonly deliveredOn: (source: SourceId, utcDate: string, from: Instant) => AsyncIterable<readonly StoredEvent[]>
  /** Every live event there is, in no order; for rebuild and verify. @param since only what was delivered from then on, UTC milliseconds */
  readonly everything: (since?: number) => AsyncIterable<readonly StoredEvent[]>
}

export function eventLog({ client, events: TableName }: Tables): EventLog {
  const find = async (eventId: EventId) => {
    const { Item } = await client.send(new GetCommand({ TableName, Key: eventKey(eventId), ConsistentRead: true }))
    return Item
  }
  const putOnce = (item: Item) => doneIfAllowed(client.send(new PutCommand({ TableName, Item: item, ConditionExpression: 'attribute_not_exists(pk)' })))

  return {
    append: async (event, delivery) => {
      const text = writeEvent(event)
      if (await putOnce({ ...eventKey(event.eventId), kind: 'accepted', event: text, ...telling(event), ...receipt(delivery) })) return 'stored'
      const known = await find(event.eventId)
      // A write whose answer was lost comes again under its own token: that is the same delivery, not a second one.
      if (known?.['token'] === delivery.token) return 'stored'
      const isConflict = asSent(known?.['event']) !== asSent(text)
      const repeat = { ...repeatKey(event.eventId, delivery.token), kind: 'duplicate', ...(isConflict ? { conflict: true } : {}) }
      await putOnce({ ...repeat, ...telling(event), ...receipt(delivery), ...forAMonth(delivery) })
      return isConflict ? 'conflict' : 'repeat'
    },
    setAside: async ({ waiting, ...what }, delivery) => {
      const kept =
        waiting === undefined ? {} : { waits: true, events: JSON.stringify(waiting.events), ...(waiting.queue === undefined ? {} : { queue: waiting.queue }) }
      await putOnce({ ...setAsideKey(delivery.source, delivery.receivedAt, delivery.token), ...what, ...kept, ...receipt(delivery), ...forAMonth(delivery) })
    },
    waitingOn: async (source, utcDate, now) => {
      const items = await partition(client, TableName, setAsidePartition(source, utcDate))
      return items.filter(waitsIn(items, now)).map(storedAside)
    },
    noteUsed: async ({ source, receivedAt, token }, as) => {
      const key = usedLaterKey(setAsideKey(source, receivedAt, token))
      await client.send(new PutCommand({ TableName, Item: { ...key, kind: 'used', as, ...forAMonth({ receivedAt }) } }))
    },
    find: async (eventId) => {
      const item = await find(eventId)
      return item && storedEvent(item)
    },
    findMany: async (eventIds) => (await getMany(client, TableName, [...new Set(eventIds)].map(eventKey))).map(storedEvent),
    ledger: async (source, utcDate) => {
      const hints = await queryAll(client, deliveries(TableName, `${source}#${utcDate}`))
      // After a crash the index may name items that were never written, so what counts is read by its key.
      return ledgerOf(await getMany(client, TableName, hints.map(keyOf)))
    },
    deliveredOn: async function* (source, utcDate, from) {
      for await (const hints of queryPages(client, deliveries(TableName, `${source}#${utcDate}`, from))) {
        const keys = hints.map(keyOf).filter(({ sk }) => sk === eventSortKey)
        const found = (await getMany(client, TableName, keys)).map(storedEvent)
        yield found.sort((a, b) => a.receivedAt - b.receivedAt)
      }
    },
    everything: async function* (since) {
      for await (const page of scanPages(client, {
        TableName,
        FilterExpression: `sk = :event AND attribute_not_exists(expiresAt)${since === undefined ? '' : ' AND receivedAt >= :since'}`,
        ExpressionAttributeValues: { ':event': eventSortKey, ...(since === undefined ? {} : { ':since': since }) },
      }))
        yield page.map(storedEvent)
    },
  }
}

/** Which deliveries of those set aside on one date can be judged again: they kept what they would have been, and nobody has used it. */
export function waitsIn(setAside: readonly Item[], now: number): (item: Item) => boolean {
  const used = new Set(setAside.map(({ sk }) => String(sk)).filter((sk) => sk.endsWith(usedLater)))
  return (item) => item['waits'] === true && !isExpired(item, now) && !used.has(`${String(item['sk'])}${usedLater}`)
}

/** Without what we added or took away ourselves when a key turned. */
function asSent(text: unknown): unknown {
  if (typeof text !== 'string' || !(text.includes('"callerBefore"') || text.includes('"crossing"'))) return text
  const { callerBefore: _before, crossing: _crossing, ...sent } = readEvent(text) as ContactEvent // only a contact's event has them
  return JSON.stringify(sent)
}

/** What a log may tell of an event without reading it. */
const telling = (event: SourceEvent): Item => ({
  type: event.type,
  at: event.at,
  shape: eventShape(event),
  ...(event.lineId === undefined ? {} : { line: event.lineId }),
})
const forAMonth = ({ receivedAt }: Pick<Delivery, 'receivedAt'>): Item => ({ expiresAt: expiresAt(receivedAt, deliveryDays) })

const receipt = ({ source, receivedAt, token, counts, again }: Delivery): Item => ({
  source,
  receivedAt,
  token,
  [eventsTable.index.partitionKey]: deliveryDay(source, receivedAt),
  [eventsTable.index.sortKey]: deliveredAt(receivedAt, token),
  ...(counts === false ? { counts: false } : {}),
  ...(again === undefined ? {} : { again }),
})

const deliveries = (TableName: string, day: string, from?: Instant) => ({
  TableName,
  IndexName: eventsTable.index.name,
  KeyConditionExpression: from === undefined ? '#day = :day' : '#day = :day AND #at >= :from',
  ProjectionExpression: 'pk, sk',
  ExpressionAttributeNames: { '#day': eventsTable.index.partitionKey, ...(from === undefined ? {} : { '#at': eventsTable.index.sortKey }) },
  ExpressionAttributeValues: { ':day': day, ...(from === undefined ? {} : { ':from': paddedInstant(from) }) },
})

const keyOf = (item: Item) => ({ pk: item['pk'], sk: item['sk'] })

// Written by `receipt` above from branded values; stored items are not changed by anybody.
const storedEvent = (item: Item): StoredEvent => ({
  event: readEvent(item['event']),
  source: item['source'] as SourceId,
  receivedAt: item['receivedAt'] as Instant,
})

/** Written by `setAside` above from typed values. */
function storedAside(item: Item): StoredAside {
  const { kind, reason, type, shape, at, events, queue, source, receivedAt, token } = item
  const waiting = { events: JSON.parse(String(events)), ...(queue === undefined ? {} : { queue }) }
  const told = { ...(type === undefined ? {} : { type }), ...(shape === undefined ? {} : { shape }), ...(at === undefined ? {} : { at }) }
  return { kind, reason, ...told, waiting, source, receivedAt, token } as StoredAside
}

function ledgerOf(items: readonly Item[]): Ledger {
  const count = (isCounted: (item: Item) => boolean) => items.filter((item) => item['counts'] !== false && isCounted(item)).length
  return {
    accepted: count(({ kind }) => kind === 'accepted'),
    duplicate: count(({ kind }) => kind === 'duplicate'),
    unrecognised: count(({ kind }) => kind === 'unrecognised'),
    quarantined: count(({ kind }) => kind === 'quarantined'),
    conflict: count(({ kind, conflict }) => kind === 'duplicate' && conflict === true),
  }
}
