import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { WebhookRequest } from '../../../shared/providers/provider.ts'
import { webhook } from '../../../shared/providers/chatwoot/webhook.ts'
import { Source } from '../../../shared/settings/settings.ts'
import { at } from '../../builders/contacts.ts'

const source = Source.parse({ id: 'chat', provider: 'chatwoot' })
const now = at('2026-09-21T14:13:20Z')
const keys = (...secrets: string[]) => secrets.map((secret) => webhook.keyOf(secret)!)
const request = (headers: Record<string, string>, body = '{"event":"ping"}', more: Partial<WebhookRequest> = {}): WebhookRequest => ({
  headers: new Map(Object.entries(headers)),
  body: Buffer.from(body),
  now,
  url: 'https://bereikbaar.example/hooks/chat',
  ...more,
})
const documented = {
  'x-chatwoot-timestamp': '1790000000',
  'x-chatwoot-signature': 'sha256=4dde9cfea0dacfe95b1804965d4eda5a89aaa2e37530d3c46608312d714f71c2',
}
const verify = (one: WebhookRequest, ...secrets: string[]) => webhook.verify(one, keys(...(secrets.length > 0 ? secrets : ['cw-doc-secret'])), source)

describe("Chatwoot's signature", () => {
  it('is the documented one', () => expect(verify(request(documented))).toBe('authentic'))
  it('covers the bytes as they came', () => expect(verify(request(documented, '{"event": "ping"}'))).toBe('wrong'))
  it('is of this secret, or of the other one while it is being changed', () => {
    expect(verify(request(documented), 'another-secret')).toBe('wrong')
    expect(verify(request(documented), 'another-secret', 'cw-doc-secret')).toBe('authentic')
  })
  it('lasts 300 seconds, either way (W4)', () => {
    const after = (seconds: number) => verify(request(documented, undefined, { now: at(new Date(now + seconds * 1000).toISOString()) }))
    expect([300, -300, 301, -301].map(after)).toEqual(['authentic', 'authentic', 'stale', 'stale'])
    expect(webhook.sentAt!(request(documented))).toBe(1_790_000_000_000)
  })
  it('has a time in digits and nothing else, and a whole digest', () => {
    for (const timestamp of ['1790000000abc', ' 1790000000', '+1790000000', '1.79e9']) {
      expect(verify(request({ ...documented, 'x-chatwoot-timestamp': timestamp }))).toBe('malformed')
    }
    expect(verify(request({ ...documented, 'x-chatwoot-signature': 'sha256=' }))).toBe('malformed')
    expect(verify(request({ ...documented, 'x-chatwoot-signature': documented['x-chatwoot-signature'].slice(0, -2) }))).toBe('malformed')
    expect(verify(request({ 'x-chatwoot-timestamp': '1790000000' }))).toBe('missing')
    expect(verify(request({}))).toBe('missing')
  })
  it('is what any other program makes by the same rule', () => {
    const body = '{"event":"message_created","content":"é"}'
    const signature = createHmac('sha256', 'cw-doc-secret').update(`1790000000.${body}`).digest('hex')
    expect(verify(request({ 'x-chatwoot-timestamp': '1790000000', 'x-chatwoot-signature': `sha256=${signature}` }, body))).toBe('authentic')
  })
  it('is set on our own test events', () => {
    const draft = webhook.sign({ url: 'https://bereikbaar.example/hooks/chat', body: webhook.testBody, now, id: 'd1' }, 'cw-doc-secret')!
    expect(verify(request(Object.fromEntries(draft.headers), draft.body))).toBe('authentic')
    expect(webhook.sign({ url: '', body: '', now, id: '' }, 'kort')).toBeUndefined()
  })
})

describe('an installation that signs nothing', () => {
  const token = (pathToken: string, headers = {}) => request(headers, undefined, { pathToken })
  it('has the secret in its address', () => {
    expect(verify(token('cw-doc-secret'))).toBe('authentic')
    expect(verify(token('cw-doc-secre'))).toBe('wrong')
    expect(verify(token(''))).toBe('wrong')
  })
  it('is no way around a signature that is wrong', () => {
    expect(verify(token('cw-doc-secret', { ...documented, 'x-chatwoot-timestamp': '1790000001' }))).toBe('wrong')
    expect(verify(token('cw-doc-secret', { 'x-chatwoot-signature': 'sha256=00' }))).toBe('missing')
  })
})
