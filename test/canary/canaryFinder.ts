/**
 * Finds planted texts in anything that was written: as they are, in every spelling and escaping, in other encodings, in base64 at any offset, in hex, as
 * a plain digest, and inside whatever was packed.
 */
import { createHash } from 'node:crypto'
import { opened } from './opened.ts'
import { spellingsOf } from './planted.ts'

export type CanaryFinder = {
  /** What was found of the planted texts, and in which form; empty: nothing. */
  readonly findIn: (content: Uint8Array | string) => readonly string[]
  /** The same for a value of a program, with the bytes and sets in it. */
  readonly findInValue: (value: unknown) => readonly string[]
}
type Needle = { readonly bytes: Uint8Array; readonly says: string }

const leastPlain = 4
/** Shorter ones stand everywhere by chance. */
const leastBytes = 8
const deepest = 4

export function canaryFinder(planted: readonly string[]): CanaryFinder {
  const scan = scannerOf(planted.flatMap(needlesOf))
  const find = (content: Uint8Array, depth: number): readonly string[] => [
    ...scan(content),
    ...[...plainer(content)].flatMap(scan),
    ...(depth < deepest ? opened(content).flatMap((inner) => find(inner, depth + 1).map((says) => `packed ${says}`)) : []),
  ]
  const findIn = (content: Uint8Array | string) => [...new Set(find(typeof content === 'string' ? Buffer.from(content) : content, 0))]
  return { findIn, findInValue: (value) => [...new Set(partsOf(value).flatMap(findIn))] }
}

/** Every text, number and run of bytes in it, whatever holds them. */
function partsOf(value: unknown): readonly (string | Uint8Array)[] {
  const texts: string[] = []
  const bytes: Uint8Array[] = []
  const seen = new Set<unknown>()
  const walk = (one: unknown): void => {
    if (one instanceof Uint8Array) bytes.push(one)
    else if (ArrayBuffer.isView(one)) {
      bytes.push(new Uint8Array(one.buffer, one.byteOffset, one.byteLength))
      texts.push(JSON.stringify(one))
    } else if (typeof one !== 'object' || one === null) texts.push(String(one))
    else if (!seen.has(one)) {
      seen.add(one)
      if (one instanceof Error) walk([one.name, one.message, one.stack, one.cause])
      if (one instanceof Map || one instanceof Set) walk([...one])
      for (const [key, inner] of Object.entries(one)) {
        walk(key)
        walk(inner)
      }
    }
  }
  walk(value)
  return [texts.join('\n'), ...bytes]
}

const isNumber = (text: string) => /^\+?\d{9,}$/.test(text)

function needlesOf(planted: string): readonly Needle[] {
  const written = isNumber(planted)
    ? spellingsOf(planted)
    : [planted, planted.replaceAll(' ', '+'), planted.normalize('NFD'), planted.toLowerCase(), planted.toUpperCase()]
  const core = isNumber(planted) ? planted.slice(-9) : planted
  const forms: Needle[] = []
  const add = (form: string, bytes: Uint8Array) => {
    if (bytes.length >= (form === 'as it is' ? leastPlain : leastBytes)) forms.push({ bytes: lowerCase(bytes), says: `${planted}: ${form}` })
  }
  for (const text of new Set([core, ...written])) {
    add('as it is', Buffer.from(text))
    add('UTF-16', Buffer.from(text, 'utf16le'))
    add('UTF-16 big-endian', Buffer.from(text, 'utf16le').swap16())
    add('hex', Buffer.from(Buffer.from(text).toString('hex')))
    for (const form of ['base64', 'base64url'] as const) for (const offset of [0, 1, 2]) add(form, Buffer.from(withinBase64(text, offset, form)))
    for (const name of ['md5', 'sha1', 'sha256', 'sha512']) {
      const digest = createHash(name).update(text).digest()
      // Half of a digest tells as much as all of it.
      add(`${name} in bytes`, digest.subarray(0, 10))
      add(`${name} in hex`, Buffer.from(digest.toString('hex').slice(0, 16)))
      for (const form of ['base64', 'base64url'] as const) add(`${name} in ${form}`, Buffer.from(digest.toString(form).slice(0, 12)))
    }
  }
  if (isNumber(planted)) for (const bytes of asNumbers(Number(planted))) add('a number of eight bytes', bytes)
  return forms
}

