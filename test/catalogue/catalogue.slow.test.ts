/** Bad requests and files against the real host: each gives what the rules say, none gives a fault of ours, nothing planted comes back or stays. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { canaryFinder } from '../canary/canaryFinder.ts'
import { routeRules } from '../../functions/site/access/routeRules.ts'
import { hasOneOf, roles } from '../../shared/access/role.ts'
import { everyRoute, filledIn } from '../canary/routes.ts'
import { type CanaryHost, canaryHost, historySource, type Person } from '../canary/canaryHost.ts'
import { plantedCores, plantedNumber, plantedTexts } from '../canary/planted.ts'
import { Instant } from '../../shared/contacts/identifiers.ts'
import type { ProviderName } from '../../shared/providers/providerName.ts'
import { userStore } from '../../shared/storage/people/userStore.ts'
import { webhooks } from '../../shared/providers/webhooks.ts'
import { idOf } from '../conformance/conformanceHost.ts'
import type { Feed } from '../conformance/feed.ts'
import { feeds } from '../conformance/feeds/feeds.ts'
import { signedRequest } from '../ingest/door.ts'
import { itemsOf } from '../storage/testStores.ts'
import { textsOf } from '../../shared/text/texts.ts'
import { historyFiles } from '../conformance/historyFiles.ts'
import { badFeeds, badHistories, badRosters } from './badFiles.ts'
import { badRequests } from './badRequests.ts'
import { send, sendRaw } from './wire.ts'
import { type BadDelivery, badDeliveries, event, moment } from './badDeliveries.ts'

const finder = canaryFinder([plantedNumber, ...plantedTexts, ...plantedCores])
const utcDate = '2026-10-30'

describe('the catalogue of bad requests', () => {
  let own: CanaryHost
  let people: Record<string, Person> = {}
  const statuses: number[] = []
  beforeAll(async () => {
    own = await canaryHost()
    own.clock.now = moment
    people = { owner: await own.personAs(roles), ...(await own.everyRole()) }
  }, 60_000)
  afterAll(() => own.stop())

  const feedOf = (provider: string): Feed => {
    const feed = feeds.find((one) => one.provider === provider)
    if (feed === undefined) throw new Error(provider)
    return feed
  }
  const ledgerOf = (source: string) => own.host().data.stores.events.ledger(source as never, utcDate)
  const reasons = async () => (await itemsOf(own.host().data.stores, 'events')).flatMap(({ reason }) => (reason === undefined ? [] : [String(reason)]))

  const delivered = (bad: BadDelivery, n: number) => {
    const feed = feedOf(bad.provider ?? 'generic')
    const source = idOf(feed, 'in order')
    const address = `${own.host().url}/hooks/${bad.to ?? source}`
    const body = bad.body ?? JSON.stringify(event())
    const at = moment - (bad.signedAgo ?? 0) * 1000
    const key = bad.withOtherKey ? `whsec_${Buffer.alloc(32, 'o').toString('base64')}` : feed.secret
    const id = bad.deliveryId ?? `msg_catalogue_${n}`
    const signed = signedBy(feed, { key, at, id, address, body, isUnsigned: bad.isUnsigned === true })
    const headers = Object.fromEntries(
      Object.entries({ ...signed.headers, ...bad.headers }).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
    )
    const { 'x-replace-body': other, ...sent } = headers
    return { source, address, headers: sent, body: other ?? signed.body }
  }

  it('of deliveries has rules and names of its own for each', () => {
    expect(new Set(badDeliveries.map(({ name }) => name)).size).toBe(badDeliveries.length)
    expect(badDeliveries.length).toBeGreaterThan(90)
  })
  it.each(badDeliveries.map((bad, n) => ({ ...bad, n, title: `${bad.name} (${bad.rules.join(', ')})` })))('a delivery: $title', async (bad) => {
    const { source, address, headers, body } = delivered(bad, bad.n)
    const [before, asideBefore] = [await ledgerOf(source), bad.reason === undefined ? [] : await reasons()]
    const method = bad.method ?? 'POST'
    const answer = await own.request(address, { method, headers, ...(method === 'GET' || method === 'HEAD' ? {} : { body: body as string }) })
    statuses.push(answer.status)
    expect(answer.status).toBe(bad.status)
    if (answer.status !== 202) expect(answer.text).toBe('')
    expect(finder.findInValue([answer.text, [...answer.headers]])).toEqual([])
    saysWhatEveryAnswerSays(answer.headers)
    const after = await ledgerOf(source)
    const added = Object.fromEntries(
      (['accepted', 'duplicate', 'unrecognised', 'quarantined'] as const).flatMap((kind) =>
        after[kind] === before[kind] ? [] : [[kind, after[kind] - before[kind]]],
      ),
    )
    expect(added).toEqual(bad.counts ?? {})
    if (bad.reason !== undefined) {
      const seen = [...asideBefore]
      const fresh = (await reasons()).filter((reason) => !seen.includes(reason) || !seen.splice(seen.indexOf(reason), 1))
      expect(fresh).toEqual([bad.reason])
    }
  })

  it('of requests has a name of its own for each', () => expect(new Set(badRequests.map(({ name }) => name)).size).toBe(badRequests.length))
  it.each(badRequests.map((bad) => ({ ...bad, title: `${bad.name} (${bad.rules.join(', ')})` })))('a request: $title', async (bad) => {
    const person = people[bad.as ?? 'nobody']
    const { url } = own.host()
    const method = bad.method ?? 'GET'
    const form =
      bad.form &&
      new URLSearchParams({
        ...(person && { form_token: person.formToken }),
        ...bad.form,
        ...(bad.form['form_token'] === 'session' && person && { form_token: person.cookie.split('=')[1] ?? '' }),
      }).toString()
    const body = bad.body ?? form
    const settings = (await own.host().data.stores.settings.current())?.version
    const usual = {
      ...(person && { cookie: person.cookie }),
      ...(method === 'GET' || method === 'HEAD' ? {} : { origin: url, 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' }),
    }
    const headers = Object.fromEntries(Object.entries({ ...usual, ...bad.headers }).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))
    const answer = await send({ url, path: bad.path, method, headers, ...(body === undefined ? {} : { body }) })
    statuses.push(answer.status)
    expect(answer.status).toBe(bad.status)
    saysWhatEveryAnswerSays(answer.headers)
    if (answer.status >= 400) expect(finder.findInValue([answer.text, [...answer.headers]])).toEqual([])
    if (typeof bad.location === 'string') expect(answer.headers.get('location')).toBe(bad.location)
    if (typeof bad.text === 'string') expect(answer.text).toBe(bad.text)
    else if (bad.text !== undefined) expect(answer.text).toMatch(bad.text)
    expect((await own.host().data.stores.settings.current())?.version).toBe(settings)
  })

  const line = idOf(feedOf('generic'), 'in order')
  it.each(badRosters.map((bad) => ({ ...bad, title: `${bad.name} (${bad.rules.join(', ')})` })))(
    'a roster: $title',
    async ({ fileName = 'rooster', content, fault, rowFault, shifts }) => {
      const { roster } = textsOf('nl')
      const post = async (init: RequestInit, path: string) => {
        const answer = await own.request(`${path}?lang=nl`, init)
        statuses.push(answer.status)
        saysWhatEveryAnswerSays(answer.headers)
        return { ...answer, text: plain(answer.text), html: answer.text }
      }
      const columns = await post(await own.upload(people['owner'], { line }, [{ name: fileName, content: content() }]), '/roster/import/read')
      const check =
        columns.status === 200 && shifts !== 0
          ? await post(own.form(people['owner'], formIn(columns.html, /\/roster\/import\/(?:check|save)/)), '/roster/import/check')
          : columns
      // Two seconds of a busy machine may be over before the file is.
      if (fault !== undefined)
        expect([check.status, [fault, 'too_heavy' as const].some((own) => check.text.includes(roster.fileFault(own)))]).toEqual([422, true])
      else if (rowFault !== undefined) expect([check.status, check.text.includes(roster.fault(rowFault, undefined).slice(0, 20))]).toEqual([200, true])
      else if (shifts !== undefined && shifts !== 0) expect([check.status, (check.html.match(/<ul class="faults">/g) ?? []).length]).toEqual([200, 0])
      expect(check.status).toBeLessThan(500)
    },
  )
  it.each(badFeeds)('a feed of a roster at "$address" is not asked for (E4)', async ({ address }) => {
    const answer = await own.request('/roster/import/feed?lang=nl', own.form(people['owner'], { address, 'feed-line': line }))
    statuses.push(answer.status)
    expect([answer.status, plain(answer.text).includes(textsOf('nl').rosterImport.feedFaults.not_public)]).toEqual([422, true])
  })
  it.each(badHistories.map((bad) => ({ ...bad, title: `${bad.name} (${bad.rules.join(', ')})` })))('a file of history: $title', async ({ content, status }) => {
    for (const n of historyFiles.keys()) {
      const answer = await own.request(
        '/imports',
        await own.upload(people['owner'], { source: historySource(n) }, [{ name: 'lijst', content: content() }], 'files'),
      )
      statuses.push(answer.status)
      expect([historyFiles[n]?.source.provider, answer.status]).toEqual([historyFiles[n]?.source.provider, status])
      saysWhatEveryAnswerSays(answer.headers)
      expect(finder.findIn(answer.bytes)).toEqual([])
    }
  })

  it.each([
    ['a length that is a lie, and shorter', `content-length: 1\r\n\r\n${'x'.repeat(500)}`, /^HTTP\/1\.1 4\d\d/],
    ['two lengths', 'content-length: 1\r\ncontent-length: 20\r\n\r\nx', /^HTTP\/1\.1 400/],
    ['a length and chunks', 'content-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n', /^HTTP\/1\.1 400/],
    ['a length below zero', 'content-length: -1\r\n\r\n', /^HTTP\/1\.1 400/],
    ['chunks that are none', 'transfer-encoding: chunked\r\n\r\nzz\r\n', /^HTTP\/1\.1 4\d\d/],
    ['a header with a line break in it', `x-a: b\r\n c: ${plantedNumber}\r\nno colon\r\n\r\n`, /^HTTP\/1\.1 400/],
    ['headers without end', `x-a: ${'9'.repeat(20_000)}\r\n\r\n`, /^HTTP\/1\.1 431/],
  ])('on the wire: %s (H4, H7, W7, X7)', async (_, rest, begins) => {
    const { url } = own.host()
    const answer = await sendRaw(url, `POST /hooks/${line} HTTP/1.1\r\nhost: ${new URL(url).host}\r\nconnection: close\r\n${rest}`)
    expect(answer).toMatch(begins)
    expect(answer).not.toMatch(/^server:|^x-powered-by:/im)
    expect(answer).toMatch(/^x-content-type-options: nosniff\r$/im)
    expect(finder.findIn(answer)).toEqual([])
  })
  it('on the wire: what is no HTTP is answered without a word (H4)', async () => {
    for (const bytes of [
      `${plantedNumber}\r\n\r\n`,
      '\x16\x03\x01\x02\0\x01\0',
      `GET /missed?tel=${plantedNumber} HTTP/9.9\r\n\r\n`,
      'GET http://elders.example/ HTTP/1.1\r\nhost: elders.example\r\nconnection: close\r\n\r\n',
    ]) {
      const answer = await sendRaw(own.host().url, bytes)
      expect(answer).toMatch(/^HTTP\/1\.1 4\d\d/)
      expect(['', '0']).toContain(answer.split('\r\n\r\n')[1]) // nothing, or a chunk of nothing
      expect(finder.findIn(answer)).toEqual([])
    }
  })

  it('on the wire: who does not come to an end is cut off within fifteen seconds (H7)', async () => {
    const { url } = own.host()
    const begin = `POST /hooks/${line} HTTP/1.1\r\nhost: ${new URL(url).host}\r\n`
    const { headers } = signedRequest('x', { key: feedOf('generic').secret, at: moment, id: 'msg_slow' })
    const signed = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
    const lasted = async (bytes: string) => {
      const begun = performance.now()
      await sendRaw(url, bytes, 25_000)
      return performance.now() - begun
    }
    const signIn = `POST /sign-in/owner HTTP/1.1\r\nhost: ${new URL(url).host}\r\norigin: ${url}\r\ncontent-type: application/x-www-form-urlencoded\r\n`
    const [body, head, form] = await Promise.all([
      lasted(`${begin}${signed.join('')}content-length: 1000\r\n\r\nhalf`),
      lasted(`${begin}x-a: `),
      lasted(`${signIn}content-length: 1000\r\n\r\ncode=`),
    ])
    // Two seconds for a machine that has more to do.
    expect([body < 17_000, head < 18_000, form < 17_000, body]).toEqual([true, true, true, expect.any(Number)])
  }, 40_000)

  it('shows every role the same 404 for each route that is not theirs, as for what there is not (A1, T6)', async () => {
    const asked = async (person: Person, method: string, path: string) => {
      const form = method === 'GET' ? { headers: { cookie: person.cookie } } : own.form(person, {})
      const answer = await own.request(path, { ...form, method })
      statuses.push(answer.status)
      // The token of a form is another text on every page.
      return [answer.status, answer.text.replaceAll(/(?<=name="form_token" value=")[^"]+/g, '')]
    }
    let count = 0
    for (const role of roles) {
      const person = people[role]!
      const nothing = {
        GET: await asked(person, 'GET', '/no-such-page'),
        POST: await asked(person, 'POST', '/no-such-page'),
        API: await asked(person, 'GET', '/api/v1/no-such'),
      }
      for (const [route, rule] of routeRules) {
        const [method = '', pattern = ''] = route.split(' ')
        if (rule.roles === 'everyone' || hasOneOf([role], rule.roles) || route === 'GET /') continue
        const expected = pattern.startsWith('/api/') ? nothing.API : nothing[method === 'GET' ? 'GET' : 'POST']
        expect([role, route, ...(await asked(person, method, filledIn(pattern, 'x')))]).toEqual([role, route, ...expected])
        count += 1
      }
    }
    expect(count).toBeGreaterThan(150)
  }, 60_000)

  it('shows nobody, a stranger, who was removed and a code that was made up the way to the sign-in, on every route, and no word more (A1, A4)', async () => {
    const users = userStore(own.host().data.stores.tables)
    const before = (await users.all()).map(({ id }) => id)
    const removed = await own.personAs(roles)
    const user = (await users.all()).find(({ id }) => !before.includes(id))
    await users.save({ ...user!, removedAt: moment, revision: 2 })
    const askers = [{}, { cookie: `__Host-session=${'k'.repeat(43)}` }, { cookie: removed.cookie }, { authorization: `Bearer ${'k'.repeat(32)}` }]
    const closed = everyRoute().filter(({ method, pattern }) => {
      const rule = routeRules.get(`${method} ${pattern}`)
      return rule === undefined ? pattern.startsWith('/imports') : rule.roles !== 'everyone'
    })
    expect(closed.length).toBeGreaterThan(150)
    for (const { method, pattern } of closed)
      for (const headers of askers) {
        const form = method === 'GET' ? { headers } : own.form(undefined, {}, headers)
        const answer = await own.request(filledIn(pattern, 'generic-in-order'), { ...form, method })
        statuses.push(answer.status)
        const asProgram = pattern.startsWith('/api/') || pattern.startsWith('/imports')
        expect([method, pattern, answer.status, asProgram || answer.text === '']).toEqual([method, pattern, asProgram ? 401 : 303, true])
        if (asProgram) expect(answer.text.length).toBeLessThan(200)
        else expect(answer.headers.get('location')).toMatch(/^\/sign-in(?:\?to=|$)/)
      }
  }, 120_000)

  it('in all gave no fault of ours, kept the law of the ledger, and left nothing behind (W1, W2, T1)', async () => {
    expect(statuses.length).toBeGreaterThan(500)
    expect(statuses.filter((status) => status >= 500)).toEqual([])
    await own.host().settled()
    const answered = own.logged.filter(({ code }) => code === 'answered')
    for (const feed of feeds) {
      const source = idOf(feed, 'in order')
      const ledger = await ledgerOf(source)
      for (const kind of ['accepted', 'duplicate', 'unrecognised', 'quarantined'] as const)
        expect([source, kind, ledger[kind]]).toEqual([
          source,
          kind,
          answered.filter((one) => one.source === source).reduce((sum, one) => sum + (one[kind] ?? 0), 0),
        ])
    }
    const { stores } = own.host().data
    const items = await Promise.all((['events', 'contacts', 'history', 'settings'] as const).map((table) => itemsOf(stores, table)))
    expect(items.flat().flatMap((item) => finder.findInValue(item))).toEqual([])
    for (const { name, bytes } of await own.files()) expect([name, finder.findIn(bytes)]).toEqual([name, []])
    expect(finder.findInValue(own.logged)).toEqual([])
  })
})

type ToSign = {
  readonly key: string
  readonly at: number
  readonly id: string
  readonly address: string
  readonly body: string | Uint8Array
  readonly isUnsigned: boolean
}

/** By bytes for our own form, which may be no text; as its provider does it for the others. */
function signedBy(
  { provider }: Feed,
  { key, at, id, address, body, isUnsigned }: ToSign,
): { readonly headers: Readonly<Record<string, string>>; readonly body: string | Uint8Array } {
  if (provider === 'generic') return signedRequest(body, { key, at, id })
  if (isUnsigned) return { headers: { 'content-type': 'application/json' }, body }
  const signed = webhooks.get(provider as ProviderName)?.sign({ url: address, body: String(body), now: Instant.parse(at), id }, key)
  if (signed === undefined) throw new Error('cannot be signed')
  return { headers: Object.fromEntries(signed.headers), body: signed.body }
}

