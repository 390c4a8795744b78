/**
 * Many day files as one table in memory: the columns of all lines asked for, in order of arrival, with the
 * pseudonyms of all files made into whole numbers. That happens here, once for a set of day files, and not in every report.
 */
import type { LineId, LocalDate } from '../contacts/identifiers.ts'
import { type DayColumns, notKnown } from './dayColumns.ts'

export type LineDay = { readonly date: LocalDate; readonly columns: DayColumns }
export type LineDays = { readonly line: LineId; readonly days: readonly LineDay[] }

export type ContactColumns = {
  readonly length: number
  readonly lines: readonly LineId[]
  /** Index into `lines`. */
  readonly line: Uint8Array
  readonly at: Uint32Array
  readonly outcome: Uint8Array
  readonly reason: Uint8Array
  readonly flags: Uint8Array
  readonly menuSeconds: Int32Array
  readonly waitSeconds: Int32Array
  readonly answeredAt: Uint32Array
  readonly talkSeconds: Int32Array
  /** Whole numbers from 0 for people who can be recognised within their link group; -1 for everybody else. */
  readonly person: Int32Array
  readonly people: number
  readonly byPerson: ByPerson
  /** Per line, in order of time. */
  readonly presence: readonly { readonly at: Uint32Array; readonly type: Uint8Array; readonly agent: Uint32Array }[]
  readonly signsOfLife: readonly Uint32Array[]
}

/**
 * The attempts of recognised people, person after person, each person's in order of time, with what following them takes: a person's
 * attempts lie all over the table, and looking them up there again and again is most of the time of a report.
 */
export type ByPerson = {
  /** A person's places begin here; one more than there are people. */
  readonly first: Int32Array
  readonly row: Int32Array
  readonly at: Uint32Array
  readonly answeredAt: Uint32Array
  readonly talkSeconds: Int32Array
}

/**
 * @param lines at most 255, each with its days in order of date
 * @param groups lines whose callers may be recognised across them; a line in no group stands alone
 */
export function joinDays(lines: readonly LineDays[], groups: readonly (readonly LineId[])[]): ContactColumns {
  const parts = lines.flatMap(({ days }, line) => days.map(({ columns }) => ({ line, columns })))
  const length = parts.reduce((sum, { columns }) => sum + columns.length, 0)
  const group = lines.map(({ line }, index) => {
    const linked = groups.findIndex((members) => members.includes(line))
    return linked === -1 ? groups.length + index : linked
  })
  const people = new PeopleIndex(
    Math.max(
      16,
      parts.reduce((sum, { columns }) => sum + columns.callers.high.length, 0),
    ),
  )
  const joined = emptyColumns(length)
  let start = 0
  for (const { line, columns } of parts) {
    joined.line.fill(line, start, start + columns.length)
    for (const key of copied) joined[key].set(columns[key], start)
    const { high, low } = columns.callers
    const personOf = new Int32Array(high.length)
    for (let caller = 0; caller < high.length; caller++) personOf[caller] = people.indexOf(high[caller] ?? 0, low[caller] ?? 0, group[line] ?? 0)
    for (let i = 0; i < columns.length; i++) {
      const caller = columns.caller[i] ?? notKnown
      joined.person[start + i] = caller < 0 ? notKnown : (personOf[caller] ?? notKnown)
    }
    start += columns.length
  }
  const ordered = lines.length > 1 ? inOrderOfArrival(joined) : joined
  return {
    length,
    lines: lines.map(({ line }) => line),
    ...ordered,
    people: people.size,
    byPerson: groupedByPerson(ordered, people.size),
    presence: lines.map(({ days }) => joinPresence(days)),
    signsOfLife: lines.map(({ days }) => concat32(days.map(({ columns }) => columns.signsOfLife))),
  }
}

/** Position of the first of ascending moments that is not before one; their number when all are. */
export function firstFrom(moments: Uint32Array, moment: number): number {
  let [low, high] = [0, moments.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((moments[middle] ?? 0) < moment) low = middle + 1
    else high = middle
  }
  return low
}

const copied = ['at', 'outcome', 'reason', 'flags', 'menuSeconds', 'waitSeconds', 'answeredAt', 'talkSeconds'] as const
type OwnColumns = Pick<ContactColumns, (typeof copied)[number] | 'line' | 'person'>

