/** The door's check: EventBridge cannot sign, and sends a key of ours along in a header. */
import { createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto'
import type { Draft, SignatureVerdict, SignedRequest, WebhookRequest } from '../provider.ts'

const header = 'x-api-key'
/** 256 bits in base64url; AWS takes up to 512 characters. */
const secretForm = /^[A-Za-z0-9_-]{43,512}$/

export function verify({ headers }: WebhookRequest, keys: readonly KeyObject[]): SignatureVerdict {
  const given = headers.get(header)
  if (given === undefined || given === '') return 'missing'
  if (!secretForm.test(given)) return 'malformed'
  return keys.some((key) => isSame(key.export(), Buffer.from(given))) ? 'authentic' : 'wrong'
}

export function sign({ url, body }: Draft, secret: string): SignedRequest | undefined {
  if (keyOf(secret) === undefined) return undefined
  const headers = new Map([
    ['content-type', 'application/json'],
    [header, secret],
  ])
  return { url, headers, body }
}

export const newSecret = (random: Uint8Array): string => Buffer.from(random).toString('base64url')

export const keyOf = (secret: string): KeyObject | undefined => (secretForm.test(secret) ? createSecretKey(Buffer.from(secret)) : undefined)

const isSame = (expected: Buffer, given: Buffer) => expected.length === given.length && timingSafeEqual(expected, given)
