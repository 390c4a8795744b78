import { describe, expect, it } from 'vitest'
import { turnedAway } from '../../functions/ingest/turnedAway.ts'
import { Instant, SourceId } from '../../shared/contacts/identifiers.ts'
import { testSecretOf } from '../../shared/privacy/testSecret.ts'
import { webhooks } from '../../shared/providers/webhooks.ts'
import { deliveryCounts } from '../../shared/storage/facts/deliveryCounts.ts'
import { deliveryLog } from '../../shared/storage/facts/deliveryLog.ts'
import { centrale, settings } from '../storage/testEvents.ts'
import { itemsOf, testStore } from '../storage/testStores.ts'
import { doorOver, event, now, send } from './door.ts'

const store = testStore()
const day = 86_400_000
const at = (milliseconds: number) => Instant.parse(milliseconds)
async function loggedDoor() {
  const stores = await store.emptyStores()
  const refusals = turnedAway(deliveryCounts(stores.tables), 'this-process')
  const own = await doorOver(stores, { turnedAway: refusals, testKey: async () => Buffer.alloc(32, 9) })
  const log = deliveryLog(stores.tables)
  return { ...own, refusals, log, page: (options = {}) => log.page(centrale, at(own.clock.now), options) }
}
const json = (more: object = {}) => JSON.stringify(event(more))

describe('the log of a source', () => {
  it('tells each delivery once, newest first: received, source time, kind, what became of it, why', async () => {
    const own = await loggedDoor()
    const steps: [string, Parameters<typeof send>[2]][] = [
      [json(), { id: 'msg_1' }],
      [json(), { id: 'msg_1' }],
      [json({ line: 'elsewhere', caller: '+999123456789' }), {}],
      [json({ at: new Date(now + 3_600_000).toISOString() }), {}],
      [json({ type: 'call.parked' }), {}],
      [json(), { at: now - 400_000 }],
      [json(), { key: `whsec_${Buffer.alloc(32, 'x').toString('base64')}` }],
    ]
    for (const [body, sent] of steps) {
      await send(own.app, body, { at: own.clock.now, ...sent })
      own.clock.now += 61_000
    }
    await own.refusals.write(at(own.clock.now), true)
    const { entries, next } = await own.page()
    expect(next).toBeUndefined()
    expect(entries.map(({ outcome, reason, kind }) => [outcome, reason, kind])).toEqual([
      ['refused', 'wrong', undefined],
      ['refused', 'stale', undefined],
      ['unrecognised', 'unknown_type', 'call.parked'],
      ['quarantined', 'ahead_of_time', 'contact.arrived'],
      ['unrecognised', 'unknown_line', 'contact.arrived'],
      ['duplicate', undefined, 'contact.arrived'],
      ['accepted', undefined, 'contact.arrived'],
    ])
    expect(entries[1]?.clockSeconds).toBeLessThan(-600)
    expect(entries.at(-1)).toMatchObject({ receivedAt: now, at: now - 60_000, line: 'telefoon', shape: 'lineId:telefoon caller:pseudonym' })
    for (const { id } of entries) expect(id).toMatch(/^[0-9a-f]{8}$/)
    expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length)
    expect(JSON.stringify(entries)).not.toMatch(/999123|8812|elsewhere/)
  })
  it('comes in pages, over midnight, without a gap or a repeat', async () => {
    const own = await loggedDoor()
    own.clock.now = Date.parse('2026-03-01T23:58:00Z')
    for (let n = 0; n < 9; n++) {
      await send(own.app, json({ contact: `c${n}`, at: new Date(own.clock.now).toISOString() }), { at: own.clock.now })
      own.clock.now += 30_000
    }
    const pages = [await own.page({ size: 4 })]
    while (pages.at(-1)?.next !== undefined) pages.push(await own.page({ size: 4, from: pages.at(-1)?.next }))
    const ids = pages.flatMap(({ entries }) => entries.map(({ id }) => id))
    expect(ids).toHaveLength(9)
    expect(new Set(ids).size).toBe(9)
    const moments = pages.flatMap(({ entries }) => entries.map(({ receivedAt }) => receivedAt))
    expect(moments).toEqual([...moments].sort((a, b) => b - a))
  })
  it('ends after 30 days, whatever the table still holds (R1)', async () => {
    const own = await loggedDoor()
    await send(own.app, json())
    own.clock.now = now + 30 * day - 1000
    expect((await own.page()).entries).toHaveLength(1)
    own.clock.now = now + 30 * day + 1000
    expect((await own.page()).entries).toEqual([])
    const items = await itemsOf(own.stores, 'events')
    expect(items.some(({ kind, expiresAt }) => kind !== 'accepted' && expiresAt === undefined)).toBe(false)
  })
  it('shows a test event as one, signed by the real secret or by that of the installation, and no figure sees it', async () => {
    const own = await loggedDoor()
    const webhook = webhooks.get('generic')!
    const secret = testSecretOf(webhook, centrale, Buffer.alloc(32, 9)) ?? ''
    const test = { 'x-bereikbaar-test': '1' }
    expect((await send(own.app, json(), { headers: test })).status).toBe(202)
    expect((await send(own.app, json(), { headers: test, key: secret })).status).toBe(202)
    expect((await send(own.app, json(), { key: secret })).status).toBe(401)
    expect((await send(own.app, json(), { headers: test, key: testSecretOf(webhook, SourceId.parse('website'), Buffer.alloc(32, 9)) ?? '' })).status).toBe(401)
    expect((await own.page()).entries.filter(({ outcome }) => outcome !== 'refused').map(({ reason }) => reason)).toEqual(['test_event', 'test_event'])
    expect((await itemsOf(own.stores, 'events')).filter(({ kind }) => kind === 'accepted')).toEqual([])
  })
})

