/** Trengo signs `{timestamp}.{body}` by HMAC-SHA-256 in hex, and its header tells the time as well: `{timestamp};{signature}`. */
import { createHmac, type KeyObject } from 'node:crypto'
import { Instant } from '../../contacts/identifiers.ts'
import type { Draft, SignatureVerdict, SignedRequest, WebhookRequest } from '../provider.ts'
import { isSameText, textKey } from '../textSecret.ts'

const toleranceSeconds = 300

export function verify({ headers, body, now }: WebhookRequest, keys: readonly KeyObject[]): SignatureVerdict {
  const header = headers.get('trengo-signature')
  if (!header) return 'missing'
  const [, timestamp, signature] = /^([0-9]{1,12});([0-9a-f]{64})$/.exec(header) ?? []
  if (timestamp === undefined || signature === undefined) return 'malformed'
  if (Math.abs(Math.floor(now / 1000) - Number(timestamp)) > toleranceSeconds) return 'stale'
  return keys.some((key) => isSameText(signatureOf(timestamp, body, key), signature)) ? 'authentic' : 'wrong'
}

/** The payload has no time of its own: the one that was signed is the event's. */
export function signedMoment(headers: ReadonlyMap<string, string>): Instant | undefined {
  const [, timestamp] = /^([0-9]{1,12});/.exec(headers.get('trengo-signature') ?? '') ?? []
  return timestamp === undefined ? undefined : Instant.safeParse(Number(timestamp) * 1000).data
}

export function sign({ url, body, now }: Draft, secret: string): SignedRequest | undefined {
  const key = textKey(secret)
  if (key === undefined) return undefined
  const timestamp = String(Math.floor(now / 1000))
  const headers = new Map([
    ['content-type', 'application/x-www-form-urlencoded'],
    ['trengo-signature', `${timestamp};${signatureOf(timestamp, body, key)}`],
  ])
  return { url, headers, body }
}

const signatureOf = (timestamp: string, body: string | Uint8Array, key: KeyObject) =>
  createHmac('sha256', key).update(`${timestamp}.`).update(body).digest('hex')
