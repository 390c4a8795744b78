/** What AWS's own stream says, beside what the hand-over of the embedded host says in its place, and what the fold makes of both. */
import type { DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda'
import { describe, expect, it } from 'vitest'
import { foldApp } from '../../functions/fold/app.ts'
import { handOverCursor } from '../../infra/local/handOver/handOverCursor.ts'
import { streamHandOver } from '../../infra/local/handOver/streamHandOver.ts'
import type { SourceEvent } from '../../shared/contacts/contactEvent.ts'
import { deleteMany, putMany } from '../../shared/storage/tables/writing.ts'
import type { Stores } from '../../shared/storage/stores.ts'
import { eventKey } from '../../shared/storage/tables/eventsTable.ts'
import { derivedFrom } from '../fold/foldedStore.ts'
import { at, caller, centrale, contactEvent, eventId, heartbeat, settings, signedIn } from '../storage/testEvents.ts'
import { testStore } from '../storage/testStores.ts'
import { recordsOf, withStream } from './tableStream.ts'

const store = testStore()
const now = at('2026-03-02T10:00:00Z')
const log = () => undefined
const dayOfCalls: readonly SourceEvent[] = Array.from({ length: 130 }, (_, n) => [
  contactEvent(`c${n}`, 'contact.arrived', `2026-03-02T09:${String(n % 60).padStart(2, '0')}:00Z`, { caller: caller(`p${n % 90}`) }),
  contactEvent(`c${n}`, n % 3 === 0 ? 'contact.answered' : 'contact.left', `2026-03-02T09:${String(n % 60).padStart(2, '0')}:40Z`),
]).flat()
const facts = [...dayOfCalls, signedIn('mia', '2026-03-02T08:00:00Z'), heartbeat('2026-03-02T08:05:00Z')]

async function storedIn(stores: Stores): Promise<void> {
  await stores.settings.save(settings, 0)
  for (const [n, event] of facts.entries()) await stores.events.append(event, { source: centrale, receivedAt: now, token: `r${n}` })
}
const foldOf = (stores: Stores) => foldApp({ ...stores, now: () => now, log })
const batches = (records: readonly DynamoDBRecord[], size: number): DynamoDBStreamEvent[] =>
  Array.from({ length: Math.ceil(records.length / size) }, (_, n) => ({ Records: records.slice(n * size, (n + 1) * size) }))
/** As the filter of the mapping does. */
const insertsOf = (records: readonly DynamoDBRecord[]) => records.filter(({ eventName }) => eventName === 'INSERT')

async function streamed() {
  const stores = await store.emptyStores()
  const streamArn = await withStream(stores.tables)
  await storedIn(stores)
  return { stores, streamArn, records: (await recordsOf(streamArn, store.endpoint())).records }
}

/** What the host hands over for the same events, and what is derived from it. */
async function handedOver() {
  const stores = await store.emptyStores()
  await storedIn(stores)
  const records: DynamoDBRecord[] = []
  const fold = foldOf(stores)
  const handOver = streamHandOver({
    fold: (batch) => {
      records.push(...batch.Records)
      return fold(batch)
    },
    events: stores.events,
    cursor: handOverCursor(stores.tables),
    isStoreThere: async () => true,
    now: () => now,
    log,
  })
  for (const event of facts) handOver.push({ event, source: centrale, receivedAt: now })
  await handOver.settled()
  return { records, derived: await derivedFrom(stores) }
}

describe('the stream of the events table on DynamoDB Local', () => {
  it('has one record for each stored event, in order, of the shape that the hand-over makes', async () => {
    const { records } = await streamed()
    const local = await handedOver()
    const told = insertsOf(records)
    expect(told.map(({ dynamodb }) => dynamodb?.NewImage?.['event'])).toEqual(local.records.map(({ dynamodb }) => dynamodb?.NewImage?.['event']))
    for (const [n, record] of local.records.entries()) {
      const real = told[n]!
      expect(Object.keys(record).filter((name) => !(name in real))).toEqual([])
      expect([record.eventName, record.eventSource, record.eventVersion]).toEqual([real.eventName, real.eventSource, real.eventVersion])
      expect(record.dynamodb?.Keys).toEqual(real.dynamodb?.Keys)
      expect(real.dynamodb?.NewImage).toMatchObject(record.dynamodb?.NewImage ?? {})
      expect(Object.keys(record.dynamodb ?? {}).filter((name) => !(name in (real.dynamodb ?? {})))).toEqual([])
      expect(record.dynamodb?.StreamViewType).toBe(real.dynamodb?.StreamViewType)
      expect(typeof record.dynamodb?.SequenceNumber).toBe(typeof real.dynamodb?.SequenceNumber)
      expect(typeof record.dynamodb?.ApproximateCreationDateTime).toBe(typeof real.dynamodb?.ApproximateCreationDateTime)
    }
  })
  it('gives the fold the same contacts and day files as the hand-over, to the byte', async () => {
    const { stores, records } = await streamed()
    for (const batch of batches(insertsOf(records), 100)) expect(await foldOf(stores)(batch)).toEqual({ batchItemFailures: [] })
    expect(await derivedFrom(stores)).toEqual((await handedOver()).derived)
  })
  it('gives the same when batches come twice, in another order, and in pieces of one', async () => {
    const { stores, records } = await streamed()
    const fold = foldOf(stores)
    for (const batch of batches(insertsOf(records).toReversed(), 37)) await fold(batch)
    for (const batch of batches(insertsOf(records).slice(0, 20), 1)) await fold(batch)
    expect(await derivedFrom(stores)).toEqual((await handedOver()).derived)
  })
  it('tells of what was deleted and changed too, and the fold takes neither for news', async () => {
    const { stores, streamArn } = await streamed()
    const before = await handedOver()
    const [first, second] = facts
    await stores.events.append(first!, { source: centrale, receivedAt: now, token: 'again' }) // a repeat is an item of its own
    await stores.events.setAside({ kind: 'unrecognised', reason: 'unknown_type' }, { source: centrale, receivedAt: now, token: 'aside' })
    const { client, events } = stores.tables
    await putMany(client, events, [{ ...eventKey(second!.eventId), kind: 'accepted', event: JSON.stringify(second), source: centrale, receivedAt: now }])
    await deleteMany(client, events, [eventKey(eventId('c0 contact.arrived 2026-03-02T09:00:00Z'))])
    const { records } = await recordsOf(streamArn, store.endpoint())
    expect([...new Set(records.map(({ eventName }) => eventName))].sort()).toEqual(['INSERT', 'MODIFY', 'REMOVE'])
    expect(records.find(({ eventName }) => eventName === 'REMOVE')?.dynamodb?.NewImage).toBeUndefined()
    for (const batch of batches(records, 1_000)) expect(await foldOf(stores)(batch)).toEqual({ batchItemFailures: [] })
    expect(await derivedFrom(stores)).toEqual(before.derived)
  })
})