describe('what is refused', () => {
  it('is counted by day and reason, with the last few examples, in a write every five seconds at most (W15)', async () => {
    const stores = await store.emptyStores()
    let writes = 0
    const counts = deliveryCounts(stores.tables)
    const counting: Pick<typeof counts, 'write'> = {
      write: (...words) => {
        writes += 1
        return counts.write(...words)
      },
    }
    const own = await doorOver(stores, { turnedAway: turnedAway(counting, 'one'), addressOf: () => undefined })
    for (let n = 0; n < 500; n++) {
      own.clock.now += 20
      await send(own.app, json(), { at: now - 400_000 })
    }
    expect(writes).toBeLessThanOrEqual(3)
    own.clock.now += 6_000
    await send(own.app, json(), { headers: { 'webhook-signature': '' }, at: own.clock.now })
    const [counted] = await deliveryLog(stores.tables).counts(centrale, ['2026-03-01', '2026-03-02'], at(own.clock.now))
    expect(counted).toMatchObject({ utcDate: '2026-03-02', refused: { stale: 500, missing: 1 } })
    expect(counted?.examples.length).toBeLessThanOrEqual(6)
  })
  it('of several processes is added up, and a failing table changes no answer', async () => {
    const stores = await store.emptyStores()
    for (const name of ['one', 'two']) {
      const own = await doorOver(stores, { turnedAway: turnedAway(deliveryCounts(stores.tables), name) })
      await send(own.app, json(), { at: now - 400_000 })
    }
    expect((await deliveryLog(stores.tables).counts(centrale, ['2026-03-02'], now))[0]?.refused).toEqual({ stale: 2 })
    const away = await doorOver(stores, { turnedAway: turnedAway({ write: () => Promise.reject(new Error('away')) }, 'three') })
    expect((await send(away.app, json(), { at: now - 400_000 })).status).toBe(401)
  })
  it('of unknown types is counted by safe name (W10)', async () => {
    const own = await loggedDoor()
    for (const type of ['call.parked', 'call.parked', 'call 0999123456']) await send(own.app, json({ type }))
    await own.refusals.write(now, true)
    expect((await own.log.counts(centrale, ['2026-03-02'], now))[0]?.unknownTypes).toEqual({ 'call.parked': 2, other: 1 })
  })
})

describe('senders (W5)', () => {
  const from = async (address: string | undefined, senders: readonly string[]) => {
    const stores = await store.emptyStores()
    await stores.settings.save({ ...settings, sources: settings.sources.map((source) => ({ ...source, senders: [...senders] })) }, 0)
    const own = await doorOver(stores, { addressOf: () => undefined, senderOf: () => address })
    return (await send(own.app, json())).status
  }
  it.each([
    ['192.0.2.17', ['192.0.2.0/24'], 202],
    ['::ffff:192.0.2.17', ['192.0.2.0/24'], 202],
    ['192.0.3.17', ['192.0.2.0/24', '198.51.100.7'], 401],
    ['198.51.100.7', ['192.0.2.0/24', '198.51.100.7'], 202],
    ['2001:db8::5', ['2001:db8::/32'], 202],
    ['2001:db9::5', ['2001:db8::/32'], 401],
    [undefined, ['192.0.2.0/24'], 401],
  ])('a delivery from %s to a source that names %s is answered %i', async (address, senders, status) => expect(await from(address, senders)).toBe(status))
})

describe('keys', () => {
  it('the secret for tests of one source is not that of another, nor of another installation', () => {
    const webhook = webhooks.get('generic')!
    const secrets = [1, 2].flatMap((key) => ['a', 'b'].map((id) => testSecretOf(webhook, SourceId.parse(id), Buffer.alloc(32, key))))
    expect(new Set(secrets).size).toBe(4)
  })
})

describe('the clock of a source (O4)', () => {
  it('is worked out from what was delivered, and from what was ahead of its time; not from what was judged again', async () => {
    const own = await loggedDoor()
    expect(await own.log.clock(centrale, now)).toBeUndefined()
    for (let n = 0; n < 3; n++) await send(own.app, json({ contact: `c${n}`, at: new Date(now - 40_000).toISOString() }))
    expect(await own.log.clock(centrale, now)).toMatchObject({ seconds: 40, deliveries: 3, level: 'off' })
    for (let n = 0; n < 9; n++) await send(own.app, json({ contact: `d${n}`, at: new Date(now + 600_000).toISOString() }))
    expect(await own.log.clock(centrale, now)).toMatchObject({ seconds: -600, level: 'uncertain' })
  })
})
