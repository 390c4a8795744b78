/**
 * Many day files as one table in memory: the columns of all lines asked for, in order of arrival, with the
 * pseudonyms of all files made into whole numbers. That happens here, once for a set of day files, and not in every report.
 */
import type { Crossing } from '../contacts/crossing.ts'
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
  /**
   * Whole numbers from 0 for people who can be recognised within their link group and a key's period, -1 for everybody else: somebody who tries again
   * under the next key is another person here, so people over a longer time are added up by period.
   */
  readonly person: Int32Array
  readonly people: number
  /** Bits, see `Stripped`; 0 for a row that was not stripped. */
  readonly written: Uint16Array
  /** See `Stripped`; 0 for a row that was not stripped. */
  readonly atOnce: Uint16Array
  /** By row: needs that cross the turn to or from a stripped period. */
  readonly crossings: ReadonlyMap<number, Crossing>
  /** Seconds UTC at which the keys turned. */
  readonly turns: Uint32Array
  readonly byPerson: ByPerson
  /** Absent where one and the same told of everybody. */
  readonly tellings?: Tellings
  /** Per line, in order of time. */
  readonly presence: readonly { readonly at: Uint32Array; readonly type: Uint8Array; readonly agent: Uint32Array }[]
  readonly signsOfLife: readonly Uint32Array[]
  /** Per line, of stripped days: see `Stripped`. */
  readonly busy: readonly ReadonlyMap<number, number>[]
}

/** Of each person, as whole numbers. Two people may be one and the same where the place is the same and the teller is not. */
export type Tellings = {
  /** Link group and key period. */
  readonly place: Int32Array
  /** The feed, or an import with a key of its own. */
  readonly teller: Int32Array
}

/**
 * The attempts of recognised people, one after another, each one's in order of time, with what following them takes: somebody's attempts lie all over the
 * table, and looking them up there again and again is most of the time of a report. Who can be followed over the turn of a key, while both keys live,
 * stands here once. `at` and `answeredAt` of a stripped row are only good for distances to the others of the same person.
 */
export type ByPerson = {
  /** Somebody's places begin here; one more than there are. */
  readonly first: Int32Array
  readonly row: Int32Array
  readonly at: Uint32Array
  readonly answeredAt: Uint32Array
  readonly talkSeconds: Int32Array
  /** As the row itself has it; absent: `at` is. */
  readonly toldAt?: Uint32Array
  /** As the row itself has it; absent: nobody is followed over a turn, and people are numbered as they stand here. */
  readonly person?: Int32Array
}

/**
 * @param lines at most 255, each with its days in order of date
 * @param groups lines whose callers may be recognised across them; a line in no group stands alone
 * @param turns seconds UTC at which the keys turned, ascending
 */
export function joinDays(lines: readonly LineDays[], groups: readonly (readonly LineId[])[], turns: Uint32Array = noTurns): ContactColumns {
  const parts = lines.flatMap(({ days }, line) => days.map(({ columns }) => ({ line, columns })))
  const length = parts.reduce((sum, { columns }) => sum + columns.length, 0)
  const group = lines.map(({ line }, index) => {
    const linked = groups.findIndex((members) => members.includes(line))
    return linked === -1 ? groups.length + index : linked
  })
  const people = new PeopleIndex(
    Math.max(
      16,
      parts.reduce((sum, { columns }) => sum + columns.callers.high.length * (columns.callersBefore === undefined ? 1 : 2), 0),
    ),
  )
  const joined = emptyColumns(length)
  const crossings = new Map<number, Crossing>()
  const tellers = new TellerIndex(parts.some(({ columns }) => columns.importOf !== undefined) ? length : 0)
  const sinceFirst = parts.some(({ columns }) => columns.stripped !== undefined) ? new Int32Array(length).fill(notKnown) : undefined
  let start = 0
  for (const { line, columns } of parts) {
    joined.line.fill(line, start, start + columns.length)
    for (const key of copied) joined[key].set(columns[key], start)
    const { stripped } = columns
    const personOf = people.numbersOf(columns, group[line] ?? 0)
    for (let i = 0; i < columns.length; i++) {
      const caller = columns.caller[i] ?? notKnown
      joined.person[start + i] = caller < 0 ? notKnown : (personOf[caller] ?? notKnown)
    }
    if (stripped !== undefined) {
      joined.written.set(stripped.written, start)
      joined.atOnce.set(stripped.atOnce, start)
      sinceFirst?.set(stripped.sinceFirst, start)
    }
    for (const [row, crossing] of columns.crossings ?? []) crossings.set(start + row, crossing)
    tellers.add(columns, start)
    start += columns.length
  }
  const followed = people.numbered(joined.person)
  const order = lines.length > 1 ? orderOfArrival(joined.at) : undefined
  const ordered = order === undefined ? joined : inOrder(joined, order)
  const counted = peopleByPeriod(ordered, followed, turns)
  const grouped = groupedByPerson(ordered, followed)
  const tellings = tellers.tellingsOf({ ...ordered, ...counted }, { order, group, turns })
  const inPlace = sinceFirst === undefined ? grouped : withDistances(grouped, inSameOrder(sinceFirst, order))
  const byPerson = turns.length === 0 ? inPlace : { ...inPlace, person: inPlace.row.map((row) => counted.person[row] ?? notKnown) }
  return {
    length,
    lines: lines.map(({ line }) => line),
    ...ordered,
    ...counted,
    crossings:
      order === undefined || crossings.size === 0 ? crossings : new Map([...order.entries()].flatMap(([row, from]) => placed(row, crossings.get(from)))),
    turns,
    byPerson,
    ...(tellings && { tellings }),
    presence: lines.map(({ days }) => joinPresence(days)),
    busy: lines.map(({ days }) => busyIn(days)),
    signsOfLife: lines.map(({ days }) => concat32(days.map(({ columns }) => columns.signsOfLife))),
  }
}

