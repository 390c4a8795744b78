/** Columns of whole numbers as bytes: variable-length integers (LEB128), because a column of like things compresses far better than a row of unlike ones. */

export class ColumnWriter {
  #buffer = Buffer.alloc(4096)
  #length = 0
  /** A whole number from 0 to 2^53. */
  number(value: number): void {
    let rest = value
    this.#room(8)
    while (rest >= 0x80) {
      this.#buffer[this.#length++] = (rest % 0x80) | 0x80
      rest = Math.floor(rest / 0x80)
    }
    this.#buffer[this.#length++] = rest
  }
  signed(value: number): void {
    this.number(value >= 0 ? value * 2 : -value * 2 - 1)
  }
  /** `notKnown` is -1 and becomes 0. */
  optional(value: number): void {
    this.number(value + 1)
  }
  ascending(values: readonly number[]): void {
    let before = 0
    for (const value of values) {
      this.number(value - before)
      before = value
    }
  }
  bytes(bytes: Uint8Array): void {
    this.#room(bytes.length)
    this.#buffer.set(bytes, this.#length)
    this.#length += bytes.length
  }
  /** Four bytes. */
  word(value: number): void {
    this.#room(4)
    this.#length = this.#buffer.writeUInt32BE(value, this.#length)
  }
  written(): Uint8Array {
    return this.#buffer.subarray(0, this.#length)
  }
  #room(needed: number): void {
    if (this.#length + needed <= this.#buffer.length) return
    this.#buffer = Buffer.concat([this.#buffer, Buffer.alloc(this.#buffer.length + needed)])
  }
}

/** Past the end there are only zeros. */
export class ColumnReader {
  readonly #bytes: Buffer
  #position = 0
  constructor(bytes: Buffer) {
    this.#bytes = bytes
  }
  number(): number {
    const bytes = this.#bytes
    let byte = bytes[this.#position++] ?? 0
    if (byte < 0x80) return byte
    let value = byte - 0x80
    let scale = 0x80
    do {
      byte = bytes[this.#position++] ?? 0
      value += (byte % 0x80) * scale
      scale *= 0x80
    } while (byte >= 0x80)
    return value
  }
  signed(): number {
    const value = this.number()
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2
  }
  smalls(length: number): Uint8Array {
    const column = new Uint8Array(length)
    for (let i = 0; i < length; i++) column[i] = this.number()
    return column
  }
  numbers(length: number): Uint16Array {
    const column = new Uint16Array(length)
    for (let i = 0; i < length; i++) column[i] = this.number()
    return column
  }
  optionals(length: number): Int32Array {
    const column = new Int32Array(length)
    for (let i = 0; i < length; i++) column[i] = this.number() - 1
    return column
  }
  ascending(length: number): Uint32Array {
    const column = new Uint32Array(length)
    let value = 0
    for (let i = 0; i < length; i++) {
      value += this.number()
      column[i] = value
    }
    return column
  }
  text(length: number): string {
    const text = this.#bytes.toString('latin1', this.#position, this.#position + length)
    this.#position += length
    return text
  }
  words(length: number): Uint32Array {
    const column = new Uint32Array(length)
    for (let i = 0; i < length; i++) column[i] = this.#word()
    return column
  }
  pairs(length: number): { high: Uint32Array; low: Uint32Array } {
    const high = new Uint32Array(length)
    const low = new Uint32Array(length)
    for (let i = 0; i < length; i++) {
      high[i] = this.#word()
      low[i] = this.#word()
    }
    return { high, low }
  }
  #word(): number {
    const word = this.#bytes.readUInt32BE(this.#position)
    this.#position += 4
    return word
  }
}
