/** Who is who in a set of day files: pseudonyms, and those of one person over the turn of a key, as whole numbers from 0. */
import { type DayColumns, notKnown } from './dayColumns.ts'

/** Open addressing over typed arrays: following a million people through a `Map` of strings costs more than all of a report's sums. */
export class PeopleIndex {
  size = 0
  readonly #slots: Int32Array
  readonly #high: Uint32Array
  readonly #low: Uint32Array
  readonly #group: Uint16Array
  /** @param days all whose callers are to be told apart */
  constructor(days: readonly DayColumns[]) {
    const callers = days.reduce((sum, { callers: { high }, callersBefore }) => sum + high.length * (callersBefore === undefined ? 1 : 2), 0)
    const atMost = Math.max(16, callers)
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

/** Rows come in order of time, so somebody's rows of one period come together. Whoever is followed over a turn is a person in each period. */
export function peopleByPeriod(
  { at, person }: { readonly at: Uint32Array; readonly person: Int32Array },
  followed: number,
  turns: Uint32Array,
): { readonly person: Int32Array; readonly people: number } {
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
