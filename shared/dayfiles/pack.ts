/**
 * The day file: all contacts of one line's local day as compressed columns. `packDay` and `unpackDay` are one format in one file.
 * First byte: the format's version. Then deflated: lengths, then column after column as variable-length integers (LEB128),
 * because a column of like things compresses far better than a row of unlike ones. The bytes depend on the facts alone.
 */
import { compareText } from '../contacts/compareText.ts'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { Contact } from '../contacts/contact.ts'
import type { HeartbeatEvent, PresenceEvent } from '../contacts/contactEvent.ts'
import type { Crossing } from '../contacts/crossing.ts'
import type { SourceId } from '../contacts/identifiers.ts'
import { ColumnReader, ColumnWriter } from './columnBytes.ts'
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

/** A file carries the lowest version that can read it: 2 where somebody was called back, 3 where a key turned, 4 once it is stripped. */
const formatVersion = 1
const versionWithCallbacks = 2
const versionWithTurn = 3
const versionStripped = 4
const quarterHour = 900
/** What the columns of a row take in memory; where the last column ends is rounded up. */
const bytesOfRow = 28
const bytesOfStrippedRow = 36
const bytesOfEnds = 128

export type DayFacts = { readonly contacts: readonly Contact[]; readonly presence: readonly PresenceEvent[]; readonly heartbeats: readonly HeartbeatEvent[] }

export function packDay({ contacts, presence, heartbeats }: DayFacts): Uint8Array {
  const rows = inRowOrder(contacts)
  const present = [...presence].sort((a, b) => a.at - b.at || (a.sequence ?? 0) - (b.sequence ?? 0) || compareText(a.eventId, b.eventId))
  const quarters = quartersOf(heartbeats)
  const callers = new Map<string, number>()
  const callerColumn = rows.map(({ caller }) => (caller === 'withheld' || caller === 'unlinked' ? notKnown : indexIn(callers, caller)))

  const out = new ColumnWriter()
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
  const isTurned = rows.some(({ callerBefore, crossing }) => callerBefore !== undefined || crossing !== undefined)
  writeSources(out, { rows, present, heartbeats }, isTurned)
  if (isTurned) {
    const before = new Map(rows.flatMap(({ caller, callerBefore }) => (callerBefore === undefined ? [] : [[caller, callerBefore] as const])))
    for (const pseudonym of callers.keys()) out.bytes(halfOf(before.get(pseudonym as Contact['caller']) ?? '')) // a key is a caller's own text
    writeCrossings(out, new Map(rows.flatMap(({ crossing }, row) => (crossing === undefined ? [] : [[row, crossing] as const]))))
  }
  const version = isTurned ? versionWithTurn : rows.some((row) => row.calledBackAt !== undefined) ? versionWithCallbacks : formatVersion
  return file(version, out)
}

const file = (version: number, out: ColumnWriter): Uint8Array => Buffer.concat([Uint8Array.of(version), deflateRawSync(out.written(), { level: 6 })])
/** Eight of the sixteen bytes of a pseudonym; zeros for none. */
const halfOf = (pseudonym: string) => Buffer.concat([Buffer.from(pseudonym, 'base64url').subarray(0, 8), Buffer.alloc(8)]).subarray(0, 8)

function writeCrossings(out: ColumnWriter, crossings: ReadonlyMap<number, Crossing>): void {
  const text = Buffer.from(crossings.size === 0 ? '' : JSON.stringify([...crossings]))
  out.number(text.length)
  out.bytes(text)
}

/** Written by `writeCrossings` and by nobody else. */
const readCrossings = (read: ColumnReader): ReadonlyMap<number, Crossing> => new Map(JSON.parse(read.text(read.number()) || '[]') as [number, Crossing][])

