import { gunzipSync, inflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { foldEvents } from '../../functions/fold/fold.ts'
import { rebuild } from '../../functions/fold/rebuild.ts'
import { verify } from '../../shared/storage/days/verify.ts'
import { isContactEvent, type SourceEvent } from '../../shared/contacts/contactEvent.ts'
import { keyPeriods } from '../../shared/privacy/keyPeriods.ts'
import { type Stores, storesOf } from '../../shared/storage/stores.ts'
import { event } from '../builders/contacts.ts'
import { itemsOf, testStore } from '../storage/testStores.ts'
import { everyReport, filled, lineId, now, settings, source, strip } from './strippedStore.ts'

const store = testStore()
const calendar = keyPeriods(settings.privacy)
const until = Date.parse('2026-03-02T04:00:00Z')

/** All that is stored in some tables, unpacked, as one text. */
async function textOf(
  stores: Stores,
  tables: readonly ('events' | 'contacts' | 'history' | 'settings')[],
  isLooked: (item: Record<string, unknown>) => boolean = () => true,
) {
  const items = (await Promise.all(tables.map((table) => itemsOf(stores, table)))).flat().filter(isLooked)
  return items.map((item) => JSON.stringify(item, (_, value: unknown) => (value instanceof Uint8Array ? unpacked(value) : value))).join('\n')
}
function unpacked(bytes: Uint8Array): string {
  const raw = bytes[0] === 0x1f ? gunzipSync(bytes) : bytes.length > 1 ? inflateRawSync(bytes.subarray(1)) : Buffer.from(bytes)
  return `${raw.toString('latin1')} ${raw.toString('base64url')}`
}
/** In text, and the eight bytes that day files hold. */
const spellings = (pseudonym: string) => [pseudonym, Buffer.from(pseudonym, 'base64url').subarray(0, 8).toString('latin1')]
const callersBefore = (events: readonly SourceEvent[], moment: number) =>
  new Set(events.filter(isContactEvent).flatMap(({ at, caller }) => (at < moment && caller !== undefined && caller.length === 22 ? [caller] : [])))

describe('a strip', () => {
  it('changes no figure, and rebuild and verify hold for what is left (R6, O7)', async () => {
    const stores = await store.emptyStores()
    await filled(stores)
    const before = await everyReport(stores)
    expect(await strip(stores)).toEqual({ periods: 6, until })
    expect(await everyReport(stores)).toEqual(before)
    expect((await verify(stores, settings)).differences).toEqual([])
    await rebuild(stores, settings)
    expect(await everyReport(stores)).toEqual(before)
    expect((await verify(stores, settings)).differences).toEqual([])
  }, 120_000)

  it('leaves nothing that ties the periods: no older pseudonym but on facts that are about to go (K5, K7)', async () => {
    const stores = await store.emptyStores()
    const events = await filled(stores)
    await strip(stores)
    const old = [...callersBefore(events, until)]
    expect(old.length).toBeGreaterThan(20)
    const live = await textOf(
      stores,
      ['events', 'contacts', 'history', 'settings'],
      ({ expiresAt, pk }) => expiresAt === undefined || String(pk).startsWith('HISTORY#'),
    )
    // The key turned once more since: only those days tell an older pseudonym, and it is none of these.
    expect(
      live
        .split('\n')
        .filter((item) => item.includes('callerBefore'))
        .every((item) => [...item.matchAll(/"at":(\d+)/g)].every(([, at]) => Number(at) >= until + 7 * 86_400_000)),
    ).toBe(true)
    expect(old.filter((pseudonym) => spellings(pseudonym).some((spelling) => live.includes(spelling)))).toEqual([])
    const history = await textOf(stores, ['history'])
    const ids = events.flatMap((own) => [own.eventId, 'contactId' in own ? own.contactId : own.eventId])
    expect(ids.filter((id) => history.includes(id))).toEqual([])
  }, 120_000)

  it('leaves nothing out that comes in while it is at work, such as a list of a period that it has just looked at', async () => {
    const late = [
      event('late', 'contact.queued', '2026-02-05 10:00', { lineId, caller: 'withheld' }),
      event('late', 'contact.left', '2026-02-05 10:02', { lineId }),
    ]
    const deliver = async (stores: Stores) => {
      for (const [n, own] of late.entries()) await stores.events.append(own, { source, receivedAt: own.at, token: `late.${n}` })
      await foldEvents(stores, settings.lines, late)
    }
    const stores = await store.emptyStores()
    await filled(stores)
    let isDelivered = false
    const put: Stores['history']['put'] = async (...part) => {
      if (!isDelivered) await deliver(stores)
      isDelivered = true
      await stores.history.put(...part)
    }
    await strip({ ...stores, history: { ...stores.history, put } })
    const other = await store.emptyStores()
    await filled(other)
    await deliver(other)
    await strip(other)
    expect(await everyReport(stores)).toEqual(await everyReport(other))
  }, 120_000)

  it('cuts arrivals to the quarter hour, and people on duty to numbers', async () => {
    const stores = await store.emptyStores()
    await filled(stores)
    await strip(stores)
    const days = await stores.history.read(lineId, ['2026-02-10', '2026-02-11', '2026-02-12'] as never[], now)
    expect(days.length).toBe(3)
    for (const { columns } of days) {
      expect([...columns.at].every((at) => at % 900 === 0)).toBe(true)
      expect([...columns.presence.type].every((type) => type === 4)).toBe(true)
    }
  }, 120_000)

  it('stopped at any write and run again ends in the same state (R5)', async () => {
    const [whole, broken] = [await store.emptyStores(), await store.emptyStores()]
    await filled(whole)
    await filled(broken)
    const before = await everyReport(whole)
    await strip(whole)
    let failures = 0
    for (let writes = 1; ; writes = Math.ceil(writes * 1.7)) {
      const isDone = await strip(failingAfter(broken, writes)).then(
        () => true,
        () => false,
      )
      if (isDone) break
      failures++
      expect(await everyReport(broken), `after ${writes} writes`).toEqual(before)
    }
    expect(failures).toBeGreaterThan(8)
    expect(await everyReport(broken)).toEqual(before)
    for (const table of ['events', 'contacts', 'history'] as const) expect(await keysOf(broken, table)).toEqual(await keysOf(whole, table))
    expect((await verify(broken, settings)).differences).toEqual([])
    // And once more: nothing is left to do.
    expect(await strip(broken)).toEqual({ periods: 0, until })
  }, 240_000)

  it('waits until the bridge is over, and does not touch the period after it (K5)', async () => {
    const stores = await store.emptyStores()
    await filled(stores)
    const [turn] = [Date.parse('2026-02-16T04:00:00Z')]
    expect((await strip(stores, calendar.at(turn).until)).until).toBeLessThan(turn)
    expect((await strip(stores, calendar.at(turn).until + 3_600_000)).until).toBe(turn)
    expect(await textOf(stores, ['events'], ({ at }) => Number(at) > turn + 7 * 86_400_000)).toContain('callerBefore')
  }, 120_000)

  it('leaves a late event apart: it is stored, and no figure moves (O6)', async () => {
    const stores = await store.emptyStores()
    await filled(stores)
    await strip(stores)
    const before = await everyReport(stores)
    const late = event('late', 'contact.arrived', '2026-02-11 10:00', { lineId })
    await stores.events.append(late, { source: 'demo-vlierlijn' as never, receivedAt: now as never, token: 'late.0' })
    await foldEvents(stores, settings.lines, [late])
    expect(await everyReport(stores)).toEqual(before)
  }, 120_000)
})

/** The same stores, whose client writes so often and then never again. */
function failingAfter(stores: Stores, writes: number): Stores {
  let left = writes
  const { client } = stores.tables
  const isWrite = (command: object) => /^(Put|Update|Delete|BatchWrite)/.test(command.constructor.name)
  const send = (command: never) => {
    if (isWrite(command) && left-- <= 0) return Promise.reject(new Error('the power went'))
    return client.send(command)
  }
  const failing = new Proxy(client, { get: (target, name) => (name === 'send' ? send : Reflect.get(target, name)) })
  return storesOf({ ...stores.tables, client: failing })
}

/** Every key there is, but for the list of what was done when. */
const keysOf = async (stores: Stores, table: 'events' | 'contacts' | 'history') =>
  (await itemsOf(stores, table))
    .map(({ pk, sk }) => `${String(pk)} ${String(sk)}`)
    .filter((key) => !key.startsWith('DELETIONS'))
    .sort()
