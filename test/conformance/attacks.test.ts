import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ConformanceHost, conformanceHost, idOf, settingsFile } from './conformanceHost.ts'
import { type Delivery, type Feed, madeId } from './feed.ts'
import { feeds } from './feeds/feeds.ts'

const now = Date.parse('2026-10-30T11:00:00Z')

/** What comes to the doors of real sources: forged, late, broken and far too large. Each row is one of the door's answers. */
describe('requests that are not as they should be', () => {
  let running: ConformanceHost
  beforeAll(async () => {
    running = await conformanceHost(feeds)
    await running.apply(settingsFile(feeds))
  }, 60_000)
  afterAll(async () => running.stop())

  const addressOf = (feed: Feed) => `${running.host.url}/hooks/${idOf(feed, 'in order')}`
  const sampleOf = (feed: Feed, at = now - 60_000) => feed.journeys[0]!.steps[0]!.delivery({ address: addressOf(feed), now, at, secret: feed.secret })
  const signed = (feed: Feed, body: string, { at = now, secret = feed.secret, path = '' } = {}): Delivery => {
    const delivery = feed.sign(body, { address: `${addressOf(feed)}${path}`, now: at, at, secret }, `msg_${madeId(body, at)}`)
    return { ...delivery, path: `${path}${delivery.path ?? ''}` }
  }
  const post = async (feed: Feed, { headers, body, path }: Omit<Delivery, 'body'> & { readonly body: string | Uint8Array }) => {
    running.clock.now = now
    return running.post(addressOf(feed), { headers, body, ...(path === undefined ? {} : { path }) })
  }
  const ledger = async (feed: Feed) =>
    running.host.data.stores.events.ledger(idOf(feed, 'in order') as never, new Date(now).toISOString().slice(0, 10) as never)

  describe.each(feeds.map((feed) => ({ feed, name: feed.provider })))('to $name', ({ feed }) => {
    const bodyOf = () => sampleOf(feed).body.replace(/"secret_key":"[^"]*",/, '')
    const kindOf = () => sampleOf(feed).path?.match(/\?.*/)?.[0] ?? ''

    it('are refused without a word where the signature is missing, changed, of another key, or of another time', async () => {
      const good = signed(feed, bodyOf(), { path: kindOf() })
      const plain = { 'content-type': good.headers['content-type'] ?? '' }
      const unsigned =
        feed.provider === 'livechat' ? { headers: plain, body: '{"webhook_id":"w1","action":"x","payload":{}}' } : { headers: plain, body: bodyOf() }
      const otherKey = signed(feed, bodyOf(), { secret: otherSecret(feed), path: kindOf() })
      const forged = [unsigned, otherKey, ...changed(good, feed)]
      if (feed.covers.time)
        forged.push(signed(feed, bodyOf(), { at: now - 301_000, path: kindOf() }), signed(feed, bodyOf(), { at: now + 301_000, path: kindOf() }))
      for (const [index, one] of forged.entries()) {
        const { status, text } = await post(feed, one)
        expect([index, status, text]).toEqual([index, 401, ''])
      }
    })
    it('are taken up to five minutes after they were signed', async () => {
      for (const at of [now - 300_000, now + 300_000]) expect((await post(feed, signed(feed, bodyOf(), { at, path: kindOf() }))).status).toBe(202)
    })
    it('are answered 404, 405 and 413 where the address, the method or the size is wrong', async () => {
      const good = signed(feed, bodyOf(), { path: kindOf() })
      const unknown = await running.post(`${running.host.url}/hooks/nobody`, good)
      expect([401, 404]).toContain(unknown.status)
      expect(unknown.text).toBe('')
      expect((await fetch(addressOf(feed))).status).toBe(405)
      expect((await post(feed, { ...good, body: 'x'.repeat(1_048_577) })).status).toBe(413)
    })
    it('are counted and never refused where what was signed cannot be read', async () => {
      const before = await ledger(feed)
      const type = signed(feed, '{}').headers['content-type'] ?? ''
      const isJson = type.includes('json')
      const bodies = isJson
        ? [
            '{"a":',
            '{}',
            `{"type":"somewhat.new","event":"somewhat.new","a":1}`,
            `{"a":${'['.repeat(40)}${']'.repeat(40)}}`,
            `{"big":"${'x'.repeat(1_000_000)}"}`,
            '{"type":7,"at":"yesterday","event":{},"events":[{}]}',
          ]
        : ['=', 'CallSid=CA1&CallStatus=somewhat', 'EventType=somewhat.new&Sid=EV1', `x=${'x'.repeat(1_000_000)}`]
      let sent = 0
      for (const body of bodies) {
        if (feed.provider === 'livechat' && (body.length > 65_536 || body.startsWith('{"a":'))) continue // the key stands in the body: nobody can tell who sent it
        const answer = await post(feed, signed(feed, body, { path: kindOf() }))
        expect([body.slice(0, 40), answer.status]).toEqual([body.slice(0, 40), 202])
        sent += 1
      }
      const after = await ledger(feed)
      const all = (counts: Record<string, number>) =>
        (counts['accepted'] ?? 0) + (counts['duplicate'] ?? 0) + (counts['unrecognised'] ?? 0) + (counts['quarantined'] ?? 0)
      expect(after.accepted).toBe(before.accepted)
      expect(all(after as never) - all(before as never)).toBe(sent)
    })
    it('are counted where the content has a coding or another type', async () => {
      const good = signed(feed, bodyOf(), { path: kindOf() })
      const before = await ledger(feed)
      const coded = await post(feed, { ...good, headers: { ...good.headers, 'content-encoding': 'gzip' } })
      const typed = await post(feed, { ...good, headers: { ...good.headers, 'content-type': 'text/plain' } })
      expect([coded.status, typed.status]).toEqual([202, 202])
      const after = await ledger(feed)
      expect(after.unrecognised - before.unrecognised).toBeGreaterThanOrEqual(2)
    })
    it('count once, whatever they are and however often they come', async () => {
      const good = signed(feed, bodyOf(), { path: kindOf() })
      await post(feed, good)
      const before = await ledger(feed)
      for (let time = 0; time < 3; time++) expect((await post(feed, good)).status).toBe(202)
      const after = await ledger(feed)
      expect([after.accepted - before.accepted, after.quarantined - before.quarantined]).toEqual([0, 0])
    })
  })
  it('leave nothing of what they said in the data or the logs', async () => {
    await running.host.settled()
    expect(await running.tracesOf(['999100000001', '9992070000', 'lijn.example', 'Medewerker', 'Bezoeker', 'hallo', 'Ergens'])).toEqual([])
  })
})

const otherSecret = (feed: Feed) =>
  feed.secret.startsWith('whsec_')
    ? `whsec_${Buffer.alloc(32, 'o').toString('base64')}`
    : feed.secret
        .split('')
        .map((letter) => (letter === '0' ? '1' : letter === 'a' ? 'b' : letter === 'e' ? 'c' : letter === 'Y' ? 'Z' : letter))
        .join('')

/** The same request with one thing about it changed. */
function changed(good: Delivery, feed: Feed): Delivery[] {
  const forged: Delivery[] = []
  if (feed.covers.body)
    forged.push({ ...good, body: good.body.replace(/\d(?=[^\d]*$)/, (digit) => String((Number(digit) + 1) % 10)) }, { ...good, body: `${good.body} ` })
  for (const name of Object.keys(good.headers).filter((header) => /signature|authorization|api-key/.test(header) && !header.endsWith('timestamp'))) {
    const value = good.headers[name] ?? ''
    for (const broken of [value.slice(0, -4), `${value}x`, '', value.split('').toReversed().join(''), 'x', `${'A'.repeat(5000)}`])
      forged.push({ ...good, headers: { ...good.headers, [name]: broken } })
  }
  return forged
}
