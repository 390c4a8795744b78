/** What is packed within a run of bytes: gzip, zip, base64, and the files of the embedded store. */
import { constants, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib'
import { blocksOfLevelFile } from './levelFile.ts'

/** Everything found inside, unpacked one step. */
export function opened(content: Uint8Array): readonly Uint8Array[] {
  const bytes = Buffer.from(content)
  return [...gzips(bytes), ...zipEntries(bytes), ...base64Runs(bytes), ...blocksOfLevelFile(bytes)]
}

const loose = { finishFlush: constants.Z_SYNC_FLUSH } // also of a part
const attempt = (work: () => Uint8Array): readonly Uint8Array[] => {
  try {
    const made = work()
    return made.length === 0 ? [] : [made]
  } catch {
    return []
  }
}

function gzips(bytes: Buffer): readonly Uint8Array[] {
  const found: Uint8Array[] = []
  for (let at = bytes.indexOf('\x1f\x8b\x08', 0, 'latin1'); at !== -1; at = bytes.indexOf('\x1f\x8b\x08', at + 1, 'latin1'))
    found.push(...attempt(() => (bytes[at + 3] === 0 ? inflateRawSync(bytes.subarray(at + 10), loose) : gunzipSync(bytes.subarray(at), loose))))
  if (bytes[0] === 0x78) found.push(...attempt(() => inflateSync(bytes, loose)))
  // A day file: one byte of its version, then deflated.
  if (bytes.length > 20 && (bytes[0] ?? 99) <= 9) found.push(...attempt(() => inflateRawSync(bytes.subarray(1))))
  return found
}

function zipEntries(bytes: Buffer): readonly Uint8Array[] {
  const found: Uint8Array[] = []
  for (let at = bytes.indexOf('PK\x03\x04', 0, 'latin1'); at !== -1 && at + 30 < bytes.length; at = bytes.indexOf('PK\x03\x04', at + 1, 'latin1')) {
    const content = bytes.subarray(at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28))
    if (bytes.readUInt16LE(at + 8) === 8) found.push(...attempt(() => inflateRawSync(content, loose)))
  }
  return found
}

/** Long enough to hold something packed; what is written plainly in base64 is found without. */
function base64Runs(bytes: Buffer): readonly Uint8Array[] {
  const runs = bytes.toString('latin1').match(/[A-Za-z0-9+/_-]{28,}={0,2}/g) ?? []
  return runs.flatMap((run) => {
    const inner = Buffer.from(run, 'base64')
    return gzips(inner)
  })
}
