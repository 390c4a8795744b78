/** The door's check: EventBridge cannot sign, and sends a key of ours along in a header. */
import type { KeyObject } from 'node:crypto'
import type { Draft, SignatureVerdict, SignedRequest, WebhookRequest } from '../provider.ts'
import { isOneOf, textKey } from '../textSecret.ts'

const header = 'x-api-key'
/** 24 random bytes or more, however they are written; the one we make has 32. */
const secretForm = /^[\x21-\x7e]{32,512}$/

export function verify({ headers }: WebhookRequest, keys: readonly KeyObject[]): SignatureVerdict {
  const given = headers.get(header)
  if (given === undefined || given === '') return 'missing'
  if (!secretForm.test(given)) return 'malformed'
  return isOneOf(keys, given) ? 'authentic' : 'wrong'
}

export function sign({ url, body }: Draft, secret: string): SignedRequest | undefined {
  if (keyOf(secret) === undefined) return undefined
  const headers = new Map([
    ['content-type', 'application/json'],
    [header, secret],
  ])
  return { url, headers, body }
}

export const keyOf = (secret: string): KeyObject | undefined => (secretForm.test(secret) ? textKey(secret) : undefined)
