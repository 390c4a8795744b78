/**
 * Many day files as one table in memory: the columns of all lines asked for, in order of arrival, with the
 * pseudonyms of all files made into whole numbers. That happens here, once for a set of day files, and not in every report.
 */
import type { Crossing } from '../contacts/crossing.ts'
import type { LineId, LocalDate } from '../contacts/identifiers.ts'
import { type ByPerson, groupedByPerson, withDistances } from './byPerson.ts'
import { type DayColumns, notKnown } from './dayColumns.ts'
import { PeopleIndex, peopleByPeriod } from './peopleIndex.ts'
import { TellerIndex, type Tellings } from './tellings.ts'

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
  const people = new PeopleIndex(parts.map(({ columns }) => columns))
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
