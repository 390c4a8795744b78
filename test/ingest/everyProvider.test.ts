/** The whole table of what the door does in bad weather, for every kind of system that delivers live, each signing as its provider does. */
import { describe, expect, it } from 'vitest'
import { turnedAway } from '../../functions/ingest/turnedAway.ts'
import { Instant } from '../../shared/contacts/identifiers.ts'
import { testSecretOf } from '../../shared/privacy/testSecret.ts'
import type { SignedRequest, Webhook } from '../../shared/providers/provider.ts'
import type { ProviderName } from '../../shared/providers/providerName.ts'
import { webhooks } from '../../shared/providers/webhooks.ts'
import { Settings } from '../../shared/settings/settings.ts'
import { deliveryCounts } from '../../shared/storage/facts/deliveryCounts.ts'
import { canaryFinder } from '../canary/canaryFinder.ts'
import { itemsOf, testStore } from '../storage/testStores.ts'
import { doorOver, now } from './door.ts'

const store = testStore()
const door = 'https://hooks.example.org'
const secretFor = (webhook: Webhook, seed: string) => {
  const random = Buffer.alloc(32, seed)
  const secret = webhook.newSecret?.(random) ?? testSecretOf(webhook, 'bron' as never, random)
  if (secret === undefined) throw new Error('no secret of this provider can be made')
  return secret
}

/** The door with one source of this kind, and what a sender of its kind can do to it. */
async function doorFor(name: ProviderName) {
  const webhook = webhooks.get(name)!
  const settings = Settings.parse({
    organisation: { id: 'veilig-contact', name: 'Veilig Contact' },
    lines: [{ id: 'telefoon', name: 'Telefoon', channel: 'phone' }],
    sources: [{ id: 'bron', provider: name, secretFrom: 'stored', publicUrl: door }],
  })
  const stores = await store.emptyStores()
  await stores.settings.save(settings, 0)
  const secret = secretFor(webhook, 'a')
  const own = await doorOver(stores, {
    secretsOf: async () => [secret],
    turnedAway: turnedAway(deliveryCounts(stores.tables), 'one'),
    addressOf: () => undefined,
  })
  const signed = (body: string, { at = now as number, key = secret, id = 'msg-1' } = {}) =>
    webhook.sign({ url: `${door}/hooks/bron`, body, now: Instant.parse(at), id }, key)
  const send = async ({ url, headers, body }: SignedRequest, more: Record<string, string | undefined> = {}, method = 'POST') => {
    const all = new Map<string, string | undefined>([...headers, ...Object.entries(more)])
    const sent = [...all].flatMap(([header, value]) => (value === undefined ? [] : [[header, value] as [string, string]]))
    return own.app.request(url.replace(door, ''), { method, headers: sent, ...(method === 'GET' ? {} : { body }) })
  }
  const status = async (request: SignedRequest | undefined, more: Record<string, string | undefined> = {}) =>
    request === undefined ? undefined : (await send(request, more)).status
  const ledger = async () => {
    const { accepted, duplicate, unrecognised, quarantined } = await stores.events.ledger('bron' as never, '2026-03-02')
    return accepted + duplicate + unrecognised + quarantined
  }
  /** As many events as the answers said: the law of the ledger (W2). */
  const said = () =>
    own.logged
      .filter(({ code }) => code === 'answered')
      .reduce((sum, one) => sum + (one.accepted ?? 0) + (one.duplicate ?? 0) + (one.unrecognised ?? 0) + (one.quarantined ?? 0), 0)
  const asides = async () => (await itemsOf(stores, 'events')).flatMap(({ reason }) => (reason === undefined ? [] : [reason]))
  const good = signed(webhook.testBody)
  if (good === undefined) throw new Error('its own test body cannot be signed')
  return { ...own, webhook, good, signed, send, status, ledger, said, asides }
}

const number = '+999555012345'
const words = ['Canary Person', 'canary@example.org', 'canary-text', 'canary-call-1', number]
const isJson = ({ body }: SignedRequest) => body.trimStart().startsWith('{')

