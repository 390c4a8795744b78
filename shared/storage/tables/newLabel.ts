import { randomBytes } from 'node:crypto'

/** Eight random bytes as two halves: nothing leads from them to a pseudonym. */
export function newLabel(): { readonly high: number; readonly low: number } {
  const bytes = randomBytes(8)
  return { high: bytes.readUInt32BE(0), low: bytes.readUInt32BE(4) }
}
