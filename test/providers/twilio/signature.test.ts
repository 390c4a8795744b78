import fc from 'fast-check'
import { getExpectedTwilioSignature, validateRequest, validateRequestWithBody } from 'twilio/lib/webhooks/webhooks.js'
import { describe, expect, it } from 'vitest'
import { Instant } from '../../../shared/contacts/identifiers.ts'
import { webhook } from '../../../shared/providers/twilio/webhook.ts'
import { Source } from '../../../shared/settings/settings.ts'
import { token } from './twilioRequests.ts'

const source = Source.parse({ id: 'twilio', provider: 'twilio' })
const form = 'application/x-www-form-urlencoded; charset=UTF-8'
type Sent = {
  readonly url: string
  readonly body?: string | Uint8Array
  readonly signature?: string
  readonly secrets?: readonly string[]
  readonly type?: string
}
const verdict = ({ url, body = '', signature, secrets = [token], type = form }: Sent) =>
  webhook.verify(
    {
      headers: new Map([['content-type', type], ...(signature === undefined ? [] : [['x-twilio-signature', signature] as const])]),
      body: Buffer.from(body),
      now: Instant.parse(1_790_000_000_000),
      url,
    },
    secrets.map((secret) => webhook.keyOf(secret)!),
    source,
  )
const url = 'https://bel.voorbeeld.example/hooks/twilio?lijn=oost'
const by = (params: Record<string, string | string[]>, signedUrl = url, secret = token) => getExpectedTwilioSignature(secret, signedUrl, params)