const plain = (html: string) =>
  html
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&amp;', '&')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')

/** Hidden fields and chosen options of the form that leads there. */
function formIn(html: string, to: RegExp): readonly (readonly [string, string])[] {
  const form = [...html.matchAll(/<form method="post"[^>]*action="([^"]*)"[^>]*>(.*?)<\/form>/gs)].find(([, action = '']) => to.test(action))?.[2] ?? ''
  return [...form.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">|<select[^>]* name="([^"]*)"[^>]*>(.*?)<\/select>/gs)].map(
    ([, name, value, select, options = '']): [string, string] =>
      name === undefined ? [select ?? '', /<option value="([^"]*)" selected>/.exec(options)?.[1] ?? ''] : [name, plain(value ?? '')],
  )
}

/** H2, H4: of whatever door, on whatever answer. */
function saysWhatEveryAnswerSays(headers: Headers): void {
  expect(
    Object.fromEntries(
      ['x-content-type-options', 'referrer-policy', 'cross-origin-opener-policy', 'cross-origin-resource-policy'].map((name) => [name, headers.get(name)]),
    ),
  ).toEqual({
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  })
  expect(headers.get('strict-transport-security')).toBe('max-age=63072000; includeSubDomains')
  expect(headers.get('permissions-policy')).toContain('geolocation=()')
  expect(headers.get('content-security-policy')).toMatch(/^default-src 'none';.*frame-ancestors 'none'/)
  expect(headers.get('content-type') ?? 'charset=utf-8').toMatch(/charset=utf-8|spreadsheetml|ical/i)
  expect(headers.get('cache-control')).toMatch(/^no-store$|^public, max-age=31536000, immutable$/)
  for (const name of ['server', 'x-powered-by', 'access-control-allow-origin', 'access-control-allow-methods', 'via'])
    expect([name, headers.get(name)]).toEqual([name, null])
}
