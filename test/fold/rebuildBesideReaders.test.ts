/** A rebuild works in place: whatever moment it is stopped at, and whoever reads meanwhile, figures are as before. */
import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { describe, expect, it } from 'vitest'
import { rebuild } from '../../functions/fold/rebuild.ts'
import { type Stores, storesOf } from '../../shared/storage/stores.ts'
import { verify } from '../../shared/storage/days/verify.ts'
import { contactEvent, contactId, day, heartbeat, settings, signedIn, telefoonLine } from '../storage/testEvents.ts'
import { itemsOf, testStore } from '../storage/testStores.ts'
import { fold, storeEvents } from './foldedStore.ts'

const store = testStore()
const events = [
  contactEvent('c1', 'contact.arrived', '2026-03-02T10:00:00Z'),
  contactEvent('c1', 'contact.left', '2026-03-02T10:01:00Z'),
  contactEvent('c2', 'contact.arrived', '2026-03-03T10:00:00Z'),
  contactEvent('k1', 'contact.arrived', '2026-03-02T22:58:00Z'),
  contactEvent('k1', 'contact.transferred', '2026-03-02T22:59:00Z', { joins: contactId('k2'), needsVisitor: true }),
  contactEvent('k2', 'contact.transferred', '2026-03-02T22:59:00Z', { joins: contactId('k1'), needsVisitor: true }),
  contactEvent('k2', 'contact.answered', '2026-03-02T23:01:00Z', { needsVisitor: true }),
  signedIn('ann', '2026-03-02T09:00:00Z'),
  heartbeat('2026-03-02T09:15:00Z'),
]
async function filled(): Promise<Stores> {
  const stores = await store.emptyStores()
  await stores.settings.save(settings, 0)
  await storeEvents(stores, events)
  await fold(stores, events)
  return stores
}
/** What somebody reads who remembers nothing. */
const read = async ({ tables }: Stores) =>
  JSON.stringify((await storesOf(tables).dayFiles.readDays(telefoonLine, day('2026-03-01'), day('2026-03-04'))).map(({ date, columns }) => [date, columns]))

/** @param onWrite before each write; may throw */
function watched({ tables }: Stores, onWrite: (nth: number) => Promise<void>): Stores {
  let writes = 0
  const send = async (command: object) => {
    if (/^(Put|Update|Delete|BatchWrite)/.test(command.constructor.name)) await onWrite(writes++)
    return tables.client.send(command as never)
  }
  return storesOf({ ...tables, client: new Proxy(tables.client, { get: (target, name) => (name === 'send' ? send : Reflect.get(target, name)) }) })
}

describe('a rebuild in place (O7)', () => {
  it('is seen by nobody: readers at every write find the same figures', async () => {
    const stores = await filled()
    const before = await read(stores)
    let looked = 0
    await rebuild(
      watched(stores, async () => {
        expect(await read(stores)).toBe(before)
        looked++
      }),
      settings,
    )
    expect(looked).toBeGreaterThan(8)
    expect(await read(stores)).toBe(before)
  }, 60_000)
  it('stopped at any write leaves figures as they were, and the next one ends it', async () => {
    const stores = await filled()
    const before = await read(stores)
    for (let stop = 0; ; stop++) {
      const isDone = await rebuild(
        watched(stores, async (nth) => {
          if (nth >= stop) throw new Error('the power went')
        }),
        settings,
      ).then(
        () => true,
        () => false,
      )
      expect(await read(stores), `after ${stop} writes`).toBe(before)
      if (isDone) break
    }
    expect((await verify(stores, settings)).differences).toEqual([])
  }, 120_000)
  it('old and new code side by side: a file of a newer version is worked out by who cannot read it, and left as it is', async () => {
    const stores = await filled()
    const before = await read(stores)
    const files = (await itemsOf(stores, 'contacts')).filter(({ pk, file }) => String(pk).startsWith('FILES#') && file !== undefined)
    expect(files.length).toBeGreaterThan(1)
    const newer = Uint8Array.of(250, 1, 2, 3)
    for (const item of files) await stores.tables.client.send(new PutCommand({ TableName: stores.tables.contacts, Item: { ...item, file: newer } }))
    expect(await read(stores)).toBe(before)
    const after = (await itemsOf(stores, 'contacts')).filter(({ pk, file }) => String(pk).startsWith('FILES#') && file !== undefined)
    expect(after.map(({ file }) => Buffer.from(file as Uint8Array))).toEqual(files.map(() => Buffer.from(newer)))
    // Who cannot read it does not call it wrong: after a step back every night would say so otherwise.
    expect((await verify(stores, settings)).differences).toEqual([])
    // What the older code is told of a new event it writes as it knows how; the newer code reads that.
    const late = contactEvent('late', 'contact.arrived', '2026-03-02T12:00:00Z')
    await storeEvents(stores, [late])
    await fold(stores, [late])
    expect(await read(stores)).not.toBe(before)
    await rebuild(stores, settings)
    expect((await verify(stores, settings)).differences).toEqual([])
  }, 60_000)
})
