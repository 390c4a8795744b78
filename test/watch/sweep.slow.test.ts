import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { describe, expect, it } from 'vitest'
import { sweepApp } from '../../functions/watch/sweep.ts'
import { keyPeriods } from '../../shared/privacy/keyPeriods.ts'
import { eventRetentionDays } from '../../shared/storage/tables/retention.ts'
import { itemsOf, testStore } from '../storage/testStores.ts'
import { everyReport, filled, now, settings, strip } from './strippedStore.ts'

const store = testStore()
const day = 86_400_000

describe('a sweep (R1, R2)', () => {
  it('deletes what is over its time in every table, nothing else, and twice is as once (R2, R5)', async () => {
    const stores = await store.emptyStores()
    const { client, events, contacts, history, settings: table } = stores.tables
    for (const TableName of [events, contacts, history, table])
      for (const [sk, expiresAt] of [
        ['due', now / 1000],
        ['not yet', now / 1000 + 1],
        ['never', undefined],
      ] as const)
        await client.send(new PutCommand({ TableName, Item: { pk: 'X', sk, ...(expiresAt === undefined ? {} : { expiresAt }) } }))
    const sweep = sweepApp({ tables: stores.tables, now: () => now, log: () => undefined })
    expect(await sweep()).toBe(4)
    expect(await sweep()).toBe(0)
    for (const name of ['events', 'contacts', 'history', 'settings'] as const)
      expect((await itemsOf(stores, name)).map(({ sk }) => sk).sort()).toEqual(['never', 'not yet'])
  })
  it('moves no figure; a fortnight after the strip no fact of the stripped days is left (R2, section 4)', async () => {
    const stores = await store.emptyStores()
    const facts = await filled(stores)
    const before = await everyReport(stores)
    await strip(stores)
    await sweepApp({ tables: stores.tables, now: () => now, log: () => undefined })()
    expect(await everyReport(stores)).toEqual(before)
    const later = now + eventRetentionDays * day + 1000
    await sweepApp({ tables: stores.tables, now: () => later, log: () => undefined })()
    expect(await everyReport(stores)).toEqual(before)
    const until = keyPeriods(settings.privacy).overUntil(now - 3_600_000)
    const left = JSON.stringify((await itemsOf(stores, 'events')).map(({ pk }) => pk))
    const stripped = facts.filter(({ at }) => at < until)
    expect(stripped.length).toBeGreaterThan(100)
    expect(stripped.filter(({ eventId }) => left.includes(eventId))).toEqual([])
  }, 120_000)
  it('is not waited for by readers: a stripped day past its years is not read (R1)', async () => {
    const stores = await store.emptyStores()
    await filled(stores)
    await strip(stores)
    const line = settings.lines[0]!.id
    const read = (at: number) => stores.history.read(line, ['2026-02-10' as never], at)
    expect(await read(now)).toHaveLength(1)
    expect(await (await store.emptyStores()).history.read(line, ['2026-02-10' as never], now)).toHaveLength(0)
    const { history } = (await import('../../shared/storage/stores.ts')).storesOf(stores.tables)
    expect(await history.read(line, ['2026-02-10' as never], now + 8 * 366 * day)).toHaveLength(0)
  }, 120_000)
})
