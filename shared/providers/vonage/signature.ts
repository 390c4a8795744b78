/**
 * Signed webhooks: a JSON web token in `Authorization`, HS256 under the account's signature secret, with the SHA-256 of the body and the time of signing
 * among its claims. A token has no end, so its age is judged here. Only that one algorithm is taken, whatever a token asks for.
 */
import { createHash, createHmac, type KeyObject } from 'node:crypto'
import type { Source } from '../../settings/settings.ts'
import { fieldsOf, parseJson } from '../jsonText.ts'
import type { Draft, SignatureVerdict, SignedRequest, WebhookRequest } from '../provider.ts'
import type { Fields } from '../readFields.ts'
import { isSameText, textKey } from '../textSecret.ts'

const toleranceSeconds = 300

export function verify({ headers, body, now }: WebhookRequest, keys: readonly KeyObject[], source: Source): SignatureVerdict {
  const header = headers.get('authorization')
  if (!header) return 'missing'
  const token = tokenIn(header)
  if (token === undefined) return 'malformed'
  if (Math.abs(Math.floor(now / 1000) - token.issuedAt) > toleranceSeconds) return 'stale'
  const isSigned = keys.some((key) => isSameText(signatureOf(token.signed, key), token.signature))
  return isSigned && isSameText(digestOf(body), token.bodyDigest) && isOf(source, token.claims) ? 'authentic' : 'wrong'
}

/** When the token was issued, UTC milliseconds; undefined where there is none that can be read. */
export function sentAt({ headers }: Pick<WebhookRequest, 'headers'>): number | undefined {
  const token = tokenIn(headers.get('authorization') ?? '')
  return token && token.issuedAt * 1000
}

export function sign({ url, body, now, id }: Draft, secret: string): SignedRequest | undefined {
  const key = keyOf(secret)
  if (key === undefined) return undefined
  const claims = { iat: Math.floor(now / 1000), jti: id, iss: 'Vonage', payload_hash: digestOf(body) }
  const signed = `${encoded({ alg: 'HS256', typ: 'JWT' })}.${encoded(claims)}`
  const headers = new Map([
    ['content-type', 'application/json'],
    ['authorization', `Bearer ${signed}.${signatureOf(signed, key)}`],
  ])
  return { url, headers, body }
}

/** The signature secret of the account. Vonage makes it, and long; a short one would be the API secret, pasted in its place. */
export const keyOf = (secret: string): KeyObject | undefined => (secret.trim().length >= fewestCharacters ? textKey(secret) : undefined)
const fewestCharacters = 24

type Token = {
  readonly signed: string
  readonly signature: string
  readonly claims: Fields
  readonly issuedAt: number
  readonly bodyDigest: string
}

/** undefined for what is no token of this kind. Nothing in it is believed before its signature. */
function tokenIn(header: string): Token | undefined {
  const [, head = '', middle = '', signature = ''] = /^Bearer ([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]{43})$/i.exec(header) ?? []
  const claims = decoded(middle)
  const issuedAt = claims?.get('iat')
  const bodyDigest = claims?.get('payload_hash')
  if (decoded(head)?.get('alg') !== 'HS256' || claims === undefined) return undefined
  if (typeof issuedAt !== 'number' || !Number.isSafeInteger(issuedAt) || typeof bodyDigest !== 'string') return undefined
  return { signed: `${head}.${middle}`, signature, claims, issuedAt, bodyDigest: bodyDigest.toLowerCase() }
}

/** Another account or application has the same secret only by mistake; a test event of our own names neither. */
function isOf({ apiKey, applicationId }: Source, claims: Fields): boolean {
  const isSame = (expected: string | undefined, claimed: unknown) => expected === undefined || claimed === undefined || claimed === expected
  return isSame(apiKey, claims.get('api_key')) && isSame(applicationId, claims.get('application_id'))
}

function decoded(part: string): Fields | undefined {
  try {
    const read = parseJson(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(part, 'base64url')))
    return read.ok ? fieldsOf(read.value) : undefined
  } catch {
    return undefined
  }
}

const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
const signatureOf = (signed: string, key: KeyObject) => createHmac('sha256', key).update(signed).digest('base64url')
const digestOf = (body: string | Uint8Array) => createHash('sha256').update(body).digest('hex')
