import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda'
import { describe, expect, it } from 'vitest'
import { foldApp } from '../../../functions/fold/app.ts'
import { handOverCursor } from '../../../infra/local/handOver/handOverCursor.ts'
import { streamHandOver } from '../../../infra/local/handOver/streamHandOver.ts'
import type { Stores } from '../../../shared/storage/stores.ts'
import { at, centrale, contactEvent, day, settings, telefoonLine } from '../../storage/testEvents.ts'
import { testStore } from '../../storage/testStores.ts'

const store = testStore()
const log = () => undefined
const now = at('2026-03-02T10:00:00Z')
const events = (count: number) => Array.from({ length: count }, (_, n) => contactEvent(`c${n}`, 'contact.arrived', '2026-03-02T09:00:00Z'))
const stored = (count: number) => events(count).map((event) => ({ event, source: centrale, receivedAt: now }))
type Fold = (event: DynamoDBStreamEvent) => Promise<DynamoDBBatchResponse>

async function handOverTo(fold: Fold, stores: Stores, isStoreThere = true) {
  return streamHandOver({ fold, events: stores.events, cursor: handOverCursor(stores.tables), isStoreThere: async () => isStoreThere, now: () => now, log })
}
const contactsOn = async (stores: Stores) => (await stores.dayFiles.readDays(telefoonLine, day('2026-03-02'), day('2026-03-02')))[0]?.columns.length ?? 0

describe('the hand-over', () => {
  it('gives the fold what the stream of the table would, in order, a hundred at a time', async () => {
    const batches: DynamoDBStreamEvent[] = []
    const handOver = await handOverTo(
      async (batch) => {
        batches.push(batch)
        return { batchItemFailures: [] }
      },
      await store.emptyStores(),
    )
    for (const one of stored(250)) handOver.push(one)
    await handOver.settled()
    expect(batches.map(({ Records }) => Records.length)).toEqual([100, 100, 50])
    const record = batches[0]?.Records[0]
    expect(record).toMatchObject({
      eventName: 'INSERT',
      eventSource: 'aws:dynamodb',
      dynamodb: { Keys: { pk: { S: `EVENT#${events(1)[0]!.eventId}` }, sk: { S: 'EVENT' } }, StreamViewType: 'NEW_IMAGE' },
    })
    expect(record?.dynamodb?.NewImage?.['event']?.S).toBe(JSON.stringify(events(1)[0]))
  })
  it('tries again what failed, and gives up on one event after five times without holding up the others (F3)', async () => {
    const stores = await store.emptyStores()
    const tries = new Map<string, number>()
    const poison = events(2)[1]!.eventId
    const handOver = await handOverTo(async ({ Records }) => {
      for (const { dynamodb } of Records) tries.set(dynamodb!.Keys!['pk']!.S!, (tries.get(dynamodb!.Keys!['pk']!.S!) ?? 0) + 1)
      return {
        batchItemFailures: Records.filter(({ dynamodb }) => dynamodb!.Keys!['pk']!.S === `EVENT#${poison}`).map(({ dynamodb }) => ({
          itemIdentifier: dynamodb!.SequenceNumber!,
        })),
      }
    }, stores)
    for (const one of stored(3)) handOver.push(one)
    await handOver.settled()
    expect([...tries.values()]).toEqual([1, 5, 1])
    expect(await handOverCursor(stores.tables).givenUp()).toEqual([poison])
  })
  it('waits as long as the store is away, and gives up on nothing', async () => {
    const stores = await store.emptyStores()
    let calls = 0
    const fold: Fold = async () => {
      if (++calls < 4) throw new Error('away')
      return { batchItemFailures: [] }
    }
    const handOver = streamHandOver({
      fold,
      events: stores.events,
      cursor: handOverCursor(stores.tables),
      isStoreThere: async () => calls >= 4,
      now: () => now,
      log,
    })
    for (const one of stored(2)) handOver.push(one)
    await handOver.settled()
    expect(await handOverCursor(stores.tables).givenUp()).toEqual([])
  })
  it('after a kill hands over whatever was stored and not folded, and what was given up', async () => {
    const stores = await store.emptyStores()
    await stores.settings.save(settings, 0)
    const killed = await handOverTo(() => new Promise(() => undefined), stores)
    await killed.resume([]) // the first start: no source is set up yet
    for (const [n, { event }] of stored(5).entries()) await stores.events.append(event, { source: centrale, receivedAt: now, token: `r${n}` })
    await handOverCursor(stores.tables).giveUp(events(5)[0]!.eventId)
    const next = await handOverTo(foldApp({ ...stores, now: () => now, log }), stores)
    await next.resume([centrale])
    await next.settled()
    expect(await contactsOn(stores)).toBe(5)
    expect(await handOverCursor(stores.tables).givenUp()).toEqual([])
  })
  it('leaves what was folded long before alone', async () => {
    const stores = await store.emptyStores()
    const cursor = handOverCursor(stores.tables)
    await stores.events.append(events(1)[0]!, { source: centrale, receivedAt: at('2026-03-02T09:00:00Z'), token: 'r1' })
    await cursor.write(centrale, now)
    let handedOver = 0
    const handOver = await handOverTo(async ({ Records }) => {
      handedOver += Records.length
      return { batchItemFailures: [] }
    }, stores)
    await handOver.resume([centrale])
    await handOver.settled()
    expect(handedOver).toBe(0)
  })
})
