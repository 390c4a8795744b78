import type { Pseudonymiser } from '../../shared/privacy/pseudonymiser.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { EventLog } from '../../shared/storage/facts/eventLog.ts'
import { centrale } from '../storage/testEvents.ts'
import { itemsOf, testStore } from '../storage/testStores.ts'
import { doorOver, event, nextSecret, now, secret, send } from './door.ts'

const store = testStore()
const door = async (otherwise: Parameters<typeof doorOver>[1] = {}) => doorOver(await store.emptyStores(), otherwise)
const ledger = ({ stores }: Awaited<ReturnType<typeof door>>) => stores.events.ledger(centrale, '2026-03-02')
const nothing = { accepted: 0, duplicate: 0, unrecognised: 0, quarantined: 0, conflict: 0 }
const body = JSON.stringify(event())
const isEmpty = async (answer: Response, status: number) => {
  expect(answer.status).toBe(status)
  expect(await answer.text()).toBe('')
}

describe('a signed delivery is answered 202 with {} (W1, W12)', () => {
  it('when it is accepted', async () => {
    const own = await door()
    const answer = await send(own.app, body)
    expect([answer.status, await answer.json()]).toEqual([202, {}])
    expect(await ledger(own)).toEqual({ ...nothing, accepted: 1 })
  })
  it('when it was seen before', async () => {
    const own = await door()
    for (let n = 0; n < 3; n++) expect((await send(own.app, body, { id: 'msg_1' })).status).toBe(202)
    expect(await ledger(own)).toEqual({ ...nothing, accepted: 1, duplicate: 2 })
  })
  it('when a delivery comes again under its id and says something else: the first stays, and the conflict is counted (W8)', async () => {
    const own = await door()
    await send(own.app, body, { id: 'msg_1' })
    await send(own.app, JSON.stringify(event({ contact: 'another' })), { id: 'msg_1' })
    expect(await ledger(own)).toEqual({ ...nothing, accepted: 1, duplicate: 1, conflict: 1 })
  })
  it('when it says something else under a known identity: the first stays, and the conflict is counted (W8)', async () => {
    const own = await door()
    await send(own.app, JSON.stringify(event({ id: 'e1' })))
    await send(own.app, JSON.stringify(event({ id: 'e1', type: 'contact.left' })))
    expect(await ledger(own)).toEqual({ ...nothing, accepted: 1, duplicate: 1, conflict: 1 })
    expect((await itemsOf(own.stores, 'events')).find(({ kind }) => kind === 'accepted')?.['event']).toContain('contact.arrived')
  })
  it.each([
    ['{"caller": +999', {}, 'bad_json'],
    ['[]]', {}, 'bad_json'],
    [JSON.stringify(event({ type: 'call.parked' })), {}, 'unknown_type'],
    [JSON.stringify(event({ line: 'elsewhere' })), {}, 'unknown_line'],
    [JSON.stringify(event({ channel: 'fax' })), {}, 'unknown_channel'],
    [JSON.stringify(event({ contact: 7 })), {}, 'wrong_shape'],
    [body, { 'content-type': 'text/plain' }, 'content_type'],
    [body, { 'content-encoding': 'gzip' }, 'content_coding'],
    [JSON.stringify(event({ note: 'x'.repeat(64 * 1024) })), {}, 'too_large'],
    [JSON.stringify(Array.from({ length: 20_000 }, () => 1)), {}, 'too_large'],
    [Buffer.from([0x7b, 0xff, 0x7d]), {}, 'not_utf8'],
  ])('when it cannot be understood, and the reason is kept (%#)', async (text, headers, reason) => {
    const own = await door()
    const answer = await send(own.app, text, { headers })
    expect([answer.status, await answer.json()]).toEqual([202, {}])
    expect(await ledger(own)).toEqual({ ...nothing, unrecognised: 1 })
    expect((await itemsOf(own.stores, 'events'))[0]).toMatchObject({ kind: 'unrecognised', reason })
  })
  it('when its time is more than five minutes ahead: quarantined (W9)', async () => {
    const own = await door()
    for (const seconds of [299, 300, 301])
      await send(own.app, JSON.stringify(event({ contact: `c${seconds}`, at: new Date(now + seconds * 1000).toISOString() })))
    expect(await ledger(own)).toEqual({ ...nothing, accepted: 2, quarantined: 1 })
  })
  it('when it carries nothing', async () => {
    const own = await door()
    expect((await send(own.app, '[]')).status).toBe(202)
    expect(await ledger(own)).toEqual(nothing)
  })
  it('under either secret while one is being changed (W3)', async () => {
    const own = await door()
    for (const key of [secret, nextSecret]) expect((await send(own.app, body, { key })).status).toBe(202)
  })
  it('when it is from a source set up a second ago', async () => {
    const own = await door()
    await isEmpty(await send(own.app, body, { source: 'nieuw' }), 404)
    const { settings, version } = (await own.stores.settings.current())!
    await own.stores.settings.save({ ...settings, sources: [...settings.sources, { ...settings.sources[0]!, id: 'nieuw' as typeof centrale }] }, version)
    own.clock.now += 1_100
    expect((await send(own.app, body, { source: 'nieuw', at: own.clock.now })).status).toBe(202)
  })
})

