import { describe, expect, it } from 'vitest'
import { Instant } from '../../../shared/contacts/identifiers.ts'
import { webhook } from '../../../shared/providers/connect/webhook.ts'
import { Source } from '../../../shared/settings/settings.ts'

const source = Source.parse({ id: 'connect', provider: 'connect' })
const secret = webhook.newSecret?.(Buffer.alloc(32, 7)) ?? ''
const key = webhook.keyOf(secret)!
const now = Instant.parse(1_790_000_000_000)
const verdict = (given: string | undefined, keys = [key], body = '{}') =>
  webhook.verify(
    { headers: new Map(given === undefined ? [] : [['x-api-key', given]]), body: Buffer.from(body), now, url: 'https://example.org/hooks/connect' },
    keys,
    source,
  )

describe('the key that an API destination sends along', () => {
  it('is 256 random bits, and marks the source weak (W5)', () => {
    expect(secret).toHaveLength(43)
    expect(webhook.strength).toBe('token')
  })
  it('is right, or one of two while it changes, whatever the body', () => {
    const next = webhook.keyOf(webhook.newSecret?.(Buffer.alloc(32, 8)) ?? '')!
    expect([verdict(secret), verdict(secret, [next, key]), verdict(secret, [key], 'other')]).toEqual(['authentic', 'authentic', 'authentic'])
  })
  it('is wrong, missing or none at all', () => {
    expect(verdict(`${secret.slice(0, -1)}x`)).toBe('wrong')
    expect(verdict(secret, [])).toBe('wrong') // asked before the body is read
    expect(verdict(undefined)).toBe('missing')
    expect(verdict('')).toBe('missing')
    expect(verdict('short')).toBe('malformed')
    expect(verdict(`${secret}\u00e9`)).toBe('malformed')
  })
  it('is not made of what is too short', () => {
    expect(webhook.keyOf('x'.repeat(31))).toBeUndefined()
    expect(webhook.keyOf(`${'x'.repeat(40)} `)).toBeUndefined()
  })
  it('goes along with our own test event', () => {
    const signed = webhook.sign({ url: 'https://example.org/hooks/connect', body: webhook.testBody, now, id: 'test-1' }, secret)!
    expect(webhook.verify({ ...signed, body: Buffer.from(signed.body), now }, [key], source)).toBe('authentic')
    expect(webhook.read({ ...signed, body: Buffer.from(signed.body), now }, signed.body, source)).toMatchObject([{ understood: false }])
  })
})
