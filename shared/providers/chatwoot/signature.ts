/**
 * Chatwoot signs `{timestamp}.{body}` by HMAC-SHA-256 where its webhook has a secret. Installations from before that send nothing of the kind: for them the
 * same secret stands behind the source's address.
 */
import { createHmac, type KeyObject } from 'node:crypto'
import type { Draft, SignatureVerdict, SignedRequest, WebhookRequest } from '../provider.ts'
import { isOneOf, isSameText, textKey } from '../textSecret.ts'

const toleranceSeconds = 300

/** A request that has a signature is judged by it alone. */
export function verify({ headers, body, now, pathToken }: WebhookRequest, keys: readonly KeyObject[]): SignatureVerdict {
  const timestamp = headers.get('x-chatwoot-timestamp')
  const signature = headers.get('x-chatwoot-signature')
  if (!timestamp && !signature) return pathToken === undefined ? 'missing' : isOneOf(keys, pathToken) ? 'authentic' : 'wrong'
  if (!timestamp || !signature) return 'missing'
  if (!/^[0-9]{1,12}$/.test(timestamp) || !/^sha256=[0-9a-f]{64}$/.test(signature)) return 'malformed'
  if (Math.abs(Math.floor(now / 1000) - Number(timestamp)) > toleranceSeconds) return 'stale'
  return keys.some((key) => isSameText(signatureOf(timestamp, body, key), signature)) ? 'authentic' : 'wrong'
}

/** UTC milliseconds, by Chatwoot's clock. */
export const sentAt = ({ headers }: Pick<WebhookRequest, 'headers'>): number => Number(headers.get('x-chatwoot-timestamp')) * 1000

export function sign({ url, body, now, id }: Draft, secret: string): SignedRequest | undefined {
  const key = textKey(secret)
  if (key === undefined) return undefined
  const timestamp = String(Math.floor(now / 1000))
  const headers = new Map([
    ['content-type', 'application/json'],
    ['x-chatwoot-delivery', id],
    ['x-chatwoot-timestamp', timestamp],
    ['x-chatwoot-signature', signatureOf(timestamp, body, key)],
  ])
  return { url, headers, body }
}

const signatureOf = (timestamp: string, body: string | Uint8Array, key: KeyObject) =>
  `sha256=${createHmac('sha256', key).update(`${timestamp}.`).update(body).digest('hex')}`
