import { Webhook } from 'standardwebhooks'
import { describe, expect, it } from 'vitest'
import { Instant } from '../../shared/contacts/identifiers.ts'
import { keyOf, verify } from '../../shared/providers/standardWebhooks.ts'

const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
const other = 'whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY='
const body = Buffer.from('{"test": 2432232314}')
const sentAt = 1614265330
const good = {
  'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
  'webhook-timestamp': String(sentAt),
  'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
}
const verdict = (
  headers: Record<string, string>,
  { secrets = [secret], now = sentAt, bytes = body }: { secrets?: string[]; now?: number; bytes?: Uint8Array } = {},
) =>
  verify(
    { headers: new Map(Object.entries(headers)), body: bytes, now: Instant.parse(now * 1000), url: 'https://bel.example/hooks/centrale' },
    secrets.flatMap((own) => keyOf(own) ?? []),
  )

const isSecret = (text: string) => keyOf(text) !== undefined

describe('a signature', () => {
  it('of the public vectors is authentic', () => {
    expect(verdict(good)).toBe('authentic')
    const mine = { 'webhook-id': 'msg_doc1', 'webhook-timestamp': '1790000000', 'webhook-signature': 'v1,Snm+KIQ8lz0Iq1MRjRvTevoYG4C59BabLsFPoMPY5jE=' }
    expect(verdict(mine, { secrets: [other], now: 1790000000, bytes: Buffer.from('{"type":"ping"}') })).toBe('authentic')
  })
  it('of the reference library is authentic', () => {
    const text = '{"type":"source.heartbeat","at":"2026-03-02T10:00:00Z"}'
    const signature = new Webhook(secret).sign('msg_1', new Date(sentAt * 1000), text)
    expect(verdict({ 'webhook-id': 'msg_1', 'webhook-timestamp': String(sentAt), 'webhook-signature': signature }, { bytes: Buffer.from(text) })).toBe(
      'authentic',
    )
  })
  it('among several is found, whatever stands beside it', () => {
    expect(
      verdict({
        ...good,
        'webhook-signature': `v1,AAAA v1a,hnO3f9T8Ytu9HwrXslvumlUpqtNVqkhqw/enGzPCXe5BdqzCInXqYXFymVJaA7AZdpXwVLPo3mNl8EM+m7TBAg== ${good['webhook-signature']}`,
      }),
    ).toBe('authentic')
    expect(verdict(good, { secrets: [other, secret] })).toBe('authentic')
  })
  it('over other bytes, under another secret or of another id is wrong (W3)', () => {
    expect(verdict(good, { bytes: Buffer.from('{"test":2432232314}') })).toBe('wrong')
    expect(verdict(good, { bytes: Buffer.concat([body, Buffer.from(' ')]) })).toBe('wrong')
    expect(verdict(good, { secrets: [other] })).toBe('wrong')
    expect(verdict({ ...good, 'webhook-id': 'msg_2' })).toBe('wrong')
    expect(verdict({ ...good, 'webhook-signature': 'v1,' })).toBe('wrong')
    expect(verdict({ ...good, 'webhook-signature': `${good['webhook-signature']}=` })).toBe('wrong')
  })
  it('without a version we know is malformed', () =>
    expect(verdict({ ...good, 'webhook-signature': 'v2,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=' })).toBe('malformed'))
  it.each(Object.keys(good))('without its header %s is missing', (name) => {
    const { [name]: _, ...rest } = good as Record<string, string>
    expect(verdict(rest)).toBe('missing')
    expect(verdict({ ...good, [name]: '' })).toBe('missing')
  })
})

describe('the time of a signature (W4)', () => {
  it.each([
    [300, 'authentic'],
    [-300, 'authentic'],
    [301, 'stale'],
    [-301, 'stale'],
  ])('%i seconds away is %s', (seconds, expected) => expect(verdict(good, { now: sentAt + seconds })).toBe(expected))
  it.each([`${sentAt}abc`, ` ${sentAt}`, `+${sentAt}`, `${sentAt}.0`, `-${sentAt}`, '1e9', '٣', `${sentAt}000000`])('written %j is malformed', (timestamp) =>
    expect(verdict({ ...good, 'webhook-timestamp': timestamp })).toBe('malformed'),
  )
  it('in milliseconds is stale', () => expect(verdict({ ...good, 'webhook-timestamp': `${sentAt}00` })).toBe('stale'))
})

describe('a secret', () => {
  it('has 24 to 64 bytes in base64, with or without its prefix', () => {
    expect(isSecret(secret)).toBe(true)
    expect(isSecret(secret.slice('whsec_'.length))).toBe(true)
    expect(isSecret(`whsec_${Buffer.alloc(23, 1).toString('base64')}`)).toBe(false)
    expect(isSecret(`whsec_${Buffer.alloc(65, 1).toString('base64')}`)).toBe(false)
    expect(isSecret('whsec_not base64 at all, but long enough')).toBe(false)
    expect(isSecret('')).toBe(false)
  })
  it('that is none verifies nothing', () => {
    expect(verdict(good, { secrets: ['short'] })).toBe('wrong')
    expect(verdict(good, { secrets: [] })).toBe('wrong')
  })
})
