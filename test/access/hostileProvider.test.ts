/** A3: what an OpenID provider, or somebody who speaks in its name, may not get past. Tokens are made here by hand, so that every one of them is wrong in one way only. */
import { createHmac, createPublicKey, generateKeyPairSync, type JsonWebKey, type KeyObject, sign } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openIdProvider, usualSecondFactor } from '../../functions/site/access/signIn/openIdProvider.ts'
import { recognised } from '../../shared/access/identified.ts'
import { User } from '../../shared/access/user.ts'
import { clientId } from './openIdServer.ts'

const returnAddress = 'https://bereikbaar.example/sign-in/return'
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const { privateKey: foreign } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const publicJwk = (key: KeyObject): JsonWebKey => createPublicKey(key).export({ format: 'jwk' })
let server: Server
let issuer: string
let token = ''

beforeAll(async () => {
  server = createServer((incoming, outgoing) => {
    const json = (body: object) => outgoing.setHeader('content-type', 'application/json').end(JSON.stringify(body))
    if (incoming.url === '/.well-known/openid-configuration')
      return void json({
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/keys`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256', 'HS256', 'none', 'RS512'],
        code_challenge_methods_supported: ['S256'],
      })
    if (incoming.url === '/keys') return void json({ keys: [{ ...publicJwk(privateKey), kid: 'own', alg: 'RS256', use: 'sig' }] })
    return void json({ access_token: 'x', token_type: 'Bearer', expires_in: 60, id_token: token })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => void server.close())

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
const seconds = () => Math.floor(Date.now() / 1000)
type Made = { readonly header?: object; readonly claims?: object; readonly key?: KeyObject; readonly sealed?: (text: string) => string }

async function comeBack({ header = {}, claims = {}, key = privateKey, sealed }: Made, query: Readonly<Record<string, string>> = {}) {
  const provider = openIdProvider({ issuer, clientId, returnAddress, secondFactor: usualSecondFactor })
  const { address: _, ...begun } = await provider.begin({ anew: false })
  const text = `${part({ alg: 'RS256', kid: 'own', ...header })}.${part({ iss: issuer, aud: clientId, sub: 'mia', iat: seconds(), exp: seconds() + 60, nonce: begun.nonce, email: 'Mia@hulplijn.example', email_verified: true, amr: ['mfa'], ...claims })}`
  token = `${text}.${sealed?.(text) ?? sign('sha256', Buffer.from(text), key).toString('base64url')}`
  const address = new URL(returnAddress)
  for (const [name, value] of Object.entries({ code: 'abc', state: begun.state, ...query })) address.searchParams.set(name, value)
  return provider.finish(address, { ...begun })
}

describe('an ID token (A3)', () => {
  it('that is right tells who it is', async () => {
    expect(await comeBack({})).toEqual({ issuer, subject: 'mia', email: 'mia@hulplijn.example', hasSecondFactor: true })
  })
  it.each<readonly [string, Made]>([
    ['without a signature', { header: { alg: 'none' }, sealed: () => '' }],
    [
      'signed with the public key as a secret',
      {
        header: { alg: 'HS256' },
        sealed: (text) =>
          createHmac('sha256', JSON.stringify(publicJwk(privateKey)))
            .update(text)
            .digest('base64url'),
      },
    ],
    [
      'signed with the id of the client as a secret',
      { header: { alg: 'HS256' }, sealed: (text) => createHmac('sha256', clientId).update(text).digest('base64url') },
    ],
    ['signed by somebody else', { key: foreign }],
    ['that brings its own key', { header: { jwk: publicJwk(foreign) }, key: foreign }],
    ['that names the place of its key', { header: { jku: 'https://elders.example/keys' } }],
    ['that names a certificate', { header: { x5u: 'https://elders.example/cert' } }],
    ['with something critical that we do not know', { header: { crit: ['b64'], b64: false } }],
    [
      'by an algorithm that is not on the list',
      { header: { alg: 'RS512' }, sealed: (text) => sign('sha512', Buffer.from(text), privateKey).toString('base64url') },
    ],
    ['of another issuer', { claims: { iss: 'https://elders.example' } }],
    ['for somebody else', { claims: { aud: 'another-client' } }],
    ['for several, and not for us', { claims: { aud: [clientId, 'another'], azp: 'another' } }],
    ['for us, and given to somebody else', { claims: { azp: 'another' } }],
    ['of a time to come', { claims: { iat: seconds() + 120 } }],
    ['of no time', { claims: { iat: undefined } }],
    ['that has run out', { claims: { exp: seconds() - 61 } }],
    ['that does not hold yet', { claims: { nbf: seconds() + 120 } }],
    ['without an end', { claims: { exp: undefined } }],
    ['for another sign-in', { claims: { nonce: 'x'.repeat(43) } }],
    ['without a nonce', { claims: { nonce: undefined } }],
    ['without a subject', { claims: { sub: undefined } }],
  ])('%s is refused', async (_, made) => {
    await expect(comeBack(made)).rejects.toThrow()
  })
  it('names nobody by an address that only becomes one in lower case', async () => {
    const invited = User.parse({ id: 'karin', email: 'karin@hulplijn.example', name: 'Karin', roles: ['admin'], invitedAt: 0, revision: 1 })
    for (const email of ['\u212Aarin@hulplijn.example', 'kar\u0130n@hulplijn.example', ' karin@hulplijn.example']) {
      const identity = await comeBack({ claims: { sub: 'somebody else', email } })
      expect([email, identity.email, recognised([invited], identity)]).toEqual([email, undefined, 'unknown'])
    }
  })
  it('may be a minute off by the clock', async () => {
    expect((await comeBack({ claims: { exp: seconds() - 30, iat: seconds() + 30 } })).subject).toBe('mia')
  })
  it('tells no address that was not checked, and no second factor that was not used', async () => {
    expect(await comeBack({ claims: { email_verified: false, amr: ['pwd'] } })).toMatchObject({ email: undefined, hasSecondFactor: false })
    expect(await comeBack({ claims: { email_verified: undefined, amr: undefined } })).toMatchObject({ email: undefined, hasSecondFactor: false })
  })
})

describe('an answer (A3)', () => {
  it.each([
    ['with another state', { state: 'y'.repeat(43) }],
    ['that says no', { error: 'access_denied' }],
    ['of another issuer', { iss: 'https://elders.example' }],
  ])('%s is refused', async (_, query) => {
    await expect(comeBack({}, query)).rejects.toThrow()
  })
})
