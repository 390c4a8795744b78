/** Secrets that a provider uses as the very text they are, and the comparison that tells nothing by how long it takes. */
import { createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto'

const fewestCharacters = 8
const mostCharacters = 512

/** undefined for what is too short to be a secret or has spaces or control characters in it. */
export function textKey(secret: string): KeyObject | undefined {
  const text = secret.trim()
  const isSecret = text.length >= fewestCharacters && text.length <= mostCharacters && /^[\x21-\x7e]+$/.test(text)
  return isSecret ? createSecretKey(Buffer.from(text)) : undefined
}

/** One key for several secrets with spaces between, where a provider makes one for each of its webhooks; undefined where one of them is none. */
export function textKeys(secrets: string, most: number): KeyObject | undefined {
  const each = secrets.trim().split(/\s+/)
  return each.length <= most && each.every((secret) => textKey(secret) !== undefined) ? createSecretKey(Buffer.from(each.join(' '))) : undefined
}

/** The secrets that such keys were made of. */
export const secretsIn = (keys: readonly KeyObject[]): readonly string[] => keys.flatMap((key) => key.export().toString().split(' '))

/** Fit for an address, a header and a body: 32 random bytes are 43 characters. */
export const newTextSecret = (random: Uint8Array): string => Buffer.from(random).toString('base64url')

/** In constant time, after the length. */
export function isSameText(expected: string | Uint8Array, given: string | Uint8Array): boolean {
  const [a, b] = [Buffer.from(expected), Buffer.from(given)]
  return a.length === b.length && timingSafeEqual(a, b)
}

/** Whether one of the secrets itself was sent along. */
export const isOneOf = (keys: readonly KeyObject[], given: string): boolean => keys.some((key) => isSameText(key.export(), given))
