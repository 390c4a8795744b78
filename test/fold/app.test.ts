import type { DynamoDBRecord } from 'aws-lambda'
import { describe, expect, it } from 'vitest'
import { foldApp } from '../../functions/fold/app.ts'
import type { SourceEvent } from '../../shared/contacts/contactEvent.ts'
import type { LogRecord } from '../../shared/privacy/logRecord.ts'
import type { Stores } from '../../shared/storage/stores.ts'
import { contactEvent, day, settings, telefoonLine } from '../storage/testEvents.ts'
import { testStore } from '../storage/testStores.ts'

const store = testStore()
const [first, second] = [contactEvent('c1', 'contact.arrived', '2026-03-02T10:00:00Z'), contactEvent('c2', 'contact.arrived', '2026-03-02T10:00:00Z')]
const record = (event: SourceEvent, number: number, more: Partial<DynamoDBRecord> = {}): DynamoDBRecord => ({
  eventName: 'INSERT',
  dynamodb: { SequenceNumber: String(number), NewImage: { pk: { S: `EVENT#${event.eventId}` }, sk: { S: 'EVENT' }, event: { S: JSON.stringify(event) } } },
  ...more,
})
const app = (stores: Pick<Stores, 'contacts' | 'dayFiles' | 'parcels' | 'settings' | 'folding'>, logged: LogRecord[] = []) =>
  foldApp({ ...stores, now: () => 0, log: (one) => void logged.push(one) })

async function stores() {
  const made = await store.emptyStores()
  await made.settings.save(settings, 0)
  return made
}

describe('a batch of the stream', () => {
  it('is folded', async () => {
    const own = await stores()
    const logged: LogRecord[] = []
    expect(await app(own, logged)({ Records: [record(first, 1), record(second, 2)] })).toEqual({ batchItemFailures: [] })
    expect((await own.dayFiles.readDays(telefoonLine, day('2026-03-02'), day('2026-03-02')))[0]?.columns.length).toBe(2)
    expect(logged).toEqual([{ code: 'folded', level: 'info', count: 2, milliseconds: 0 }])
  })
  it('names the records that could not be folded, and no others (F3)', async () => {
    const own = await stores()
    const contacts: Stores['contacts'] = {
      ...own.contacts,
      add: async (id, events) => (id === second.contactId ? Promise.reject(new Error('poison')) : own.contacts.add(id, events)),
    }
    expect(await app({ ...own, contacts })({ Records: [record(first, 1), record(second, 2)] })).toEqual({ batchItemFailures: [{ itemIdentifier: '2' }] })
  })
  it('may hold other things than new events, which are none of the fold’s', async () => {
    const own = await stores()
    const others = [
      record(first, 1, { eventName: 'REMOVE' }),
      { eventName: 'INSERT', dynamodb: { SequenceNumber: '2', NewImage: { pk: { S: 'PARCEL#2026-03-02' }, sk: { S: 'centrale#x' } } } } as const,
    ]
    expect(await app(own)({ Records: others })).toEqual({ batchItemFailures: [] })
    expect(await own.dayFiles.readDays(telefoonLine, day('2026-03-02'), day('2026-03-02'))).toEqual([])
  })
  it('comes again as a whole when settings cannot be read', async () => {
    const own = await stores()
    await expect(
      app({ ...own, settings: { ...own.settings, current: () => Promise.reject(new Error('away')) } })({ Records: [record(first, 1)] }),
    ).rejects.toThrow('away')
  })
})