/** Position of the first of ascending moments that is not before one; their number when all are. */
export function firstFrom(moments: Uint32Array | Int32Array, moment: number): number {
  let [low, high] = [0, moments.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((moments[middle] ?? 0) < moment) low = middle + 1
    else high = middle
  }
  return low
}

const copied = ['at', 'outcome', 'reason', 'flags', 'menuSeconds', 'waitSeconds', 'answeredAt', 'talkSeconds'] as const
type OwnColumns = Pick<ContactColumns, (typeof copied)[number] | 'line' | 'person' | 'written' | 'atOnce'>

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
  written: new Uint16Array(length),
  atOnce: new Uint16Array(length),
})

const noTurns = new Uint32Array(0)
const placed = (row: number, crossing: Crossing | undefined): readonly (readonly [number, Crossing])[] => (crossing === undefined ? [] : [[row, crossing]])

/** Stable: rows of one moment keep the order of lines and files, so equal facts give equal tables. */
const orderOfArrival = (at: Uint32Array): Uint32Array => Uint32Array.from(at, (_, row) => row).sort((a, b) => (at[a] ?? 0) - (at[b] ?? 0) || a - b)

function inOrder(columns: OwnColumns, order: Uint32Array): OwnColumns {
  const sorted = emptyColumns(order.length)
  for (const key of [...copied, 'line', 'person', 'written', 'atOnce'] as const) {
    const from = columns[key]
    const to = sorted[key]
    for (let i = 0; i < order.length; i++) to[i] = from[order[i] ?? 0] ?? 0
  }
  return sorted
}

const inSameOrder = (column: Int32Array, order: Uint32Array | undefined): Int32Array =>
  order === undefined ? column : Int32Array.from(order, (from) => column[from] ?? notKnown)

