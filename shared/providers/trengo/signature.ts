/**
 * Trengo signs `{timestamp}.{body}` by HMAC-SHA-256 in hex, and its header tells the time as well: `{timestamp};{signature}`. There is a webhook for each kind of
 * event, and each may have a secret of its own: a source has them all, written one after the other with spaces between.
 */
import { createHmac, type KeyObject } from 'node:crypto'
import { Instant } from '../../contacts/identifiers.ts'
import type { Draft, RequestHeaders, SignatureVerdict, SignedRequest, WebhookRequest } from '../provider.ts'
import { isSameText, secretsIn, textKeys } from '../textSecret.ts'

const toleranceSeconds = 300
const mostSecrets = 20

export const keyOf = (secret: string): KeyObject | undefined => textKeys(secret, mostSecrets)

export function verify({ headers, body, now }: WebhookRequest, keys: readonly KeyObject[]): SignatureVerdict {
  const header = headers.get('trengo-signature')
  if (!header) return 'missing'
  const [, timestamp, signature] = /^([0-9]{1,12});([0-9a-f]{64})$/.exec(header) ?? []
  if (timestamp === undefined || signature === undefined) return 'malformed'
  if (Math.abs(Math.floor(now / 1000) - Number(timestamp)) > toleranceSeconds) return 'stale'
  return secretsIn(keys).some((secret) => isSameText(signatureOf(timestamp, body, secret), signature)) ? 'authentic' : 'wrong'
}

/** The payload has no time of its own: the one that was signed is the event's. */
export function signedMoment(headers: RequestHeaders): Instant | undefined {
  const [, timestamp] = /^([0-9]{1,12});/.exec(headers.get('trengo-signature') ?? '') ?? []
  return timestamp === undefined ? undefined : Instant.safeParse(Number(timestamp) * 1000).data
}

export function sign({ url, body, now }: Draft, secret: string): SignedRequest | undefined {
  const key = keyOf(secret)
  const [first] = key === undefined ? [] : secretsIn([key])
  if (first === undefined) return undefined
  const timestamp = String(Math.floor(now / 1000))
  const headers = new Map([
    ['content-type', 'application/x-www-form-urlencoded'],
    ['trengo-signature', `${timestamp};${signatureOf(timestamp, body, first)}`],
  ])
  return { url, headers, body }
}

const signatureOf = (timestamp: string, body: string | Uint8Array, secret: string) =>
  createHmac('sha256', secret).update(`${timestamp}.`).update(body).digest('hex')