const emptyColumns = (length: number): OwnColumns => ({
  line: new Uint8Array(length),
  at: new Uint32Array(length),
  outcome: new Uint8Array(length),
  reason: new Uint8Array(length),
  flags: new Uint8Array(length),
  menuSeconds: new Int32Array(length),
  waitSeconds: new Int32Array(length),
  answeredAt: new Uint32Array(length),
  talkSeconds: new Int32Array(length),
  person: new Int32Array(length),
})

/** Stable: rows of one moment keep the order of lines and files, so equal facts give equal tables. */
function inOrderOfArrival(columns: OwnColumns): OwnColumns {
  const { at } = columns
  const order = Uint32Array.from(at, (_, row) => row).sort((a, b) => (at[a] ?? 0) - (at[b] ?? 0) || a - b)
  const sorted = emptyColumns(at.length)
  for (const key of [...copied, 'line', 'person'] as const) {
    const from = columns[key]
    const to = sorted[key]
    for (let i = 0; i < order.length; i++) to[i] = from[order[i] ?? 0] ?? 0
  }
  return sorted
}

/** A counting sort: stable, so each person's rows keep the order of time. */
function groupedByPerson({ person, ...columns }: OwnColumns, people: number): ByPerson {
  const first = new Int32Array(people + 1)
  for (let row = 0; row < person.length; row++) {
    const who = person[row] ?? notKnown
    if (who >= 0) first[who + 1] = (first[who + 1] ?? 0) + 1
  }
  for (let who = 0; who < people; who++) first[who + 1] = (first[who + 1] ?? 0) + (first[who] ?? 0)
  const length = first[people] ?? 0
  const [row, at, answeredAt, talkSeconds] = [new Int32Array(length), new Uint32Array(length), new Uint32Array(length), new Int32Array(length)]
  const next = first.slice()
  for (let from = 0; from < person.length; from++) {
    const who = person[from] ?? notKnown
    if (who < 0) continue
    const place = next[who] ?? 0
    next[who] = place + 1
    row[place] = from
    at[place] = columns.at[from] ?? 0
    answeredAt[place] = columns.answeredAt[from] ?? 0
    talkSeconds[place] = columns.talkSeconds[from] ?? notKnown
  }
  return { first, row, at, answeredAt, talkSeconds }
}

function joinPresence(days: readonly LineDay[]) {
  const parts = days.map(({ columns }) => columns.presence)
  const length = parts.reduce((sum, part) => sum + part.at.length, 0)
  const type = new Uint8Array(length)
  let start = 0
  for (const part of parts) {
    type.set(part.type, start)
    start += part.type.length
  }
  return { at: concat32(parts.map((part) => part.at)), type, agent: concat32(parts.map((part) => part.agent)) }
}

function concat32(parts: readonly Uint32Array[]): Uint32Array {
  const whole = new Uint32Array(parts.reduce((sum, part) => sum + part.length, 0))
  let start = 0
  for (const part of parts) {
    whole.set(part, start)
    start += part.length
  }
  return whole
}

/** Open addressing over typed arrays: following a million people through a `Map` of strings costs more than all of a report's sums. */
class PeopleIndex {
  size = 0
  readonly #slots: Int32Array
  readonly #high: Uint32Array
  readonly #low: Uint32Array
  readonly #group: Uint16Array
  constructor(atMost: number) {
    this.#slots = new Int32Array(2 ** Math.ceil(Math.log2(atMost * 2))).fill(-1)
    this.#high = new Uint32Array(atMost)
    this.#low = new Uint32Array(atMost)
    this.#group = new Uint16Array(atMost)
  }
  indexOf(high: number, low: number, group: number): number {
    const mask = this.#slots.length - 1
    // A pseudonym is uniformly random already: its own bits are the hash.
    for (let slot = (low ^ group) & mask; ; slot = (slot + 1) & mask) {
      const person = this.#slots[slot] ?? -1
      if (person === -1) return this.#add(slot, high, low, group)
      if (this.#high[person] === high && this.#low[person] === low && this.#group[person] === group) return person
    }
  }
  #add(slot: number, high: number, low: number, group: number): number {
    const person = this.size++
    this.#slots[slot] = person
    this.#high[person] = high
    this.#low[person] = low
    this.#group[person] = group
    return person
  }
}
