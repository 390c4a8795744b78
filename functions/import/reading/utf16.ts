/**
 * Files that Excel saves as "Unicode text" are UTF-16, and say so by their first two bytes. Each part is made UTF-8 where it comes in, so that
 * whatever reads records knows one alphabet; where a part ends is told in bytes of the file as it was sent.
 */
import type { Utf16 } from '../../../shared/storage/facts/importRecords.ts'

/** @param start the first bytes of the file */
export const utf16Of = (start: Uint8Array): Utf16 | undefined =>
  start[0] === 0xff && start[1] === 0xfe ? 'utf-16le' : start[0] === 0xfe && start[1] === 0xff ? 'utf-16be' : undefined

export type PartAsSent = { readonly bytes: Uint8Array; readonly isLast: boolean /** Absent: not UTF-16. */; readonly encoding: Utf16 | undefined }
export type Utf8Part = {
  readonly bytes: Uint8Array
  /** Of the part as it was sent, how many bytes so many of these are. */
  readonly sentBytesOf: (used: number) => number
}

/** A letter that the end of the part cuts in two belongs to the next part. */
export function asUtf8({ bytes, isLast, encoding }: PartAsSent): Utf8Part {
  if (encoding === undefined) return { bytes, sentBytesOf: (used) => used }
  const whole = isLast ? bytes : bytes.subarray(0, bytes.length - cutOff(bytes, encoding))
  const mark = utf16Of(bytes) === undefined ? 0 : 2
  const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(whole.subarray(mark))
  const utf8 = new TextEncoder().encode(text)
  return {
    bytes: utf8,
    sentBytesOf: (used) => {
      if (used === utf8.length) return whole.length
      return used === 0 ? 0 : mark + 2 * new TextDecoder('utf-8', { ignoreBOM: true }).decode(utf8.subarray(0, used)).length
    },
  }
}

/** Bytes at the end that are no whole letter: an odd byte, or the first half of a pair. */
function cutOff(bytes: Uint8Array, encoding: Utf16): number {
  const odd = bytes.length % 2
  const [first, second] = bytes.subarray(bytes.length - odd - 2)
  const high = encoding === 'utf-16le' ? second : first
  return high !== undefined && high >= 0xd8 && high <= 0xdb ? odd + 2 : odd
}
