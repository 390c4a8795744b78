import { describe, expect, it } from 'vitest'
import { centrale, contactEvent } from '../testEvents.ts'
import { itemsOf, testStore } from '../testStores.ts'

const store = testStore()
const many = (count: number) => Array.from({ length: count }, (_, n) => contactEvent(`c${n}`, 'contact.arrived', '2026-03-02T09:59:58Z'))

describe('a parcel', () => {
  it('holds the events of one source on one UTC date, and says which are known', async () => {
    const { parcels } = await store.emptyStores()
    const events = many(3)
    await parcels.put(centrale, '2026-03-02', events, 'import-1')
    expect(await parcels.knownIds(centrale, '2026-03-02')).toEqual(new Set(events.map(({ eventId }) => eventId)))
    expect(await parcels.knownIds(centrale, '2026-03-03')).toEqual(new Set())
    expect(new Set(await parcels.eventsOn('2026-03-02'))).toEqual(new Set(events))
    expect(await parcels.dates()).toEqual([{ source: centrale, utcDate: '2026-03-02' }])
  })
  it('is the same parcel when it is written again, in any order', async () => {
    const stores = await store.emptyStores()
    await stores.parcels.put(centrale, '2026-03-02', many(20), 'import-1')
    await stores.parcels.put(centrale, '2026-03-02', many(20).toReversed(), 'import-1')
    expect(await itemsOf(stores, 'events')).toHaveLength(1)
  })
  it('is cut where an item would be too large, and nothing is lost', async () => {
    const stores = await store.emptyStores()
    await stores.parcels.put(centrale, '2026-03-02', many(20_000), 'import-1')
    expect((await itemsOf(stores, 'events')).length).toBeGreaterThan(1)
    expect((await stores.parcels.knownIds(centrale, '2026-03-02')).size).toBe(20_000)
  })
})
