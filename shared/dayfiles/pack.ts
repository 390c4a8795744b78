/**
 * The day file: all contacts of one line's local day as compressed columns. `packDay` and `unpackDay` are one format in one file.
 * First byte: the format's version. Then deflated: lengths, then column after column as variable-length integers (LEB128),
 * because a column of like things compresses far better than a row of unlike ones. The bytes depend on the facts alone.
 */
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { Contact } from '../contacts/contact.ts'
import type { HeartbeatEvent, PresenceEvent } from '../contacts/contactEvent.ts'
import type { SourceId } from '../contacts/identifiers.ts'
import {
  type BySource,
  calledBack,
  type DayColumns,
  leftInMenu,
  noSource,
  notKnown,
  outcomes,
  presenceTypes,
  reasons,
  unlinked,
  wasOffered,
} from './dayColumns.ts'

/** A file carries the lowest version that can read it: 2 where somebody was called back. */
const formatVersion = 1
const versionWithCallbacks = 2
const quarterHour = 900

export type DayFacts = { readonly contacts: readonly Contact[]; readonly presence: readonly PresenceEvent[]; readonly heartbeats: readonly HeartbeatEvent[] }

export function packDay({ contacts, presence, heartbeats }: DayFacts): Uint8Array {
  const rows = [...contacts].sort((a, b) => a.arrivedAt - b.arrivedAt || compareText(a.contactId, b.contactId))
  const present = [...presence].sort((a, b) => a.at - b.at || (a.sequence ?? 0) - (b.sequence ?? 0) || compareText(a.eventId, b.eventId))
  const quarters = quartersOf(heartbeats)
  const callers = new Map<string, number>()
  const callerColumn = rows.map(({ caller }) => (caller === 'withheld' || caller === 'unlinked' ? notKnown : indexIn(callers, caller)))

  const out = new Writer()
  for (const length of [rows.length, callers.size, present.length, quarters.length]) out.number(length)
  out.ascending(rows.map((row) => toSeconds(row.arrivedAt)))
  for (const row of rows) out.number(outcomes.indexOf(row.outcome))
  for (const row of rows) out.number(reasons.indexOf(row.reason ?? 'none'))
  for (const row of rows) out.number(flagsOf(row))
  for (const row of rows) out.optional(menuSecondsOf(row))
  for (const row of rows) out.optional(wholeSeconds(row.waitSeconds))
  for (const row of rows) {
    const spokenAt = row.answeredAt ?? row.calledBackAt
    if (spokenAt !== undefined) out.signed(toSeconds(spokenAt) - expectedAnswer(row))
  }
  for (const row of rows) out.optional(wholeSeconds(row.talkSeconds))
  for (const index of callerColumn) out.optional(index)
  for (const pseudonym of callers.keys()) out.bytes(Buffer.from(pseudonym, 'base64url').subarray(0, 8))
  out.ascending(present.map((event) => toSeconds(event.at)))
  for (const event of present) out.number(presenceTypes.indexOf(event.type))
  for (const event of present) out.bytes(Buffer.from(event.agent, 'base64url').subarray(0, 4))
  out.ascending(quarters)
  writeSources(out, { rows, present, heartbeats })
  const packed = deflateRawSync(out.written(), { level: 6 })
  const version = rows.some((row) => row.calledBackAt !== undefined) ? versionWithCallbacks : formatVersion
  return Buffer.concat([Uint8Array.of(version), packed])
}

/** @throws RangeError when the bytes are no day file of a version this code knows. */
export function unpackDay(file: Uint8Array): DayColumns {
  if (file[0] !== formatVersion && file[0] !== versionWithCallbacks) throw new RangeError(`day file of unknown version ${file[0]}`)
  const read = new Reader(inflateRawSync(file.subarray(1)))
  const [length, callerCount, presenceCount, quarterCount] = [read.number(), read.number(), read.number(), read.number()]
  const at = read.ascending(length)
  const outcome = read.smalls(length)
  const reason = read.smalls(length)
  const flags = read.smalls(length)
  const menuSeconds = read.optionals(length)
  const waitSeconds = read.optionals(length)
  const answeredAt = new Uint32Array(length)
  const answered = outcomes.indexOf('answered')
  for (let i = 0; i < length; i++) {
    if (outcome[i] === answered || ((flags[i] ?? 0) & calledBack) !== 0)
      answeredAt[i] = (at[i] ?? 0) + Math.max(0, menuSeconds[i] ?? 0) + Math.max(0, waitSeconds[i] ?? 0) + read.signed()
  }
  const talkSeconds = read.optionals(length)
  const caller = read.optionals(length)
  const callers = read.pairs(callerCount)
  const presence = { at: read.ascending(presenceCount), type: read.smalls(presenceCount), agent: read.words(presenceCount) }
  const signsOfLife = read.ascending(quarterCount).map((quarter) => quarter * quarterHour)
  const bySource = readSources(read, length, presenceCount)
  return { length, at, outcome, reason, flags, menuSeconds, waitSeconds, answeredAt, talkSeconds, caller, callers, presence, signsOfLife, bySource }
}