describe("Twilio's signature", () => {
  it('is the documented one', () => {
    const body = 'CallSid=CA1234567890ABCDE&Caller=%2B14158675309&Digits=1234&From=%2B14158675309&To=%2B18005551212'
    const documented = { url: 'https://mycompany.com/myapp.php?foo=1&bar=2', body, signature: 'RSOYDt4T1cUTdK1PDd93/VVr8B8=' }
    expect(verdict({ ...documented, secrets: ['12345'] })).toBe('authentic')
    const body2 = 'CallDuration=42&CallSid=CA00000000000000000000000000000001&CallStatus=completed&CallerName=&From=%2B31201230000'
    expect(verdict({ url: 'https://bel.voorbeeld.example/hook/twilio?lijn=oost', body: body2, signature: 'u5kee0PrtYbVevUzBtu1wvbiwf0=' })).toBe('authentic')
  })
  it("is that of Twilio's own package, whatever the parameters", () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 12 }).filter((value) => value.isWellFormed())
    fc.assert(
      fc.property(fc.dictionary(text, text, { maxKeys: 8 }), (params) => {
        const body = new URLSearchParams(Object.entries(params)).toString()
        expect(verdict({ url, body, signature: by(params) })).toBe('authentic')
        const made = webhook.sign({ url, body, now: Instant.parse(0), id: 'x' }, token)!
        expect(validateRequest(token, made.headers.get('x-twilio-signature')!, url, params)).toBe(true)
      }),
      { seed: 1, numRuns: 300 },
    )
  })
  it('takes a name that is given twice as its different values, in order', () => {
    expect(verdict({ url, body: 'b=2&a=x&b=1&b=2', signature: by({ a: 'x', b: ['2', '1', '2'] }) })).toBe('authentic')
  })
  it('counts a parameter without a value, and every blank', () => {
    expect(verdict({ url, body: 'a=&b=+x+', signature: by({ a: '', b: ' x ' }) })).toBe('authentic')
    expect(verdict({ url, body: 'b=+x+', signature: by({ a: '', b: ' x ' }) })).toBe('wrong')
  })
  it('is over the address with or without its standard port; another port is kept', () => {
    const body = 'a=1'
    const withPort = 'https://bel.voorbeeld.example:443/hooks/twilio?lijn=oost'
    expect(verdict({ url, body, signature: by({ a: '1' }, withPort) })).toBe('authentic')
    expect(verdict({ url: withPort, body, signature: by({ a: '1' }) })).toBe('authentic')
    const plain = 'http://localhost/hooks/twilio'
    expect(verdict({ url: plain, body, signature: by({ a: '1' }, 'http://localhost:80/hooks/twilio') })).toBe('authentic')
    const odd = 'https://bel.voorbeeld.example:8443/hooks/twilio?lijn=oost'
    const oddSignature = webhook.sign({ url: odd, body, now: Instant.parse(0), id: 'x' }, token)!.headers.get('x-twilio-signature')!
    expect(verdict({ url: odd, body, signature: oddSignature })).toBe('authentic')
    expect(verdict({ url, body, signature: oddSignature })).toBe('wrong')
  })
  it('is over the query as it was sent, though something on the way may have written an apostrophe anew', () => {
    for (const query of ['?naam=%27t%20huis', "?naam='t%20huis", '?naam=a+b', '?naam=%c3%a9']) {
      const sent = `https://bel.voorbeeld.example/hooks/twilio${query}`
      const made = webhook.sign({ url: sent, body: 'a=1', now: Instant.parse(0), id: 'x' }, token)!
      expect(verdict({ url: new URL(sent).href, body: 'a=1', signature: made.headers.get('x-twilio-signature')! })).toBe('authentic')
    }
  })
  it('of JSON covers the address, and in it the digest of the body', () => {
    const json = {
      url: 'https://bel.voorbeeld.example/hook/json?bodySHA256=015abd7f5cc57a2dd94b7590f04ad8084273905ee33ec5cebeae62276a97f862',
      body: '{"a":1}',
      type: 'application/json',
      signature: 'PXuGnCDtqSjHmB2mS9zanKKktdE=',
    }
    expect(verdict(json)).toBe('authentic')
    expect(validateRequestWithBody(token, json.signature, json.url, json.body)).toBe(true)
    expect(verdict({ ...json, body: '{"a":2}' })).toBe('wrong')
    expect(verdict({ ...json, url: url, signature: by({}) })).toBe('malformed')
  })
  it('of another token, of changed bytes or of another address is wrong', () => {
    const good = { url, body: 'a=1&b=%C3%A9', signature: by({ a: '1', b: 'é' }) }
    expect(verdict(good)).toBe('authentic')
    expect(verdict({ ...good, secrets: ['f'.repeat(32)] })).toBe('wrong')
    expect(verdict({ ...good, secrets: ['f'.repeat(32), token] })).toBe('authentic')
    expect(verdict({ ...good, body: 'a=1&b=%C3' })).toBe('wrong')
    expect(verdict({ ...good, body: 'a=2&b=%C3%A9' })).toBe('wrong')
    expect(verdict({ ...good, url: `${url}&x=1` })).toBe('wrong')
    expect(verdict({ ...good, signature: by({ a: '1', b: 'é' }, url, 'f'.repeat(32)) })).toBe('wrong')
  })
  it('never takes bytes that are no text for the character that stands in their place', () => {
    const signature = by({ a: '\uFFFD' })
    expect(verdict({ url, body: 'a=%FF', signature })).toBe('wrong')
    expect(verdict({ url, body: Buffer.from([0x61, 0x3d, 0xff]), signature })).toBe('wrong')
    expect(verdict({ url, body: 'a=%EF%BF%BD', signature })).toBe('authentic')
  })
  it('that is missing or cut short is told before a body is read', () => {
    expect(verdict({ url })).toBe('missing')
    expect(verdict({ url, signature: by({}).slice(0, -2) })).toBe('malformed')
    expect(verdict({ url, signature: by({ a: '1' }), secrets: [] })).toBe('wrong')
  })
})

describe("Twilio's auth token", () => {
  it('is neither the SID of an account nor that of an API key', () => {
    expect(webhook.keyOf(token)).toBeDefined()
    expect(webhook.keyOf(` ${token}\n`)?.export().toString()).toBe(token)
    expect(webhook.keyOf(`AC${token}`)).toBeUndefined()
    expect(webhook.keyOf(`SK${token}`)).toBeUndefined()
    expect(webhook.keyOf('')).toBeUndefined()
  })
  it('makes signatures that never expire, so the source is weak', () => expect(webhook.strength).toBe('untimed'))
})