/** The lasting form of a day, see `Stripped`. Its moments must be cut already. @throws RangeError without `stripped` */
export function packStripped(day: DayColumns): Uint8Array {
  const { length, callers, presence, signsOfLife, bySource, stripped, crossings = new Map() } = day
  if (stripped === undefined) throw new RangeError('a day that was not stripped')
  const out = new ColumnWriter()
  for (const count of [length, callers.high.length, presence.at.length, signsOfLife.length]) out.number(count)
  out.ascending([...day.at].map(toQuarter))
  for (const column of [day.outcome, day.reason, day.flags, stripped.written, stripped.atOnce]) for (const value of column) out.number(value)
  for (const column of [day.menuSeconds, day.waitSeconds]) for (const value of column) out.optional(value)
  for (let i = 0; i < length; i++) if (hasAnswer(day, i)) out.signed((day.answeredAt[i] ?? 0) - expectedIn(day, i))
  for (const column of [day.talkSeconds, day.caller, stripped.sinceFirst]) for (const value of column) out.optional(value)
  for (const half of [callers.high, callers.low]) for (const word of half) out.word(word)
  out.ascending([...presence.at])
  for (const column of [presence.type, presence.agent]) for (const value of column) out.number(value)
  out.ascending([...signsOfLife].map(toQuarter))
  out.number(bySource.sources.length)
  for (const source of bySource.sources) writeText(out, source)
  for (const column of [bySource.contact, bySource.presence]) for (const value of column) out.number(value)
  for (const quarters of bySource.beats) {
    out.number(quarters.length)
    out.ascending([...quarters].map(toQuarter))
  }
  out.number(stripped.busy.quarter.length)
  out.ascending([...stripped.busy.quarter].map(toQuarter))
  for (const people of stripped.busy.most) out.number(people)
  writeCrossings(out, crossings)
  return file(versionStripped, out)
}

function unpackStripped(read: ColumnReader): DayColumns {
  const [length, callerCount, presenceCount, quarterCount] = [read.number(), read.number(), read.number(), read.number()]
  read.reserve(length * bytesOfStrippedRow + callerCount * 8 + presenceCount * 10 + quarterCount * 4 + bytesOfEnds)
  const quarters = (count: number) => read.ascending(count, quarterHour)
  const at = quarters(length)
  const [outcome, reason, flags] = [read.smalls(length), read.smalls(length), read.smalls(length)]
  const [written, atOnce] = [read.numbers(length), read.numbers(length)]
  const [menuSeconds, waitSeconds] = [read.optionals(length), read.optionals(length)]
  const answeredAt = read.zeros(length)
  const rows = { at, outcome, flags, menuSeconds, waitSeconds }
  for (let i = 0; i < length; i++) if (hasAnswer(rows, i)) answeredAt[i] = expectedIn(rows, i) + read.signed()
  const [talkSeconds, caller, sinceFirst] = [read.optionals(length), read.optionals(length), read.optionals(length)]
  const callers = { high: read.words(callerCount), low: read.words(callerCount) }
  const presence = {
    at: read.ascending(presenceCount),
    type: read.smalls(presenceCount),
    agent: Uint32Array.from({ length: presenceCount }, () => read.number()),
  }
  const signsOfLife = quarters(quarterCount)
  const sources = Array.from({ length: read.number() }, () => read.text(read.number()) as SourceId) // written from branded ids
  const bySource = {
    sources,
    contact: read.smalls(length),
    presence: read.smalls(presenceCount),
    beats: sources.map(() => quarters(read.number())),
  }
  const busyCount = read.number()
  const busy = { quarter: quarters(busyCount), most: read.numbers(busyCount) }
  const crossings = readCrossings(read)
  const stripped = { written, atOnce, sinceFirst, busy }
  const day = { ...rows, length, reason, answeredAt, talkSeconds, caller, callers, presence, signsOfLife, bySource, stripped }
  return crossings.size === 0 ? day : { ...day, crossings }
}

type Rows = Pick<DayColumns, 'at' | 'outcome' | 'flags' | 'menuSeconds' | 'waitSeconds'>
const answeredOutcome = outcomes.indexOf('answered')
const hasAnswer = ({ outcome, flags }: Rows, i: number) => outcome[i] === answeredOutcome || ((flags[i] ?? 0) & calledBack) !== 0
const expectedIn = ({ at, menuSeconds, waitSeconds }: Rows, i: number) => (at[i] ?? 0) + Math.max(0, menuSeconds[i] ?? 0) + Math.max(0, waitSeconds[i] ?? 0)
const toQuarter = (second: number) => Math.floor(second / quarterHour)

function writeText(out: ColumnWriter, text: string): void {
  out.number(text.length)
  out.bytes(Buffer.from(text, 'latin1'))
}

/** As the rows of a file stand. */
export const inRowOrder = (contacts: readonly Contact[]): readonly Contact[] =>
  [...contacts].sort((a, b) => a.arrivedAt - b.arrivedAt || compareText(a.contactId, b.contactId))

