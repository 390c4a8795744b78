/** tawk.to signs the body alone, by HMAC-SHA-1 in hex: such a signature never expires, and the same delivery again is known only by what it says. */
import { createHmac, type KeyObject } from 'node:crypto'
import type { Draft, SignatureVerdict, SignedRequest, WebhookRequest } from '../provider.ts'
import { isSameText, textKey } from '../textSecret.ts'

export function verify({ headers, body }: WebhookRequest, keys: readonly KeyObject[]): SignatureVerdict {
  const signature = headers.get('x-tawk-signature')
  if (!signature) return 'missing'
  if (!/^[0-9a-f]{40}$/.test(signature)) return 'malformed'
  return keys.some((key) => isSameText(signatureOf(body, key), signature)) ? 'authentic' : 'wrong'
}

export function sign({ url, body, id }: Draft, secret: string): SignedRequest | undefined {
  const key = textKey(secret)
  if (key === undefined) return undefined
  const headers = new Map([
    ['content-type', 'application/json'],
    ['x-hook-event-id', id],
    ['x-tawk-signature', signatureOf(body, key)],
  ])
  return { url, headers, body }
}

const signatureOf = (body: string | Uint8Array, key: KeyObject) => createHmac('sha1', key).update(body).digest('hex')