describe.each([...webhooks.keys()])('%s', (name) => {
  it('answers an authentic delivery 202, as its provider wants it, each time it comes; each is counted (W1, W2, W8)', async () => {
    const own = await doorFor(name)
    for (let n = 0; n < 3; n++) {
      const answer = await own.send(own.good)
      expect([answer.status, await answer.text()]).toEqual([202, own.webhook.answer?.body ?? '{}'])
    }
    expect(await own.ledger()).toBe(own.said())
  })
  it('refuses what was changed on the way: 401 with nothing in the answer (W3)', async () => {
    const own = await doorFor(name)
    if (own.webhook.strength === 'token') return
    const at = own.good.body.search(/[a-z](?=[^a-z]*$)/i)
    const changed = { ...own.good, body: `${own.good.body.slice(0, at)}${own.good.body[at] === 'x' ? 'y' : 'x'}${own.good.body.slice(at + 1)}` }
    const answer = await own.send(changed)
    expect([answer.status, await answer.text()]).toEqual([401, ''])
    expect(await own.ledger()).toBe(0)
  })
  it('refuses a wrong key (W3)', async () => {
    const own = await doorFor(name)
    expect(await own.status(own.signed(own.webhook.testBody, { key: secretFor(own.webhook, 'b') }))).toBe(401)
    expect(await own.ledger()).toBe(0)
  })
  it('takes both secrets while one is being changed (W3)', async () => {
    const own = await doorFor(name)
    const both = await doorOver(own.stores, { secretsOf: async () => [secretFor(own.webhook, 'b'), secretFor(own.webhook, 'a')], addressOf: () => undefined })
    for (const seed of ['a', 'b']) {
      const { url, headers, body } = own.signed(own.webhook.testBody, { key: secretFor(own.webhook, seed) })!
      expect((await both.app.request(url.replace(door, ''), { method: 'POST', headers: [...headers], body })).status).toBe(202)
    }
  })
  it('refuses what was signed more than five minutes off, where a time is signed (W4)', async () => {
    const own = await doorFor(name)
    const answers = []
    for (const seconds of [-301, -300, 300, 301])
      answers.push(await own.status(own.signed(own.webhook.testBody, { at: now + seconds * 1000, id: `msg${seconds}` })))
    const timed = [401, 202, 202, 401]
    // A weak provider may sign a time in one of its forms.
    expect(own.webhook.strength === 'signed' ? [timed] : [timed, [202, 202, 202, 202]]).toContainEqual(answers)
  })
  it('refuses a delivery without what makes it authentic, and costs no look-up of a secret (W15)', async () => {
    const own = await doorFor(name)
    const bare = Object.fromEntries([...own.good.headers.keys()].filter((header) => header !== 'content-type').map((header) => [header, undefined]))
    const naked = { ...own.good, url: `${door}/hooks/bron`, body: own.webhook.testBody }
    expect([401, 404]).toContain(await own.status(naked, bare))
    expect(await own.ledger()).toBe(0)
  })
  it('sets aside, and does not parse, what is larger than its provider sends; over 1 MiB is refused (W7)', async () => {
    const own = await doorFor(name)
    const most = own.webhook.mostParsedBytes ?? 64 * 1024
    const padded = (bytes: number) => (isJson(own.good) ? `{"x":"${'a'.repeat(bytes)}"}` : `x=${'a'.repeat(bytes)}`)
    const large = own.signed(padded(most))
    // What has its secret in a body that is not parsed cannot be known as authentic.
    const isInBody = large !== undefined && large.body !== padded(most)
    if (most < 2 ** 20) expect(await own.status(large)).toBe(isInBody ? 401 : 202)
    if (most < 2 ** 20 && !isInBody) expect(await own.asides()).toContain('too_large')
    const tooLarge = own.signed(padded(2 ** 20))
    expect([413, undefined]).toContain(await own.status(tooLarge))
    expect(await own.ledger()).toBe(own.said())
  })
  it('takes no part of a body in a coding, or in too deep a nest, and counts it (W7)', async () => {
    const own = await doorFor(name)
    expect(await own.status(own.good, { 'content-encoding': 'gzip' })).toBe(202)
    expect(await own.asides()).toContain('content_coding')
    if (isJson(own.good)) {
      const deep = own.signed(`{"x":${'['.repeat(5000)}${']'.repeat(5000)}}`)
      expect([202, undefined]).toContain(await own.status(deep))
    }
    expect(await own.ledger()).toBe(own.said())
  })
  it('is never answered 4xx for its content (W1): broken, empty, of another shape, with unknown fields (W11)', async () => {
    const own = await doorFor(name)
    const fields = {
      caller: number,
      from: number,
      name: 'Canary Person',
      email: 'canary@example.org',
      text: 'canary-text',
      id: 'canary-call-1',
      event: number,
      type: number,
    }
    const json = [
      '{"caller": +999',
      '[]',
      '{}',
      'null',
      '7',
      '"canary-text"',
      JSON.stringify(fields),
      JSON.stringify([fields]),
      `{"__proto__":{"x":1},"constructor":7}`,
    ]
    const form = ['', '&&&', 'caller=%ZZ', new URLSearchParams(fields).toString(), 'a=1&a=2']
    for (const [n, body] of (isJson(own.good) ? json : form).entries()) {
      let request: SignedRequest | undefined
      try {
        request = own.signed(body, { id: `msg-${n}` })
      } catch {
        request = undefined // its own signer reads the body: nobody can send this
      }
      expect([202, undefined], body).toContain(await own.status(request))
    }
    expect(await own.ledger()).toBe(own.said())
    expect([...(await itemsOf(own.stores, 'events')), ...own.logged, ...own.spilled].flatMap(canaryFinder(words).findInValue)).toEqual([])
  })
  it('stores a test event apart, whatever it says, and it touches no figure', async () => {
    const own = await doorFor(name)
    expect(await own.status(own.good, { 'x-bereikbaar-test': '1' })).toBe(202)
    expect(await own.asides()).toEqual(['test_event'])
    expect(await own.ledger()).toBe(1)
  })
  it('can be tested without its secret being read: a secret for tests can be made, and is good for tests only', async () => {
    const own = await doorFor(name)
    const key = Buffer.alloc(32, 'k')
    const secret = testSecretOf(own.webhook, 'bron' as never, key)
    expect(secret).toBeDefined()
    const tested = await doorOver(own.stores, { secretsOf: async () => [secretFor(own.webhook, 'a')], testKey: async () => key, addressOf: () => undefined })
    const { url, headers, body } = own.signed(own.webhook.testBody, { key: secret ?? '' })!
    const post = async (more: Record<string, string>) =>
      (await tested.app.request(url.replace(door, ''), { method: 'POST', headers: [...headers, ...Object.entries(more)], body })).status
    expect(await post({})).toBe(401)
    expect(await post({ 'x-bereikbaar-test': '1' })).toBe(202)
  })
  it('is taken by POST alone, and only for a source that exists', async () => {
    const own = await doorFor(name)
    expect((await own.send(own.good, {}, 'GET')).status).toBe(405)
    expect(await own.status({ ...own.good, url: own.good.url.replace('/bron', '/bronnen') })).toBe(404)
  })
  it('goes to the spill where the table takes nothing, and to 503 where nothing does (W13)', async () => {
    const own = await doorFor(name)
    const fails = () => Promise.reject(new Error('away'))
    const otherwise = { secretsOf: async () => [secretFor(own.webhook, 'a')], events: { append: fails, setAside: fails }, addressOf: () => undefined }
    const post = async (app: typeof own.app) =>
      (await app.request(own.good.url.replace(door, ''), { method: 'POST', headers: [...own.good.headers], body: own.good.body })).status
    const spilling = await doorOver(own.stores, otherwise)
    expect(await post(spilling.app)).toBe(202)
    const full = await doorOver(own.stores, { ...otherwise, spill: fails })
    expect([503, 202]).toContain(await post(full.app)) // 202 where the test body carries no event at all
    expect(spilling.spilled.length > 0 ? await post(full.app) : 202).toBe(spilling.spilled.length > 0 ? 503 : 202)
  })
})