describe('a delivery is refused with nothing in the answer', () => {
  it('when its signature is bad, missing or stale: 401 (W3, W4)', async () => {
    const own = await door()
    const other = `whsec_${Buffer.alloc(32, 'x').toString('base64')}`
    await isEmpty(await send(own.app, body, { key: other }), 401)
    await isEmpty(await send(own.app, body, { at: now - 301_000 }), 401)
    await isEmpty(await send(own.app, body, { at: now + 301_000 }), 401)
    for (const name of ['webhook-id', 'webhook-timestamp', 'webhook-signature']) await isEmpty(await send(own.app, body, { headers: { [name]: '' } }), 401)
    expect(await itemsOf(own.stores, 'events')).toEqual([])
  })
  it.each(['unknown', 'UPPER', '..%2fcentrale', 'centrale%00', 'a'.repeat(33), '__proto__', 'constructor'])(
    'when its source is none of ours: 404 (%s)',
    async (source) => isEmpty(await send((await door()).app, body, { source }), 404),
  )
  it('when it is no POST: 405', async () => {
    const own = await door()
    for (const method of ['GET', 'PUT', 'DELETE', 'PATCH', 'HEAD']) await isEmpty(await send(own.app, body, { method }), 405)
  })
  it('anywhere else: 404', async () => isEmpty(await (await door()).app.request('/hooks/centrale/more', { method: 'POST', body }), 404))
  it('when it is longer than 1 MiB, signed or not, whatever it says its length is: 413 (W7, X7)', async () => {
    const own = await door()
    const large = 'x'.repeat(2 ** 20 + 1)
    await isEmpty(await send(own.app, large), 413)
    await isEmpty(await send(own.app, large, { headers: { 'content-length': '1' } }), 413)
    expect((await send(own.app, 'x'.repeat(2 ** 20))).status).toBe(202)
  })
  it('says no more than it must, in headers too (H2)', async () => {
    const answer = await send((await door()).app, body)
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(answer.headers.get('server') ?? answer.headers.get('x-powered-by')).toBeNull()
  })
})

describe('when the table takes no writes', () => {
  const away: Pick<EventLog, 'append' | 'setAside'> = { append: () => Promise.reject(new Error('away')), setAside: () => Promise.reject(new Error('away')) }
  it('the pseudonymous event is spilled, and the answer is 202 (W13)', async () => {
    const own = await door({ events: away })
    expect((await send(own.app, JSON.stringify([event(), event({ type: 'call.parked' })]))).status).toBe(202)
    expect(own.spilled.map(({ kind }) => kind)).toEqual(['event', 'aside'])
    expect(JSON.stringify(own.spilled)).not.toMatch(/999123|8812/)
  })
  it('and nothing else does, the answer is 503 with a time to try again', async () => {
    const own = await door({ events: away, spill: () => Promise.reject(new Error('full')) })
    const answer = await send(own.app, body)
    expect(answer.headers.get('retry-after')).toBe('5')
    await isEmpty(answer, 503)
  })
  it('only what failed is spilled', async () => {
    const own = await door()
    const half: typeof away = {
      ...own.stores.events,
      append: (one, delivery) => ('type' in one && one.type === 'contact.left' ? away.append(one, delivery) : own.stores.events.append(one, delivery)),
    }
    const mixed = await doorOver(own.stores, { events: half })
    expect((await send(mixed.app, JSON.stringify([event(), event({ type: 'contact.left' })]))).status).toBe(202)
    expect(mixed.spilled).toHaveLength(1)
    expect(await ledger(own)).toEqual({ ...nothing, accepted: 1 })
  })
})

