/** What was given up is folded again by its key, after a look; its entry goes only when that is done (F4). */
import { createServer, type Server } from 'node:http'
import { afterEach, describe, expect, it } from 'vitest'
import { handOverCursor } from '../../infra/local/handOver/handOverCursor.ts'
import { auditTrail } from '../../shared/storage/people/auditTrail.ts'
import { givenUpText } from '../../shared/storage/contacts/givenUpEntry.ts'
import type { Stores } from '../../shared/storage/stores.ts'
import { storeEvents } from '../fold/foldedStore.ts'
import { listening } from '../infra/localServer.ts'
import { type QueueStub, queueStub } from '../infra/queueStub.ts'
import { contactEvent, day, eventId, settings, telefoonLine } from '../storage/testEvents.ts'
import { testStore } from '../storage/testStores.ts'
import { redriving } from './redriving.ts'

const store = testStore()
const facts = Array.from({ length: 4 }, (_, n) => contactEvent(`c${n}`, 'contact.arrived', '2026-03-02T09:00:00Z'))
const idsOf = (some: typeof facts) => some.map((event) => event.eventId)
const contactsIn = async (stores: Stores) => (await stores.dayFiles.readDays(telefoonLine, day('2026-03-02'), day('2026-03-02')))[0]?.columns.length ?? 0

/** Facts are stored, and none of them was folded. */
async function unfolded() {
  const stores = await store.emptyStores()
  await stores.settings.save(settings, 0)
  await storeEvents(stores, facts)
  return stores
}
const failing = (stores: Stores): Stores => ({ ...stores, contacts: { ...stores.contacts, add: () => Promise.reject(new Error('still wrong')) } })

describe('on one machine', () => {
  it('says first what it would do, and changes nothing; done, the entries are gone', async () => {
    const stores = await unfolded()
    const cursor = handOverCursor(stores.tables)
    for (const id of idsOf(facts.slice(0, 2))) await cursor.giveUp(id)
    expect(await redriving(stores, [])).toMatchObject({ code: 0, printed: '2 entries: 2 events to be folded again, 0 that are not kept any more.' })
    expect([await contactsIn(stores), (await cursor.givenUp()).length]).toEqual([0, 2])
    expect(await redriving(stores, ['--apply'])).toMatchObject({ code: 0, printed: '2 events folded; 2 of 2 entries are done.' })
    expect([await contactsIn(stores), (await cursor.givenUp()).length]).toEqual([2, 0])
    expect(await redriving(stores, ['--apply'])).toMatchObject({ code: 0, printed: 'Nothing is given up.' })
  })
  it('keeps the entry of what still cannot be folded, and stands in the audit trail (A6)', async () => {
    const stores = await unfolded()
    await handOverCursor(stores.tables).giveUp(facts[0]!.eventId)
    expect(await redriving(failing(stores), ['--apply'])).toMatchObject({ code: 1, told: expect.stringContaining('1 entries stay') })
    expect(await handOverCursor(stores.tables).givenUp()).toEqual([facts[0]!.eventId])
    const records = await auditTrail(stores.tables).newest(10)
    expect(records.map(({ user, object, filter }) => [user, object, filter])).toEqual([['operator', 'data', { redriven: '1' }]])
  })
})

describe('on AWS', () => {
  let queue: QueueStub | undefined
  const streams: Server[] = []
  afterEach(() => {
    queue?.stop()
    for (const stream of streams.splice(0)) stream.close()
  })
  /** Answers as the stream of a table does when it no longer knows a place. */
  async function streamAnswering(status: number, kind: string): Promise<string> {
    const server = createServer((_, response) => response.writeHead(status).end(JSON.stringify({ __type: `com.amazonaws.dynamodb.v20120810#${kind}` })))
    const port = await listening(server)
    streams.push(server)
    return `http://127.0.0.1:${port}`
  }
  async function waiting(bodies: readonly string[], status = 400, kind = 'TrimmedDataAccessException') {
    queue = await queueStub('bereikbaar-prod-given-up')
    for (const body of bodies) queue.put(body)
    return { AWS_ENDPOINT_URL_SQS: queue.address, AWS_ENDPOINT_URL_DYNAMODB_STREAMS: await streamAnswering(status, kind) }
  }
  const place = ['--stage', 'prod']
  it('reads keys from the queue of given-up records; a look leaves all of it there, at once for the next', async () => {
    const stores = await unfolded()
    const environment = await waiting([givenUpText(idsOf(facts.slice(0, 3))), givenUpText([facts[3]!.eventId, eventId('gone long ago')])])
    const looked = await redriving(stores, place, environment)
    expect(looked).toMatchObject({ code: 0, printed: '2 entries: 4 events to be folded again, 1 that are not kept any more.' })
    expect(queue?.bodies().length).toBe(2)
    const done = await redriving(stores, [...place, '--apply'], environment)
    expect(done).toMatchObject({ code: 0, printed: '4 events folded, 1 not kept any more; 2 of 2 entries are done.' })
    expect([queue?.bodies(), await contactsIn(stores)]).toEqual([[], 4])
  })
  it('deletes no message before its events are folded, and none that is not of the fold', async () => {
    const stores = await unfolded()
    const environment = await waiting([givenUpText(idsOf(facts)), 'something else'])
    expect(await redriving(failing(stores), [...place, '--apply'], environment)).toMatchObject({ code: 1 })
    expect(queue?.bodies().length).toBe(2)
    expect(await redriving(stores, [...place, '--apply'], environment)).toMatchObject({
      code: 0,
      told: expect.stringContaining('1 messages in the queue are not'),
    })
    expect(queue?.bodies()).toEqual(['something else'])
  })
  const batch = { shardId: 'shard-1', startSequenceNumber: '100', endSequenceNumber: '140', streamArn: 'arn:aws:dynamodb:::table/x/stream/y', batchSize: 4 }
  const batchEntry = JSON.stringify({ version: '1.0', DDBStreamBatchInfo: batch })
  it('does nothing while the stream cannot be asked, and leaves the entry there for the next', async () => {
    const stores = await unfolded()
    const environment = await waiting([batchEntry], 503, 'InternalServerError')
    await expect(redriving(stores, [...place, '--apply'], environment)).rejects.toThrow('dynamodb answered 503')
    await expect(redriving(stores, [...place, '--apply'], environment)).rejects.toThrow('dynamodb answered 503')
    expect([queue?.bodies(), await contactsIn(stores)]).toEqual([[batchEntry], 0])
  })
  it('computes everything again where an entry names a place that the stream has forgotten', async () => {
    const stores = await unfolded()
    const environment = await waiting([batchEntry])
    expect((await redriving(stores, place, environment)).printed).toContain('1 of the entries name places that the stream has forgotten')
    expect(await redriving(stores, [...place, '--apply'], environment)).toMatchObject({
      code: 0,
      printed: expect.stringContaining('Everything was computed again'),
    })
    expect([queue?.bodies(), await contactsIn(stores)]).toEqual([[], 4])
  })
})
