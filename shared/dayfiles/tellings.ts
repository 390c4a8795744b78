/** Who told of each person: the feed, or which import. One whom two told of may count twice (decision 0145). */
import { type DayColumns, notKnown } from './dayColumns.ts'

/** Of each person, as whole numbers. Two people may be one and the same where the place is the same and the teller is not. */
export type Tellings = {
  /** Link group and key period. */
  readonly place: Int32Array
  /** The feed, or an import with a key of its own. */
  readonly teller: Int32Array
}

/** Who told of each row: nothing is kept where no import did. */
export class TellerIndex {
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
    { at, line, person, people }: { readonly at: Uint32Array; readonly line: Uint8Array; readonly person: Int32Array; readonly people: number },
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
