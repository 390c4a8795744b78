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
  #space = new ArrayBuffer(0)
  #used = 0
  constructor(bytes: Buffer) {
    this.#bytes = bytes
  }
  /** Makes room for the columns to come, of so many bytes together: one piece of memory a day is far less work than one a column. */
  reserve(bytes: number): void {
    this.#space = new ArrayBuffer(bytes)
    this.#used = 0
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
    const column = new Uint8Array(...this.#room(length, length))
    for (let i = 0; i < length; i++) column[i] = this.number()
    return column
  }
  /** `notKnown` becomes 255. */
  smallOptionals(length: number): Uint8Array {
    const column = new Uint8Array(...this.#room(length, length))
    for (let i = 0; i < length; i++) column[i] = this.number() - 1
    return column
  }
  numbers(length: number): Uint16Array {
    const column = new Uint16Array(...this.#room(length * 2, length))
    for (let i = 0; i < length; i++) column[i] = this.number()
    return column
  }
  optionals(length: number): Int32Array {
    const column = new Int32Array(...this.#room(length * 4, length))
    for (let i = 0; i < length; i++) column[i] = this.number() - 1
    return column
  }
  /** Zeros, to be filled in. */
  zeros(length: number): Uint32Array {
    return new Uint32Array(...this.#room(length * 4, length))
  }
  /** @param times each of them so often */
  ascending(length: number, times = 1): Uint32Array {
    const column = this.zeros(length)
    let value = 0
    for (let i = 0; i < length; i++) {
      value += this.number() * times
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
    const column = this.zeros(length)
    for (let i = 0; i < length; i++) column[i] = this.#word()
    return column
  }
  pairs(length: number): { high: Uint32Array; low: Uint32Array } {
    const [high, low] = [this.zeros(length), this.zeros(length)]
    for (let i = 0; i < length; i++) {
      high[i] = this.#word()
      low[i] = this.#word()
    }
    return { high, low }
  }
  #room(bytes: number, length: number): readonly [buffer: ArrayBuffer, offset: number, length: number] {
    const offset = this.#used
    if (offset + bytes > this.#space.byteLength) return [new ArrayBuffer(bytes), 0, length]
    this.#used = Math.ceil((offset + bytes) / 4) * 4
    return [this.#space, offset, length]
  }
  #word(): number {
    const word = this.#bytes.readUInt32BE(this.#position)
    this.#position += 4
    return word
  }
}
