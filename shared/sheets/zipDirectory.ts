/** What a zip file says is in it, read before anything is unpacked: names, sizes and how much each would grow; and what is in it, no longer than it says. */
import { pipeline } from 'node:stream'
import { createInflateRaw } from 'node:zlib'
import { UnreadableSheet } from './sheet.ts'

export type ZipEntry = { readonly name: string; readonly packedBytes: number; readonly bytes: number; readonly headerAt: number }

const endSignature = 0x06054b50
const entrySignature = 0x02014b50
const longestComment = 65_535
/** Stands where a larger kind of directory says the number. */
const saidElsewhere = 0xffffffff

/** undefined for what is no zip file, spans several, or is larger than its kind of directory can say. */
export function zipDirectory(file: Uint8Array): readonly ZipEntry[] | undefined {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  let end = file.length - 22
  while (end >= 0 && end >= file.length - 22 - longestComment && view.getUint32(end, true) !== endSignature) end--
  if (end < 0 || view.getUint32(end, true) !== endSignature) return undefined
  const count = view.getUint16(end + 10, true)
  let place = view.getUint32(end + 16, true)
  const entries: ZipEntry[] = []
  for (let n = 0; n < count; n++) {
    if (place + 46 > file.length || view.getUint32(place, true) !== entrySignature) return undefined
    const nameLength = view.getUint16(place + 28, true)
    const rest = view.getUint16(place + 30, true) + view.getUint16(place + 32, true)
    const name = new TextDecoder().decode(file.subarray(place + 46, place + 46 + nameLength))
    const entry = { name, packedBytes: view.getUint32(place + 20, true), bytes: view.getUint32(place + 24, true), headerAt: view.getUint32(place + 42, true) }
    if ([entry.packedBytes, entry.bytes, entry.headerAt].includes(saidElsewhere)) return undefined
    entries.push(entry)
    place += 46 + nameLength + rest
  }
  return entries
}

/**
 * What is in it, in pieces, while others have their turn. What is packed some other way than by deflating, or not at all, is not believed.
 * @throws UnreadableSheet where it is more than the directory says, or damaged
 */
export async function* contentOf(file: Uint8Array, { headerAt, packedBytes, bytes }: ZipEntry): AsyncGenerator<Uint8Array> {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  if (headerAt + 30 > file.length) throw new UnreadableSheet('not_readable')
  const method = view.getUint16(headerAt + 8, true)
  const start = headerAt + 30 + view.getUint16(headerAt + 26, true) + view.getUint16(headerAt + 28, true)
  const packed = file.subarray(start, start + packedBytes)
  if (method === 0 && packedBytes === bytes) return yield packed
  if (method !== 8) throw new UnreadableSheet('not_readable')
  let length = 0
  try {
    // Whatever is wrong with it is thrown where it is read.
    for await (const piece of pipeline([packed], createInflateRaw({ chunkSize: pieceBytes }), () => undefined)) {
      length += (piece as Buffer).length
      if (length > bytes) throw new UnreadableSheet('unpacks_too_large')
      yield piece as Buffer
    }
  } catch (failure) {
    throw failure instanceof UnreadableSheet ? failure : new UnreadableSheet('not_readable')
  }
}
const pieceBytes = 64 * 1024
