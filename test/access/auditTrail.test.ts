import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { describe, expect, it } from 'vitest'
import type { AuditRecord } from '../../shared/access/auditRecord.ts'
import { networkOf } from '../../shared/access/networkOf.ts'
import { checkTrail } from '../../functions/watch/checkTrail.ts'
import type { LogRecord } from '../../shared/privacy/logRecord.ts'
import { auditTrail } from '../../shared/storage/people/auditTrail.ts'
import { bookmarks } from '../../shared/storage/mail/bookmarks.ts'
import { auditKey } from '../../shared/storage/tables/settingsTable.ts'
import { testStore } from '../storage/testStores.ts'

const store = testStore()
const record = (user: string): AuditRecord => ({ at: 1_780_000_000_000, user, roles: ['manager'], action: 'viewed', object: 'GET /missed', result: 200 })

describe('the audit trail (A8)', () => {
  it('keeps every record of two writers at once, in one order, and its seals hold', async () => {
    const { tables } = await store.emptyStores()
    const [one, other] = [auditTrail(tables), auditTrail(tables)]
    await Promise.all(Array.from({ length: 30 }, (_, n) => (n % 2 === 0 ? one : other).append(record(`u${n}`))))
    const kept = await auditTrail(tables).newest(100)
    expect(kept.map(({ number }) => number)).toEqual(Array.from({ length: 30 }, (_, n) => 30 - n))
    expect(new Set(kept.map(({ user }) => user)).size).toBe(30)
    expect(await auditTrail(tables).broken()).toEqual([])
  })
  it('tells a record that was changed, and one that was taken out', async () => {
    const { tables } = await store.emptyStores()
    const trail = auditTrail(tables)
    for (let n = 1; n <= 5; n++) await trail.append(record(`u${n}`))
    await tables.client.send(new PutCommand({ TableName: tables.settings, Item: { ...auditKey(2), record: JSON.stringify(record('somebody')), seal: 'x' } }))
    expect(await trail.broken()).toEqual([2, 3])
    await tables.client.send(new DeleteCommand({ TableName: tables.settings, Key: auditKey(4) }))
    expect(await trail.broken()).toEqual([2, 3, 5])
  })
  it('pages backwards', async () => {
    const { tables } = await store.emptyStores()
    const trail = auditTrail(tables)
    for (let n = 1; n <= 5; n++) await trail.append(record(`u${n}`))
    expect((await trail.newest(2)).map(({ number }) => number)).toEqual([5, 4])
    expect((await trail.newest(2, 4)).map(({ number }) => number)).toEqual([3, 2])
  })
})

describe('the nightly look at the trail (A8)', () => {
  async function trailOf(records: number) {
    const { tables } = await store.emptyStores()
    const [trail, logged] = [auditTrail(tables), [] as LogRecord[]]
    for (let n = 1; n <= records; n++) await trail.append(record(`u${n}`))
    const look = () => checkTrail({ trail: auditTrail(tables), marks: bookmarks(tables), log: (told) => void logged.push(told) })
    const remove = (number: number) => tables.client.send(new DeleteCommand({ TableName: tables.settings, Key: auditKey(number) }))
    return { trail, logged, look, remove }
  }
  it('is content with a trail that is whole, also an empty one, and with what was added since', async () => {
    expect(await (await trailOf(0)).look()).toBe(0)
    const { trail, look, logged } = await trailOf(3)
    expect(await look()).toBe(0)
    await trail.append(record('u4'))
    expect([await look(), logged]).toEqual([0, []])
  })
  it('says so when the end that it saw is gone, and again until somebody looks', async () => {
    const { look, remove, logged } = await trailOf(4)
    await look()
    await remove(4)
    expect([await look(), await look()]).toEqual([1, 1])
    expect(logged).toEqual([1, 2].map(() => ({ code: 'audit_broken', level: 'error', count: 1 })))
  })
  it('says so when one in the middle is gone', async () => {
    const { look, remove } = await trailOf(4)
    await remove(2)
    expect(await look()).toBe(1)
  })
})

describe('where somebody asks from (A6)', () => {
  it.each([
    ['192.0.2.77', '192.0.2.0/24'],
    ['::ffff:192.0.2.77', '192.0.2.0/24'],
    ['2001:db8:12:3456::1', '2001:db8:12::/48'],
    ['2001:0DB8:0012:0:0:0:0:1', '2001:db8:12::/48'],
    ['::1', '0:0:0::/48'],
    ['fe80::1%eth0', 'fe80:0:0::/48'],
  ])('%s is kept as %s', (address, network) => expect(networkOf(address)).toBe(network))
  it.each([undefined, '', 'not an address', '1.2.3', '+999123'])('%s is kept as nothing', (address) => expect(networkOf(address)).toBeUndefined())
})