const flagsOf = (row: Contact) =>
  (row.wasOffered ? wasOffered : 0) |
  (row.leftInMenu ? leftInMenu : 0) |
  (row.caller === 'unlinked' ? unlinked : 0) |
  (row.calledBackAt === undefined ? 0 : calledBack)

/** After everything else, so that a file without it is read as one that names no source: past its end there are only zeros. */
function writeSources(
  out: Writer,
  { rows, present, heartbeats }: { rows: readonly Contact[]; present: readonly PresenceEvent[]; heartbeats: readonly HeartbeatEvent[] },
): void {
  const named = new Set([...rows, ...present, ...heartbeats].flatMap(({ source }) => source ?? []))
  if (named.size === 0) return
  const sources = [...named].sort(compareText).slice(0, noSource)
  const indexOf = new Map<SourceId | undefined, number>(sources.map((source, index) => [source, index]))
  const indexIn = (source: SourceId | undefined) => indexOf.get(source) ?? notKnown
  out.number(sources.length)
  for (const source of sources) {
    out.number(source.length)
    out.bytes(Buffer.from(source, 'latin1'))
  }
  for (const row of rows) out.optional(indexIn(row.source))
  for (const event of present) out.optional(indexIn(event.source))
  for (const source of sources) {
    const quarters = quartersOf(heartbeats.filter((beat) => beat.source === source))
    out.number(quarters.length)
    out.ascending(quarters)
  }
}

function readSources(read: Reader, contacts: number, presenceEvents: number): BySource {
  // Written from branded ids above, which are ASCII.
  const sources = Array.from({ length: read.number() }, () => read.text(read.number()) as SourceId)
  if (sources.length === 0)
    return { sources, contact: new Uint8Array(contacts).fill(noSource), presence: new Uint8Array(presenceEvents).fill(noSource), beats: [] }
  const indexes = (length: number) => read.optionals(length).map((index) => (index < 0 ? noSource : index))
  const [contact, presence] = [Uint8Array.from(indexes(contacts)), Uint8Array.from(indexes(presenceEvents))]
  return { sources, contact, presence, beats: sources.map(() => read.ascending(read.number()).map((quarter) => quarter * quarterHour)) }
}

const quartersOf = (heartbeats: readonly HeartbeatEvent[]) =>
  [...new Set(heartbeats.map((beat) => Math.floor(toSeconds(beat.at) / quarterHour)))].sort((a, b) => a - b)

const toSeconds = (instant: number) => Math.floor(instant / 1000)
const wholeSeconds = (seconds: number | undefined) => (seconds === undefined ? notKnown : Math.floor(seconds))
const menuSecondsOf = (row: Contact) => (row.queuedAt === undefined ? notKnown : Math.max(0, toSeconds(row.queuedAt) - toSeconds(row.arrivedAt)))
/** When a person answers just as the waiting ends, which is nearly always, nothing is left to store. */
const expectedAnswer = (row: Contact) => toSeconds(row.arrivedAt) + Math.max(0, menuSecondsOf(row)) + Math.max(0, wholeSeconds(row.waitSeconds))

function indexIn(known: Map<string, number>, key: string): number {
  const index = known.get(key) ?? known.size
  known.set(key, index)
  return index
}
const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

class Writer {
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
  written(): Uint8Array {
    return this.#buffer.subarray(0, this.#length)
  }
  #room(needed: number): void {
    if (this.#length + needed <= this.#buffer.length) return
    this.#buffer = Buffer.concat([this.#buffer, Buffer.alloc(this.#buffer.length + needed)])
  }
}

class Reader {
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
