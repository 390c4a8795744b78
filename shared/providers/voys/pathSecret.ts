/** Voys signs nothing: whoever knows the address may send. So the address ends in 256 random bits, which is all there is to check. */
import { createSecretKey, type KeyObject } from 'node:crypto'
import type { Draft, SignatureVerdict, SignedRequest, WebhookRequest } from '../provider.ts'
import { isOneOf } from '../textSecret.ts'

/** Ours has 43 characters; 256 bits may be written otherwise as well, such as in hexadecimal digits, and 192 bits are the fewest. */
const form = /^[A-Za-z0-9_-]{32,128}$/

export function verify({ pathToken }: WebhookRequest, keys: readonly KeyObject[]): SignatureVerdict {
  if (pathToken === undefined) return 'missing'
  if (!form.test(pathToken)) return 'malformed'
  return isOneOf(keys, pathToken) ? 'authentic' : 'wrong'
}

export function keyOf(secret: string): KeyObject | undefined {
  const text = secret.trim()
  return form.test(text) ? createSecretKey(Buffer.from(text)) : undefined
}

export function sign({ url, body }: Draft, secret: string): SignedRequest | undefined {
  if (keyOf(secret) === undefined) return undefined
  const [, address = url, query = ''] = /^([^?]*)(.*)$/.exec(url) ?? []
  return { url: `${address.replace(/\/$/, '')}/${secret.trim()}${query}`, headers: new Map([['content-type', 'application/json']]), body }
}
