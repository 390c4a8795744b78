import { DeleteCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { describe, expect, it } from 'vitest'
import { rebuild } from '../../functions/fold/rebuild.ts'
import { verify } from '../../shared/storage/days/verify.ts'
import type { SourceEvent } from '../../shared/contacts/contactEvent.ts'
import { contactKey, contactRowKey, eventAttribute } from '../../shared/storage/tables/contactsTable.ts'
import { deleteMany } from '../../shared/storage/tables/writing.ts'
import { caller, centrale, contactEvent, contactId, day, heartbeat, settings, signedIn, telefoon, telefoonLine } from '../storage/testEvents.ts'
import { itemsOf, testStore } from '../storage/testStores.ts'
import { derivedFrom, fold, storeEvents } from './foldedStore.ts'

const store = testStore()
const date = day('2026-03-02')
const live: readonly SourceEvent[] = [
  contactEvent('c1', 'contact.arrived', '2026-03-02T10:00:00Z', { caller: caller('ann') }),
  contactEvent('c1', 'contact.left', '2026-03-02T10:01:00Z'),
  contactEvent('c2', 'contact.arrived', '2026-03-03T10:00:00Z'),
  contactEvent('k1', 'contact.arrived', '2026-03-02T22:58:00Z'),
  contactEvent('k1', 'contact.transferred', '2026-03-02T22:59:00Z', { joins: contactId('k2'), needsVisitor: true }),
  contactEvent('k2', 'contact.transferred', '2026-03-02T22:59:00Z', { joins: contactId('k1'), needsVisitor: true }),
  contactEvent('k2', 'contact.answered', '2026-03-02T23:01:00Z', { needsVisitor: true }),
  signedIn('ann', '2026-03-02T09:00:00Z'),
  heartbeat('2026-03-02T09:15:00Z'),
]
/** A UTC date: two local days. */
const imported = [contactEvent('i1', 'contact.arrived', '2026-02-20T10:00:00Z'), contactEvent('i1', 'contact.answered', '2026-02-20T10:00:20Z')]

async function filledStores() {
  const stores = await store.emptyStores()
  await storeEvents(stores, live)
  await fold(stores, live)
  await stores.parcels.put(centrale, '2026-02-20', imported, 'import-1')
  await stores.dayFiles.bump(telefoon, [day('2026-02-20')])
  await stores.dayFiles.build(telefoonLine, day('2026-02-20'))
  return stores
}
type Filled = Awaited<ReturnType<typeof filledStores>>
const put = ({ tables }: Filled, Item: object) => tables.client.send(new PutCommand({ TableName: tables.contacts, Item: { ...Item } }))
const dataVersion = (stores: Filled) => stores.dayFiles.dataVersion(settings.lines, day('2026-02-01'), day('2026-03-31'))

describe('verify', () => {
  it('finds nothing where all is as the facts say', async () =>
    expect(await verify(await filledStores(), settings)).toEqual({ days: 4, differences: [], changedMeanwhile: 0 }))
  it('finds a day file that was changed, one that is gone, and one too many', async () => {
    const stores = await filledStores()
    const files = (await itemsOf(stores, 'contacts')).filter(({ pk }) => String(pk).startsWith('FILES#'))
    const [february, second, third] = [files.find(({ sk }) => sk === '20')!, files.find(({ sk }) => sk === '02')!, files.find(({ sk }) => sk === '03')!]
    await put(stores, { ...second, file: third['file'] })
    await stores.tables.client.send(new DeleteCommand({ TableName: stores.tables.contacts, Key: { pk: february['pk'], sk: '20' } }))
    await put(stores, { ...third, sk: '09' })
    // Lost items show as soon as nobody is warm; a missing file is also mended by the first reader.
    expect((await verify(stores, settings)).differences).toEqual([
      { line: telefoon, date: day('2026-03-02'), what: 'different' },
      { line: telefoon, date: day('2026-03-09'), what: 'surplus' },
    ])
  })
  it('builds a day that is merely behind, as every reader does', async () => {
    const stores = await filledStores()
    const late = contactEvent('c3', 'contact.arrived', '2026-03-02T12:00:00Z')
    await storeEvents(stores, [late])
    await stores.contacts.add(contactId('c3'), [late])
    await stores.contacts.putRow(contactId('c3'), { line: telefoon, date }, [late])
    await stores.dayFiles.bump(telefoon, [date])
    expect((await verify(stores, settings)).differences).toEqual([])
  })
  it('finds an event that was stored and never folded', async () => {
    const stores = await filledStores()
    await storeEvents(stores, [contactEvent('c3', 'contact.arrived', '2026-03-02T12:00:00Z')])
    expect((await verify(stores, settings)).differences).toEqual([{ line: telefoon, date, what: 'different' }])
  })
})

describe('rebuild', () => {
  it('changes nothing where nothing is wrong: no byte, no figure (O7)', async () => {
    const stores = await filledStores()
    const before = [await derivedFrom(stores), await dataVersion(stores)]
    expect(await rebuild(stores, settings)).toEqual({ events: 9, days: 4, mended: 0 })
    expect([await derivedFrom(stores), await dataVersion(stores)]).toEqual(before)
  })
  it('makes everything again from the facts when the whole table is lost', async () => {
    const stores = await filledStores()
    const before = [await derivedFrom(stores), await dataVersion(stores)]
    await deleteMany(
      stores.tables.client,
      stores.tables.contacts,
      (await itemsOf(stores, 'contacts')).map(({ pk, sk }) => ({ pk, sk })),
    )
    await rebuild(stores, settings)
    expect([await derivedFrom(stores), await dataVersion(stores)]).toEqual(before)
    expect((await verify(stores, settings)).differences).toEqual([])
  })
  it('mends what does not follow from the facts: false events, rows on the wrong day, changed rows and files', async () => {
    const stores = await filledStores()
    const before = await derivedFrom(stores)
    const { client, contacts: TableName } = stores.tables
    const forged = contactEvent('c1', 'contact.answered', '2026-03-02T10:00:30Z')
    const forgery = {
      UpdateExpression: 'SET #e = :e',
      ExpressionAttributeNames: { '#e': eventAttribute(forged.eventId) },
      ExpressionAttributeValues: { ':e': JSON.stringify(forged) },
    }
    await client.send(new UpdateCommand({ TableName, Key: contactKey(contactId('c1')), ...forgery }))
    await put(stores, { ...contactRowKey(telefoon, date, contactId('c1')), events: JSON.stringify([forged]), eventCount: 9 })
    await put(stores, { ...contactRowKey(telefoon, day('2026-03-09'), contactId('c2')), events: JSON.stringify([live[2]]), eventCount: 1 })
    await put(stores, { ...contactRowKey(telefoon, date, contactId('nobody')), events: JSON.stringify([live[2]]), eventCount: 1 })
    await stores.dayFiles.bump(telefoon, [date, day('2026-03-09')])
    await stores.dayFiles.readDays(telefoonLine, date, day('2026-03-09'))
    expect((await verify(stores, settings)).differences.length).toBeGreaterThan(0)
    expect((await rebuild(stores, settings)).mended).toBe(4)
    expect(await derivedFrom(stores)).toEqual(before)
  })
  it('beside live traffic loses nothing', async () => {
    const stores = await filledStores()
    const more = Array.from({ length: 30 }, (_, n) => contactEvent(`m${n}`, 'contact.arrived', `2026-03-02T11:00:${String(n).padStart(2, '0')}Z`))
    const traffic = async () => {
      for (const event of more) {
        await stores.events.append(event, { source: centrale, receivedAt: event.at, token: event.eventId })
        await fold(stores, [event])
      }
    }
    await Promise.all([traffic(), rebuild(stores, settings), verify(stores, settings)])
    expect(await verify(stores, settings)).toMatchObject({ differences: [] })
    expect((await stores.dayFiles.readDays(telefoonLine, date, date))[0]?.columns.length).toBe(32)
  })
  it('can be held to some days', async () => {
    const stores = await filledStores()
    expect(await rebuild(stores, settings, { from: date, to: date })).toMatchObject({ days: 1 })
  })
})
