/** Reads the embedded store's own files far enough to see every byte that was put in: tables in packed blocks, and the log, which is cut into pieces. */

const footerBytes = 48
const magic = '57fb808b247547db'
const logBlock = 32_768

/** Empty for what is neither. */
export function blocksOfLevelFile(bytes: Buffer): readonly Uint8Array[] {
  if (bytes.length > footerBytes && bytes.subarray(-8).toString('hex') === magic) return blocksOfTable(bytes)
  return isLog(bytes) ? [joinedLog(bytes)] : []
}

function blocksOfTable(bytes: Buffer): readonly Uint8Array[] {
  const footer = new Reader(bytes, bytes.length - footerBytes)
  footer.handle()
  const index = blockAt(bytes, footer.handle())
  return entriesOf(index).map((value) => blockAt(bytes, new Reader(value, 0).handle()))
}

type Handle = { readonly offset: number; readonly size: number }

function blockAt(bytes: Buffer, { offset, size }: Handle): Buffer {
  const block = bytes.subarray(offset, offset + size)
  return bytes[offset + size] === 1 ? unsnapped(block) : block
}

/** Values of a block of keys and values. */
function entriesOf(block: Buffer): readonly Buffer[] {
  const restarts = block.readUInt32LE(block.length - 4)
  const end = block.length - 4 - restarts * 4
  const values: Buffer[] = []
  for (const reader = new Reader(block, 0); reader.at < end; ) {
    reader.varint() // of the key before
    const [own, size] = [reader.varint(), reader.varint()]
    values.push(block.subarray(reader.at + own, reader.at + own + size))
    reader.at += own + size
  }
  return values
}

/** A log is cut into pieces with a heading each: a checksum, a length, and which piece it is. */
const isLog = (bytes: Buffer) =>
  bytes.length > 7 &&
  (bytes[6] ?? 0) >= 1 &&
  (bytes[6] ?? 0) <= 4 &&
  bytes.readUInt16LE(4) > 0 &&
  bytes.readUInt16LE(4) <= logBlock - 7 &&
  bytes.length >= bytes.readUInt16LE(4)

function joinedLog(bytes: Buffer): Buffer {
  const pieces: Buffer[] = []
  for (let block = 0; block < bytes.length; block += logBlock) {
    const end = Math.min(block + logBlock, bytes.length)
    for (let at = block; at + 7 <= end; ) {
      const size = bytes.readUInt16LE(at + 4)
      pieces.push(bytes.subarray(at + 7, Math.min(at + 7 + size, end)))
      at += 7 + size
    }
  }
  return Buffer.concat(pieces)
}

/** The packing of the blocks: lengths, literals, and copies of what went before. */
function unsnapped(packed: Buffer): Buffer {
  const reader = new Reader(packed, 0)
  const out = Buffer.alloc(reader.varint())
  let length = 0
  while (reader.at < packed.length) {
    const tag = reader.byte()
    if ((tag & 3) === 0) {
      const more = (tag >> 2) - 59
      const size = 1 + (more > 0 ? reader.little(more) : tag >> 2)
      length += packed.copy(out, length, reader.at, reader.at + size)
      reader.at += size
    } else {
      const kind = tag & 3
      const size = kind === 1 ? 4 + ((tag >> 2) & 7) : 1 + (tag >> 2)
      const back = kind === 1 ? ((tag >> 5) << 8) | reader.byte() : reader.little(kind === 2 ? 2 : 4)
      for (let n = 0; n < size; n++, length++) out[length] = out[length - back] ?? 0
    }
  }
  return out.subarray(0, length)
}

class Reader {
  readonly #bytes: Buffer
  at: number
  constructor(bytes: Buffer, at: number) {
    this.#bytes = bytes
    this.at = at
  }
  byte(): number {
    return this.#bytes[this.at++] ?? 0
  }
  little(count: number): number {
    let value = 0
    for (let place = 0; place < count; place++) value += this.byte() * 2 ** (8 * place)
    return value
  }
  varint(): number {
    let value = 0
    for (let shift = 0; shift < 70; shift += 7) {
      const byte = this.byte()
      value += (byte & 127) * 2 ** shift
      if (byte < 128) break
    }
    return value
  }
  handle(): Handle {
    const offset = this.varint()
    return { offset, size: this.varint() }
  }
}
