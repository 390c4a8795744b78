/** Standard Webhooks 1.0: HMAC-SHA-256 over `{webhook-id}.{webhook-timestamp}.{body}`, in base64, several at once while a secret is being changed. */
import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto'
import type { Draft, SignatureVerdict, SignedRequest, WebhookRequest } from './provider.ts'

const toleranceSeconds = 300
const fewestSecretBytes = 24
const mostSecretBytes = 64

/** Over the bytes received. The header's time must be digits only: it is signed as text. */
export function verify({ headers, body, now }: WebhookRequest, keys: readonly KeyObject[]): SignatureVerdict {
  const id = headers.get('webhook-id')
  const timestamp = headers.get('webhook-timestamp')
  const signatures = headers.get('webhook-signature')
  if (!id || !timestamp || !signatures) return 'missing'
  const given = signatures.split(' ').flatMap((entry) => (entry.startsWith('v1,') ? [entry.slice(3)] : []))
  if (!/^[^.]{1,256}$/.test(id) || !/^[0-9]{1,12}$/.test(timestamp) || given.length === 0) return 'malformed'
  if (Math.abs(Math.floor(now / 1000) - Number(timestamp)) > toleranceSeconds) return 'stale'
  const expected = keys.map((key) => createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest('base64'))
  return expected.some((signature) => given.some((candidate) => isSame(signature, candidate))) ? 'authentic' : 'wrong'
}

/** UTC milliseconds, as the sender's clock had it. */
export const sentAt = ({ headers }: Pick<WebhookRequest, 'headers'>): number => Number(headers.get('webhook-timestamp')) * 1000

export function sign({ url, body, now, id }: Draft, secret: string): SignedRequest | undefined {
  const key = keyOf(secret)
  if (key === undefined) return undefined
  const timestamp = String(Math.floor(now / 1000))
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')
  const headers = new Map([
    ['content-type', 'application/json'],
    ['webhook-id', id],
    ['webhook-timestamp', timestamp],
    ['webhook-signature', `v1,${signature}`],
  ])
  return { url, headers, body }
}

export const newSecret = (random: Uint8Array): string => `whsec_${Buffer.from(random).toString('base64')}`

/** The key of `whsec_` and the base64 of 24 to 64 bytes, of which the prefix may be left out; undefined for anything else. */
export function keyOf(secret: string): KeyObject | undefined {
  const text = secret.trim().replace(/^whsec_/, '')
  // Node's decoder skips what is no base64 in silence, so the text is checked first.
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}(?:==)?|[A-Za-z0-9+/]{3}=?)?$/.test(text)) return undefined
  const key = Buffer.from(text, 'base64')
  return key.length >= fewestSecretBytes && key.length <= mostSecretBytes ? createSecretKey(key) : undefined
}

function isSame(expected: string, given: string): boolean {
  const a = Buffer.from(expected)
  const b = Buffer.from(given)
  return a.length === b.length && timingSafeEqual(a, b)
}
