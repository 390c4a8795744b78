import { createHash, createHmac, generateKeyPairSync } from 'node:crypto'
import { tokenGenerate, verifySignature } from '@vonage/jwt'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Instant } from '../../../shared/contacts/identifiers.ts'
import { webhook } from '../../../shared/providers/vonage/webhook.ts'
import { Source } from '../../../shared/settings/settings.ts'

const secret = 'doc-signature-secret-0123456789abcdef'
const other = 'another-signature-secret-0123456789'
const issuedAt = 1_790_000_000
const body = '{"status":"answered"}'
const documented =
  'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJpYXQiOjE3OTAwMDAwMDAsImp0aSI6ImRvYy0xIiwiaXNzIjoiVm9uYWdlIiwicGF5bG9hZF9oYXNoIjoiNDY5OGE1ZjhiYjczNGQxNjdjNzU4N2RjMzcwM2UzOGZjYjkyZTgyYjJlOTNkODhjYWM3Mzc2ODZjODJmM2UwOSIsImFwaV9rZXkiOiJhYmNkMTIzNCIsImFwcGxpY2F0aW9uX2lkIjoiMDAwMDAwMDAtMDAwMC00MDAwLTgwMDAtMDAwMDAwMDAwMDAxIn0.-OWb64S4y4Q-v9mT5uIgqHFMhXVoBY-_fTtG9m_WUNA'
const digestOf = (text: string) => createHash('sha256').update(text).digest('hex')
const claims = {
  iat: issuedAt,
  jti: 'doc-1',
  iss: 'Vonage',
  payload_hash: digestOf(body),
  api_key: 'abcd1234',
  application_id: '00000000-0000-4000-8000-000000000001',
}
/** As another implementation makes tokens, with any header and claims. */
const tokenOf = (own: object = claims, { key = secret, head = { alg: 'HS256', typ: 'JWT' } as object } = {}) => {
  const made = webhook.sign({ url: '', body: '', now: Instant.parse(0), id: '' }, key)
  expect(made).toBeDefined()
  const parts = [head, own].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')
  return `${parts}.${hmac(parts, key)}`
}
const hmac = (text: string, key: string) => createHmac('sha256', key).update(text).digest('base64url')

type Given = {
  readonly token?: string | undefined
  readonly text?: string
  readonly seconds?: number
  readonly secrets?: readonly string[]
  readonly settings?: object
}
const verdict = ({ token = documented, text = body, seconds = issuedAt, secrets = [secret], settings = {} }: Given) =>
  webhook.verify(
    {
      headers: new Map(token === '' ? [] : [['authorization', `Bearer ${token}`]]),
      body: Buffer.from(text),
      now: Instant.parse(seconds * 1000),
      url: 'https://bel.example/hooks/vonage',
    },
    secrets.map((own) => webhook.keyOf(own)!),
    Source.parse({ id: 'vonage', provider: 'vonage', ...settings }),
  )

describe("Vonage's signature", () => {
  it('is the documented one, and fits its own package', () => {
    expect(verdict({})).toBe('authentic')
    expect(verifySignature(documented, secret)).toBe(true)
    expect(tokenOf()).toBe(documented)
  })
  it('of our own making is taken by the package', () => {
    const made = webhook.sign({ url: 'https://bel.example', body, now: Instant.parse(issuedAt * 1000), id: 'x' }, secret)!
    const token = made.headers.get('authorization')!.slice('Bearer '.length)
    expect(verifySignature(token, secret)).toBe(true)
    expect(verdict({ token })).toBe('authentic')
  })
  it('covers the body, which the package does not look at', () => {
    expect(verdict({ text: '{"status":"completed"}' })).toBe('wrong')
    expect(verdict({ text: `${body} ` })).toBe('wrong')
    expect(verifySignature(documented, secret)).toBe(true)
  })
  it('is of one of our secrets', () => {
    expect(verdict({ secrets: [other] })).toBe('wrong')
    expect(verdict({ secrets: [other, secret] })).toBe('authentic')
    expect(verdict({ secrets: [] })).toBe('wrong')
  })
  it('grows old after 300 seconds either way, exactly', () => {
    expect([-301, -300, 300, 301].map((late) => verdict({ seconds: issuedAt + late }))).toEqual(['stale', 'authentic', 'authentic', 'stale'])
    expect(webhook.sentAt?.({ headers: new Map([['authorization', `Bearer ${documented}`]]), body: new Uint8Array(), now: Instant.parse(0), url: '' })).toBe(
      issuedAt * 1000,
    )
  })
  it('is HS256 and nothing else, whatever the token asks for', () => {
    for (const alg of ['none', 'RS256', 'HS512', 'hs256', undefined])
      expect(verdict({ token: tokenOf(claims, { head: { alg, typ: 'JWT' } }) })).toBe('malformed')
    const [head, middle] = documented.split('.')
    expect(verdict({ token: `${head}.${middle}.` })).toBe('malformed')
    const byPrivateKey = tokenGenerate(
      '00000000-0000-4000-8000-000000000001',
      generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    )
    expect(verdict({ token: byPrivateKey })).toBe('malformed')
  })
  it('says when it was made and over what', () => {
    const { iat: _, ...timeless } = claims
    const { payload_hash: __, ...bodiless } = claims
    expect([timeless, bodiless, { ...claims, iat: String(issuedAt) }, { ...claims, iat: 1.5 }].map((own) => verdict({ token: tokenOf(own) }))).toEqual(
      Array(4).fill('malformed'),
    )
  })
  it('is of the account and application that the source names', () => {
    expect(verdict({ settings: { apiKey: 'abcd1234', applicationId: claims.application_id } })).toBe('authentic')
    expect(verdict({ settings: { apiKey: 'zzzz9999' } })).toBe('wrong')
    expect(verdict({ settings: { applicationId: '00000000-0000-4000-8000-000000000002' } })).toBe('wrong')
  })
  it('is there, and whole', () => {
    expect(verdict({ token: '' })).toBe('missing')
    expect(verdict({ token: documented.slice(0, -1) })).toBe('malformed')
    expect(verdict({ token: 'a.b.c' })).toBe('malformed')
  })
  it('fits no token in which anything was changed', () =>
    fc.assert(
      fc.property(fc.nat(documented.length - 1), fc.constantFrom('A', 'H', 'a', 'g', '0', '9', '-', '_'), (place, letter) => {
        const changed = documented.slice(0, place) + letter + documented.slice(place + 1)
        if (changed !== documented) expect(verdict({ token: changed })).not.toBe('authentic')
      }),
      { seed: 1, numRuns: 500 },
    ))
})

it('a secret that is too short is the API secret, pasted in its place', () => {
  expect(webhook.keyOf('abcdEFGH12345678')).toBeUndefined()
  expect(webhook.keyOf(secret)).toBeDefined()
})
