import { timingSafeEqual } from 'node:crypto'

/** Compares in constant time, after the length. */
export function isSameText(expected: string | Uint8Array, given: string | Uint8Array): boolean {
  const [a, b] = [Buffer.from(expected), Buffer.from(given)]
  return a.length === b.length && timingSafeEqual(a, b)
}
