/** A batch that Lambda gave up as a place in the stream is found again in AWS's own stream, and folded by the keys that stood there (F4). */
import { afterEach, expect, it } from 'vitest'
import { placeOf } from '../../shared/storage/tables/dynamoClient.ts'
import { storeEvents } from '../fold/foldedStore.ts'
import { type QueueStub, queueStub } from '../infra/queueStub.ts'
import { redriving } from '../local/redriving.ts'
import { contactEvent, day, settings, telefoonLine } from '../storage/testEvents.ts'
import { testStore } from '../storage/testStores.ts'
import { recordsOf, withStream } from './tableStream.ts'

const store = testStore()
let queue: QueueStub | undefined
afterEach(() => queue?.stop())

it('exactly the events of the batch are folded, and the entry goes', async () => {
  const stores = await store.emptyStores()
  const streamArn = await withStream(stores.tables)
  await stores.settings.save(settings, 0)
  await storeEvents(
    stores,
    Array.from({ length: 20 }, (_, n) => contactEvent(`c${n}`, 'contact.arrived', '2026-03-02T09:00:00Z')),
  )
  const { records, shardId } = await recordsOf(streamArn, store.endpoint())
  const numbers = records.map(({ dynamodb }) => dynamodb?.SequenceNumber ?? '')
  const batch = { shardId, startSequenceNumber: numbers[4], endSequenceNumber: numbers[10], batchSize: 7, streamArn }
  queue = await queueStub('bereikbaar-prod-given-up')
  queue.put(JSON.stringify({ version: '1.0', DDBStreamBatchInfo: batch }))
  const environment = { AWS_ENDPOINT_URL_SQS: queue.address, AWS_ENDPOINT_URL_DYNAMODB_STREAMS: placeOf(store.endpoint()).endpoint }
  const words = ['--stage', 'prod']
  expect((await redriving(stores, words, environment)).printed).toBe('1 entries: 7 events to be folded again, 0 that are not kept any more.')
  expect((await redriving(stores, [...words, '--apply'], environment)).printed).toBe('7 events folded; 1 of 1 entries are done.')
  expect(queue.bodies()).toEqual([])
  expect((await stores.dayFiles.readDays(telefoonLine, day('2026-03-02'), day('2026-03-02')))[0]?.columns.length).toBe(7)
})
