/** A record that cannot be folded, and a store that is away, between the stream and the fold (F1, F3, F4). */
import type { DynamoDBRecord } from 'aws-lambda'
import { describe, expect, it } from 'vitest'
import { foldApp } from '../../functions/fold/app.ts'
import type { EventId } from '../../shared/contacts/identifiers.ts'
import type { LogRecord } from '../../shared/privacy/logRecord.ts'
import { givenUpEntry } from '../../shared/storage/contacts/givenUpEntry.ts'
import type { Stores } from '../../shared/storage/stores.ts'
import { throughMapping } from '../infra/streamMapping.ts'
import { contactEvent, day, settings, telefoonLine } from '../storage/testEvents.ts'
import { testStore } from '../storage/testStores.ts'

const store = testStore()
const minutes = 60_000
const events = Array.from({ length: 90 }, (_, n) => contactEvent(`c${n}`, 'contact.arrived', '2026-03-02T09:00:00Z'))
const poison = events[57]!
const records = events.map(
  (event, n): DynamoDBRecord => ({
    eventName: 'INSERT',
    dynamodb: { SequenceNumber: String(1000 + n), NewImage: { pk: { S: `EVENT#${event.eventId}` }, sk: { S: 'EVENT' }, event: { S: JSON.stringify(event) } } },
  }),
)
const numberOf = (event: (typeof events)[number]) => String(1000 + events.indexOf(event))
class Throttled extends Error {
  override readonly name = 'ThrottlingException'
  readonly $metadata = {}
}

/** A fold over a real store, whose writing of contacts goes through `add`; its pauses let the clock go on. */
async function folding(add: (own: Stores['contacts']['add'], clock: { now: number }) => Stores['contacts']['add'], isQueueThere = () => true) {
  const stores = await store.emptyStores()
  await stores.settings.save(settings, 0)
  const clock = { now: 0 }
  const givenUp: EventId[] = []
  const logged: LogRecord[] = []
  const handler = foldApp({
    ...stores,
    contacts: { ...stores.contacts, add: add(stores.contacts.add, clock) },
    now: () => clock.now,
    log: (record) => void logged.push(record),
    patience: {
      giveUp: async (eventIds) => {
        if (!isQueueThere()) throw new Error('away')
        givenUp.push(...eventIds)
      },
      pause: async (milliseconds) => (clock.now += milliseconds),
    },
  })
  const run = (fold = handler) => throughMapping(records, fold, { batchSize: 40, retryAttempts: 5, maxRecordAgeMs: 360 * minutes, clock })
  const counted = async () => (await stores.dayFiles.readDays(telefoonLine, day('2026-03-02'), day('2026-03-02')))[0]?.columns.length ?? 0
  return { handler, run, givenUp, logged, counted, clock }
}
const refusing = (own: Stores['contacts']['add']): Stores['contacts']['add'] => {
  return async (id, facts) => (id === poison.contactId ? Promise.reject(new Error('a fault of ours')) : own(id, facts))
}

describe('one record that cannot be folded', () => {
  it('is given up by its key after five tries, and delays no other by two minutes (F3, F4)', async () => {
    const { run, givenUp, counted, logged } = await folding(refusing)
    const { doneAt, destination, invocations } = await run()
    expect(givenUp).toEqual([poison.eventId])
    expect([destination, invocations]).toEqual([[], 3])
    expect(Math.max(...doneAt.values())).toBeLessThan(2 * minutes)
    expect(await counted()).toBe(89)
    expect(logged.filter(({ code }) => code === 'fold_gave_up')).toEqual([{ code: 'fold_gave_up', level: 'error', count: 1 }])
  })
  it('is given up too when it cannot even be read', async () => {
    const { handler, givenUp, counted } = await folding((own) => own)
    const damaged = { ...records[1]!, dynamodb: { ...records[1]!.dynamodb, NewImage: { ...records[1]!.dynamodb!.NewImage, event: { S: '{' } } } }
    expect(await handler({ Records: [records[0]!, damaged, records[2]!] })).toEqual({ batchItemFailures: [] })
    expect([givenUp, await counted()]).toEqual([[events[1]!.eventId], 2])
  })
  it('comes again as long as its key cannot be kept, and the others are folded all the same', async () => {
    const { run, givenUp, counted } = await folding(refusing, () => false)
    const { doneAt, destination } = await run()
    expect(givenUp).toEqual([])
    expect(await counted()).toBe(89)
    // Lambda itself then keeps where the batch stood, from the bad record on.
    expect(destination.map(givenUpEntry)).toEqual([
      { batch: expect.objectContaining({ startSequenceNumber: numberOf(poison), endSequenceNumber: numberOf(events[79]!) }) },
    ])
    expect(Math.max(...doneAt.values())).toBeLessThan(2 * minutes)
  })
  it('that breaks the function itself is found by halves, and its place kept', async () => {
    const { handler, run, counted } = await folding((own) => own)
    const { doneAt, destination } = await run(async (batch) => {
      if (batch.Records.some(({ dynamodb }) => dynamodb?.SequenceNumber === numberOf(poison))) throw new Error('the process ended')
      return handler(batch)
    })
    expect(destination.map(givenUpEntry)).toEqual([
      { batch: expect.objectContaining({ startSequenceNumber: numberOf(poison), endSequenceNumber: numberOf(poison) }) },
    ])
    expect(await counted()).toBe(89)
    expect(Math.max(...doneAt.values())).toBeLessThan(2 * minutes)
  })
})

describe('a store that is away', () => {
  const awayUntil =
    (end: number) =>
    (own: Stores['contacts']['add'], clock: { now: number }): Stores['contacts']['add'] => {
      return async (id, facts) => (clock.now < end ? Promise.reject(new Throttled()) : own(id, facts))
    }
  it('for minutes is waited for, and nothing is given up (F1)', async () => {
    const { run, givenUp, counted } = await folding(awayUntil(8 * minutes))
    const { destination } = await run()
    expect([givenUp, destination, await counted()]).toEqual([[], [], 90])
  })
  it('for half an hour leaves places of batches in the queue, and none of their keys is called hopeless', async () => {
    const { run, givenUp, counted } = await folding(awayUntil(30 * minutes))
    const { destination } = await run()
    expect([givenUp, destination.length]).toEqual([[], 3])
    expect(await counted()).toBe(0)
  })
  it('comes back while one record is bad: that one is given up and no other', async () => {
    const { run, givenUp, counted } = await folding((own, clock) => awayUntil(3 * minutes)(refusing(own), clock))
    const { destination } = await run()
    expect([givenUp, destination, await counted()]).toEqual([[poison.eventId], [], 89])
  })
})