describe('503, never a refusal, when it is our fault', () => {
  it('that a secret is missing (F9)', async () => {
    const own = await door({ secretsOf: async () => ['too short'] })
    await isEmpty(await send(own.app, body), 503)
    expect(own.logged.at(-1)).toMatchObject({ code: 'secret_missing', status: 503 })
  })
  it('that settings were never read', async () => isEmpty(await send((await door({ sources: () => Promise.reject(new Error('away')) })).app, body), 503))
  it('that the key of identities is away', async () => isEmpty(await send((await door({ pseudonymiser: failingPseudonymiser })).app, body), 503))
})

describe('the ledger law (W2)', () => {
  it('accepted + duplicate + unrecognised + quarantined is the number of events in requests answered 2xx', async () => {
    const own = await door()
    const kinds = fc.constantFrom(
      () => event({ contact: 'a' }),
      () => event({ contact: 'b', type: 'contact.left' }),
      () => event({ id: 'same', contact: String(Math.random()) }),
      () => event({ type: 'nonsense' }),
      () => event({ line: 'elsewhere' }),
      () => event({ at: '2026-03-02T11:00:00Z' }),
      () => ({ type: 'source.heartbeat', at: '2026-03-02T09:59:00Z' }),
      () => 7,
    )
    let sent = 0
    await fc.assert(
      fc.asyncProperty(fc.array(kinds, { maxLength: 8 }), async (makers) => {
        expect((await send(own.app, JSON.stringify(makers.map((make) => make())))).status).toBe(202)
        sent += makers.length
        const { accepted, duplicate, unrecognised, quarantined } = await ledger(own)
        expect(accepted + duplicate + unrecognised + quarantined).toBe(sent)
      }),
      { seed: 1, numRuns: 25 },
    )
    const answered = own.logged.filter(({ code }) => code === 'answered')
    const total = (name: 'accepted' | 'duplicate' | 'unrecognised' | 'quarantined') => answered.reduce((sum, record) => sum + (record[name] ?? 0), 0)
    expect({ accepted: total('accepted'), duplicate: total('duplicate'), unrecognised: total('unrecognised'), quarantined: total('quarantined') }).toEqual({
      ...(await ledger(own)),
      conflict: undefined,
    })
  })
})

describe('floods (W15)', () => {
  it('of bad signatures from one address are counted as one for ten minutes', async () => {
    const own = await door()
    const bad = () => send(own.app, body, { at: own.clock.now - 301_000 })
    for (let n = 0; n < 50; n++) await bad()
    expect(own.logged.at(-1)).toMatchObject({ code: 'refused', reason: 'stale' })
    expect([(await bad()).status, own.logged.at(-1)?.code]).toEqual([401, 'blocked'])
    own.clock.now += 10 * 60_000 + 1
    await bad()
    expect(own.logged.at(-1)).toMatchObject({ code: 'refused', reason: 'stale' })
  })
  it('take nothing from whoever signs rightly, for the customers of one provider share its addresses (W1)', async () => {
    const own = await door()
    for (let n = 0; n < 60; n++) await send(own.app, body, { at: now - 301_000 })
    expect((await send(own.app, body)).status).toBe(202)
    expect((await send(own.app, body, { key: `whsec_${Buffer.alloc(32, 'o').toString('base64')}` })).status).toBe(401)
  })
  it('cost no look-up of secrets, keys or tables before the headers are right', async () => {
    let asked = 0
    const own = await door({
      secretsOf: async () => {
        asked += 1
        return [secret]
      },
    })
    await send(own.app, body, { at: now - 301_000 })
    await send(own.app, 'x'.repeat(2 ** 20 + 1))
    expect(asked).toBe(0)
  })
})

const fails = () => Promise.reject(new Error('away'))
const failingPseudonymiser: Pseudonymiser = {
  pseudonymise: fails,
  pseudonymiseEach: fails,
  setApart: fails,
  queuesByDigest: fails,
  under: () => failingPseudonymiser,
}
