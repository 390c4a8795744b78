/** What a zip file says is in it, read before anything is unpacked: names, sizes and how much each would grow; and whether it says the truth. */
import { inflateRawSync } from 'node:zlib'

export type ZipEntry = { readonly name: string; readonly packedBytes: number; readonly bytes: number; readonly headerAt: number }

const endSignature = 0x06054b50
const entrySignature = 0x02014b50
const longestComment = 65_535

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
    entries.push({ name, packedBytes: view.getUint32(place + 20, true), bytes: view.getUint32(place + 24, true), headerAt: view.getUint32(place + 42, true) })
    place += 46 + nameLength + rest
  }
  return entries
}

/** What is in it, where it is no more than the directory says; undefined where it is. What is packed some other way than by deflating, or not at all, is not believed. */
export function contentOf(file: Uint8Array, { headerAt, packedBytes, bytes }: ZipEntry): Uint8Array | undefined {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  if (headerAt + 30 > file.length) return undefined
  const method = view.getUint16(headerAt + 8, true)
  const start = headerAt + 30 + view.getUint16(headerAt + 26, true) + view.getUint16(headerAt + 28, true)
  const packed = file.subarray(start, start + packedBytes)
  if (method === 0) return packedBytes === bytes ? packed : undefined
  if (method !== 8) return undefined
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, bytes) })
  } catch {
    return undefined
  }
}
