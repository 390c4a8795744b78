/** Standard Webhooks 1.0: HMAC-SHA-256 over `{webhook-id}.{webhook-timestamp}.{body}`, in base64, several at once while a secret is being changed. */
import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto'
import type { SignatureVerdict, WebhookRequest } from '../provider.ts'

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

/** The header of a delivery of our own: `v1,` and the base64. undefined when the secret is none. */
export function sign({ id, timestamp, body }: { id: string; timestamp: string; body: string }, secret: string): string | undefined {
  const key = keyOf(secret)
  return key && `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`
}

/** `whsec_` and the base64 of 24 to 64 bytes; the prefix may be left out. */
/** The key a secret stands for; undefined when it is none. */
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