/** What stands before it moves a text by 0, 1 or 2 bytes; letters that share a byte with something else are left out. */
function withinBase64(text: string, offset: number, form: 'base64' | 'base64url'): string {
  const bytes = Buffer.concat([Buffer.alloc(offset, 120), Buffer.from(text)])
  const whole = bytes.toString(form).replaceAll('=', '')
  const bits = bytes.length * 8
  return whole.slice(offset === 0 ? 0 : offset + 1, Math.floor(bits / 6))
}

function asNumbers(value: number): readonly Uint8Array[] {
  const all = ['writeDoubleLE', 'writeDoubleBE'] as const
  const whole = ['writeBigInt64LE', 'writeBigInt64BE'] as const
  return [
    ...all.map((write) => {
      const bytes = Buffer.alloc(8)
      bytes[write](value)
      return bytes
    }),
    ...whole.map((write) => {
      const bytes = Buffer.alloc(8)
      bytes[write](BigInt(value))
      return bytes
    }),
  ]
}

const lowerCase = (bytes: Uint8Array): Uint8Array => bytes.map((byte) => (byte >= 65 && byte <= 90 ? byte + 32 : byte))

/** What it says once its escapes are undone, and once nothing stands between its digits. */
function* plainer(content: Uint8Array): Generator<Uint8Array> {
  const text = Buffer.from(content).toString('utf8')
  const unescaped = /%[0-9a-f]{2}|&#?\w+;|\\[ux]|\\["/]/i.test(text) ? withoutEscapes(text) : text
  if (unescaped !== text) yield Buffer.from(unescaped)
  const squeezed = unescaped.replaceAll(/(?<=\d)(?:[ ()./\u00a0\u2011-]|\(0\))+(?=\d)/g, '')
  if (squeezed !== unescaped) yield Buffer.from(squeezed)
}

const named = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', '\u00a0'],
  ['ouml', 'ö'],
  ['plus', '+'],
])
const character = (code: number) => (code > 0 && code < 0x110000 ? String.fromCodePoint(code) : ' ')
function withoutEscapes(text: string): string {
  return text
    .replaceAll(/(?:%[0-9a-f]{2})+/gi, (run) => Buffer.from(run.replaceAll('%', ''), 'hex').toString('utf8'))
    .replaceAll(/\\u([0-9a-f]{4})|\\x([0-9a-f]{2})/gi, (_, long: string | undefined, short: string | undefined) =>
      character(Number.parseInt(long ?? short ?? '', 16)),
    )
    .replaceAll(/\\(["/])/g, '$1')
    .replaceAll(/&#(\d{1,7});|&#x([0-9a-f]{1,6});|&(\w{2,6});/gi, (whole, ten: string | undefined, hex: string | undefined, word: string | undefined) => {
      if (ten !== undefined) return character(Number(ten))
      return hex === undefined ? (named.get(word ?? '') ?? whole) : character(Number.parseInt(hex, 16))
    })
}

/** One pass over the bytes for all needles at once: four bytes are looked up in a table, and only where they are known the needles are compared. */
function scannerOf(needles: readonly Needle[]): (content: Uint8Array) => readonly string[] {
  const byStart = new Map<number, Needle[]>()
  const maybe = new Uint8Array(2 ** 20)
  const slot = (start: number) => Math.imul(start, 0x9e3779b1) >>> 12
  for (const needle of needles) {
    const [a = 0, b = 0, c = 0, d = 0] = needle.bytes
    const start = a | (b << 8) | (c << 16) | (d << 24)
    maybe[slot(start)] = 1
    byStart.set(start, [...(byStart.get(start) ?? []), needle])
  }
  return (content) => {
    const found = new Set<string>()
    const bytes = lowerCase(content)
    let start = 0
    for (let at = 0; at < bytes.length; at++) {
      start = (start >>> 8) | ((bytes[at] ?? 0) << 24)
      if (at < 3 || maybe[slot(start)] === 0) continue
      for (const needle of byStart.get(start) ?? []) if (standsAt(bytes, at - 3, needle.bytes)) found.add(needle.says)
    }
    return [...found]
  }
}

function standsAt(bytes: Uint8Array, from: number, needle: Uint8Array): boolean {
  if (from + needle.length > bytes.length) return false
  for (let at = 4; at < needle.length; at++) if (bytes[from + at] !== needle[at]) return false
  return true
}
