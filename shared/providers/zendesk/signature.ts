/**
 * Two kinds of webhook come to one source. Zendesk's own sign `{timestamp}{body}`, nothing between, by HMAC-SHA-256 in base64. Those of Sunshine
 * Conversations only send their secret along. A source that takes both has both secrets, either written after the other with a space between.
 */
import { createHmac, type KeyObject } from 'node:crypto'
import type { Draft, SignatureVerdict, SignedRequest, WebhookRequest } from '../provider.ts'
import { isoMoment } from '../readFields.ts'
import { isSameText, secretsIn, textKeys } from '../textSecret.ts'

const toleranceSeconds = 300
const longestSecret = 512

/** A request that has a signature is judged by it alone. */
export function verify({ headers, body, now }: WebhookRequest, keys: readonly KeyObject[]): SignatureVerdict {
  const timestamp = headers.get('x-zendesk-webhook-signature-timestamp')
  const signature = headers.get('x-zendesk-webhook-signature')
  const sent = headers.get('x-api-key')
  if (!timestamp && !signature) {
    if (!sent) return 'missing'
    if (sent.length > longestSecret) return 'malformed'
    return secretsIn(keys).some((secret) => isSameText(secret, sent)) ? 'authentic' : 'wrong'
  }
  if (!timestamp || !signature) return 'missing'
  const at = isoMoment(timestamp)
  if (at === undefined || !/^[A-Za-z0-9+/]{43}=$/.test(signature)) return 'malformed'
  if (Math.abs(Math.floor(now / 1000) - Math.floor(at / 1000)) > toleranceSeconds) return 'stale'
  return secretsIn(keys).some((secret) => isSameText(signatureOf(timestamp, body, secret), signature)) ? 'authentic' : 'wrong'
}

/** UTC milliseconds, by Zendesk's clock; Sunshine Conversations says nothing of the kind. */
export const sentAt = ({ headers }: Pick<WebhookRequest, 'headers'>): number | undefined => isoMoment(headers.get('x-zendesk-webhook-signature-timestamp'))

/** One secret, or two with a space between. */
export const keyOf = (secret: string): KeyObject | undefined => textKeys(secret, 2)

/** As Zendesk's own webhooks sign, which is the stronger way. */
export function sign({ url, body, now }: Draft, secret: string): SignedRequest | undefined {
  const key = keyOf(secret)
  const [own] = key === undefined ? [] : secretsIn([key])
  if (own === undefined) return undefined
  const timestamp = new Date(now).toISOString()
  const headers = new Map([
    ['content-type', 'application/json'],
    ['x-zendesk-webhook-signature-timestamp', timestamp],
    ['x-zendesk-webhook-signature', signatureOf(timestamp, body, own)],
  ])
  return { url, headers, body }
}

const signatureOf = (timestamp: string, body: string | Uint8Array, secret: string) =>
  createHmac('sha256', secret).update(timestamp).update(body).digest('base64')