/** Whether this code knows the file's version: newer code may have written it, while both are in use. */
export const isReadable = ([version = 0]: Uint8Array): boolean => formatVersion <= version && version <= versionStripped

/** @throws RangeError when the bytes are no day file of a version this code knows. */
export function unpackDay(file: Uint8Array): DayColumns {
  const [version = 0] = file
  if (!isReadable(file)) throw new RangeError(`day file of unknown version ${version}`)
  const read = new ColumnReader(inflateRawSync(file.subarray(1)))
  if (version === versionStripped) return unpackStripped(read)
  const [length, callerCount, presenceCount, quarterCount] = [read.number(), read.number(), read.number(), read.number()]
  read.reserve(length * bytesOfRow + callerCount * 16 + presenceCount * 10 + quarterCount * 4 + bytesOfEnds)
  const at = read.ascending(length)
  const outcome = read.smalls(length)
  const reason = read.smalls(length)
  const flags = read.smalls(length)
  const menuSeconds = read.optionals(length)
  const waitSeconds = read.optionals(length)
  const answeredAt = read.zeros(length)
  for (let i = 0; i < length; i++) {
    if (outcome[i] === answeredOutcome || ((flags[i] ?? 0) & calledBack) !== 0)
      answeredAt[i] = (at[i] ?? 0) + Math.max(0, menuSeconds[i] ?? 0) + Math.max(0, waitSeconds[i] ?? 0) + read.signed()
  }
  const talkSeconds = read.optionals(length)
  const caller = read.optionals(length)
  const callers = read.pairs(callerCount)
  const presence = { at: read.ascending(presenceCount), type: read.smalls(presenceCount), agent: read.words(presenceCount) }
  const signsOfLife = read.ascending(quarterCount, quarterHour)
  const bySource = readSources(read, length, presenceCount)
  const day = { length, at, outcome, reason, flags, menuSeconds, waitSeconds, answeredAt, talkSeconds, caller, callers, presence, signsOfLife, bySource }
  if (version !== versionWithTurn) return day
  const callersBefore = read.pairs(callerCount)
  const crossings = readCrossings(read)
  return { ...day, callersBefore, ...(crossings.size > 0 && { crossings }) }
}

const flagsOf = (row: Contact) =>
  (row.wasOffered ? wasOffered : 0) |
  (row.leftInMenu ? leftInMenu : 0) |
  (row.caller === 'unlinked' ? unlinked : 0) |
  (row.calledBackAt === undefined ? 0 : calledBack)

/** After everything that is older, so that a file without it is read as one that names no source: past its end there are only zeros. */
function writeSources(
  out: ColumnWriter,
  { rows, present, heartbeats }: { rows: readonly Contact[]; present: readonly PresenceEvent[]; heartbeats: readonly HeartbeatEvent[] },
  isFollowed: boolean,
): void {
  const named = new Set([...rows, ...present, ...heartbeats].flatMap(({ source }) => source ?? []))
  if (named.size === 0) {
    if (isFollowed) out.number(0)
    return
  }
  const sources = [...named].sort(compareText).slice(0, noSource)
  const indexOf = new Map<SourceId | undefined, number>(sources.map((source, index) => [source, index]))
  const indexIn = (source: SourceId | undefined) => indexOf.get(source) ?? notKnown
  out.number(sources.length)
  for (const source of sources) {
    writeText(out, source)
  }
  for (const row of rows) out.optional(indexIn(row.source))
  for (const event of present) out.optional(indexIn(event.source))
  for (const source of sources) {
    const quarters = quartersOf(heartbeats.filter((beat) => beat.source === source))
    out.number(quarters.length)
    out.ascending(quarters)
  }
}

function readSources(read: ColumnReader, contacts: number, presenceEvents: number): BySource {
  // Written from branded ids above, which are ASCII.
  const sources = Array.from({ length: read.number() }, () => read.text(read.number()) as SourceId)
  if (sources.length === 0)
    return { sources, contact: new Uint8Array(contacts).fill(noSource), presence: new Uint8Array(presenceEvents).fill(noSource), beats: [] }
  const [contact, presence] = [read.smallOptionals(contacts), read.smallOptionals(presenceEvents)] // none is `noSource`
  return { sources, contact, presence, beats: sources.map(() => read.ascending(read.number(), quarterHour)) }
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