/** Rows come in order of time, so somebody's rows of one period come together. Whoever is followed over a turn is a person in each period. */
function peopleByPeriod({ at, person }: OwnColumns, followed: number, turns: Uint32Array): Pick<ContactColumns, 'person' | 'people'> {
  if (turns.length === 0) return { person, people: followed }
  const counted = new Int32Array(person.length)
  const [lastPeriod, lastNumber] = [new Int32Array(followed).fill(-1), new Int32Array(followed)]
  let [period, people] = [0, 0]
  for (let row = 0; row < person.length; row++) {
    while (period < turns.length && (turns[period] ?? 0) <= (at[row] ?? 0)) period++
    const who = person[row] ?? notKnown
    if (who >= 0 && lastPeriod[who] !== period) {
      lastPeriod[who] = period
      lastNumber[who] = people++
    }
    counted[row] = who < 0 ? notKnown : (lastNumber[who] ?? notKnown)
  }
  return { person: counted, people }
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

/** Puts the attempts of stripped people, whose own moments are only known to the quarter hour, at their true distances from each other. */
function withDistances({ first, row, at: toldAt, answeredAt, talkSeconds }: ByPerson, sinceFirst: Int32Array): ByPerson {
  const at = toldAt.slice()
  for (let who = 0; who + 1 < first.length; who++) {
    const [start, end] = [first[who] ?? 0, first[who + 1] ?? 0]
    const distanceOf = (place: number) => sinceFirst[row[place] ?? 0] ?? notKnown
    if (start === end || distanceOf(start) < 0) continue
    // Lines that are linked may each have one in the same quarter hour: the distances tell which came first.
    const places = Array.from({ length: end - start }, (_, n) => start + n)
    if (places.some((place) => place > start && distanceOf(place) < distanceOf(place - 1))) {
      const sorted = places.toSorted((a, b) => distanceOf(a) - distanceOf(b))
      for (const column of [row, at, toldAt, answeredAt, talkSeconds]) {
        const values = sorted.map((place) => column[place] ?? 0)
        places.forEach((place, n) => {
          column[place] = values[n] ?? 0
        })
      }
    }
    const base = (at[start] ?? 0) - distanceOf(start)
    for (let place = start; place < end; place++) {
      const moved = base + distanceOf(place) - (at[place] ?? 0)
      at[place] = (at[place] ?? 0) + moved
      if ((answeredAt[place] ?? 0) > 0) answeredAt[place] = (answeredAt[place] ?? 0) + moved
    }
  }
  return { first, row, at, answeredAt, talkSeconds, toldAt }
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

function busyIn(days: readonly LineDay[]): ReadonlyMap<number, number> {
  const busy = new Map<number, number>()
  for (const { columns } of days) columns.stripped?.busy.quarter.forEach((quarter, n) => busy.set(quarter, columns.stripped?.busy.most[n] ?? 0))
  return busy
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
  /** Of each caller of a day file. */
  numbersOf({ callers: { high, low }, callersBefore }: DayColumns, group: number): Int32Array {
    const numbers = new Int32Array(high.length)
    for (let caller = 0; caller < high.length; caller++) numbers[caller] = this.indexOf(high[caller] ?? 0, low[caller] ?? 0, group)
    if (callersBefore === undefined) return numbers
    for (let caller = 0; caller < high.length; caller++) {
      const [highBefore, lowBefore] = [callersBefore.high[caller] ?? 0, callersBefore.low[caller] ?? 0]
      if (highBefore !== 0 || lowBefore !== 0) this.join(numbers[caller] ?? 0, this.indexOf(highBefore, lowBefore, group))
    }
    return numbers
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
  /** Both are one, whoever comes first. */
  join(a: number, b: number): void {
    this.#joined ??= new Map()
    const [one, other] = [this.#rootOf(a), this.#rootOf(b)]
    if (one !== other) this.#joined.set(Math.max(one, other), Math.min(one, other))
  }
  /** Numbers everybody anew where some turned out to be one, without holes. @returns how many there are */
  numbered(person: Int32Array): number {
    if (this.#joined === undefined) return this.size
    const numbers = new Int32Array(this.size)
    let next = 0
    for (let own = 0; own < this.size; own++) {
      const root = this.#rootOf(own)
      numbers[own] = root === own ? next++ : (numbers[root] ?? 0)
    }
    for (let row = 0; row < person.length; row++) if ((person[row] ?? notKnown) >= 0) person[row] = numbers[person[row] ?? 0] ?? notKnown
    return next
  }
  #joined: Map<number, number> | undefined
  #rootOf(own: number): number {
    let root = own
    for (let next = this.#joined?.get(root); next !== undefined; next = this.#joined?.get(root)) root = next
    return root
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

/** Who told of each row: nothing is kept where no import did. */
class TellerIndex {
  readonly #rows: Int32Array
  readonly #known = new Map<string, number>([[feed, 0]])
  constructor(length: number) {
    this.#rows = new Int32Array(length)
  }
  add({ length, bySource, importOf }: DayColumns, start: number): void {
    if (importOf === undefined) return
    const numbers = bySource.sources.map((source) => this.#numberOf(importOf.get(source) ?? feed))
    for (let row = 0; row < length; row++) this.#rows[start + row] = numbers[bySource.contact[row] ?? 0] ?? 0
  }
  /** @param order where each row stood before; @param group of each line */
  tellingsOf(
    { at, line, person, people }: OwnColumns & Pick<ContactColumns, 'people'>,
    { order, group, turns }: { readonly order: Uint32Array | undefined; readonly group: readonly number[]; readonly turns: Uint32Array },
  ): Tellings | undefined {
    if (this.#known.size < 2) return undefined
    const [place, teller] = [new Int32Array(people), new Int32Array(people)]
    let period = 0
    for (let row = 0; row < person.length; row++) {
      while (period < turns.length && (turns[period] ?? 0) <= (at[row] ?? 0)) period++
      const who = person[row] ?? notKnown
      if (who < 0) continue
      place[who] = period * mostGroups + (group[line[row] ?? 0] ?? 0)
      teller[who] = this.#rows[order === undefined ? row : (order[row] ?? 0)] ?? 0
    }
    return { place, teller }
  }
  #numberOf(name: string): number {
    const known = this.#known.get(name) ?? this.#known.size
    this.#known.set(name, known)
    return known
  }
}
const feed = ''
/** More than there can be of lines and links together. */
const mostGroups = 65_536
