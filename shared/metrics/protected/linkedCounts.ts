/** Collects counts and the sums they keep to, and ties them to what earlier releases said of parts of the same period. */
import { dayMs } from '../../calendar/durations.ts'
import type { LineId } from '../../contacts/identifiers.ts'
import type { CountCell, Relation } from '../../privacy/disclosure/countCell.ts'
import type { Release, Tables } from '../../privacy/disclosure/protectRelease.ts'

/** Local dates, both included. */
type Dates = { readonly from: string; readonly to: string }

/** Names the number itself, line, dates and what it counts: the same in every release, so that releases can be held against each other. */
export const countKey = (line: LineId, { from, to }: Dates, what: string): string => `${line} ${from}..${to} ${what}`

export class LinkedCounts {
  readonly #line: LineId
  readonly #cells = new Map<string, CountCell>()
  readonly #relations: Relation[] = []
  constructor(line: LineId) {
    this.#line = line
  }

  /** @returns its key; a count that is there already stays as it is */
  add(period: Dates, what: string, count: number, about: Omit<CountCell, 'key' | 'count'> = {}): string {
    const key = countKey(this.#line, period, what)
    if (!this.#cells.has(key)) this.#cells.set(key, { ...about, key, count })
    return key
  }

  /** The parts make up the total. Where they do not, as estimates may not, nothing is said: what does not hold cannot be reckoned with. */
  sum(parts: readonly string[], total: string): void {
    if (this.#sumOf(parts) === this.#countOf(total) && !(parts.length === 1 && parts[0] === total)) this.#relations.push({ parts, total })
  }

  /** The parts are some of the whole, if they are. */
  within(parts: readonly string[], whole: string): void {
    if (this.#sumOf(parts) <= this.#countOf(whole)) this.#relations.push({ parts, total: whole, atMost: true })
  }

  /** Every count of this period, against the same counts of parts of it that are out. */
  linkTo(earlier: readonly Release[], period: Dates): void {
    const known = partsByWhat(earlier, this.#line, period)
    for (const [what, parts] of known) {
      const whole = countKey(this.#line, period, what)
      if (!this.#cells.has(whole)) continue
      for (const { cell } of parts) if (!this.#cells.has(cell.key)) this.#cells.set(cell.key, { key: cell.key, count: cell.count, published: false })
      this.#linkParts(
        what,
        parts.map(({ cell }) => cell.key),
        { whole, isAll: coversAll(parts, period) },
      )
    }
  }

  tables(): Tables {
    return { cells: [...this.#cells.values()], relations: this.#relations }
  }

  /** Attempts add up over time. People may come back, so that a year has fewer than its months together. */
  #linkParts(what: string, parts: readonly string[], { whole, isAll }: { readonly whole: string; readonly isAll: boolean }): void {
    const [sum, count] = [this.#sumOf(parts), this.#countOf(whole)]
    if (isAll && sum === count) this.sum(parts, whole)
    else if (isAll && sum > count) {
      const together = `${whole}, its parts together`
      this.#cells.set(together, { key: together, count: sum, published: false })
      this.sum(parts, together)
      this.within([whole], together)
    } else if (!isAll) this.within(parts, whole)
    if (what === 'people') for (const part of parts) this.within([part], whole)
  }

  #countOf(key: string): number {
    return this.#cells.get(key)?.count ?? 0
  }
  #sumOf(keys: readonly string[]): number {
    return keys.reduce((all, key) => all + this.#countOf(key), 0)
  }
}

type Part = Dates & { readonly cell: CountCell }

/** The largest parts of the period that are out and do not overlap, by what they count. The newest release of a part holds. */
function partsByWhat(earlier: readonly Release[], line: LineId, period: Dates): ReadonlyMap<string, readonly Part[]> {
  const parts = new Map<string, Map<string, Part>>()
  for (const { cells } of earlier)
    for (const cell of cells) {
      const own = partIn(cell, line, period)
      if (own === undefined) continue
      const same = parts.get(own.what) ?? new Map<string, Part>()
      parts.set(own.what, same.set(cell.key, own))
    }
  return new Map([...parts].map(([what, same]) => [what, apartFrom([...same.values()])]))
}

function partIn(cell: CountCell, line: LineId, period: Dates): (Part & { readonly what: string }) | undefined {
  const [, id, from, to, what] = /^(\S+) (\d{4}-\d\d-\d\d)\.\.(\d{4}-\d\d-\d\d) (.+)$/.exec(cell.key) ?? []
  if (id !== line || from === undefined || to === undefined || what === undefined || what.includes(', its parts')) return undefined
  if (from < period.from || to > period.to || (from === period.from && to === period.to)) return undefined
  return { from, to, what, cell }
}

function apartFrom(parts: readonly Part[]): readonly Part[] {
  const taken: Part[] = []
  for (const part of parts.toSorted((a, b) => daysOf(b) - daysOf(a) || (a.from < b.from ? -1 : 1)))
    if (taken.every((other) => part.to < other.from || part.from > other.to)) taken.push(part)
  return taken.sort((a, b) => (a.from < b.from ? -1 : 1))
}

const daysOf = ({ from, to }: Dates) => (Date.parse(to) - Date.parse(from)) / dayMs + 1
/** @param parts that do not overlap and lie within the period */
const coversAll = (parts: readonly Part[], period: Dates) => parts.reduce((sum, part) => sum + daysOf(part), 0) === daysOf(period)
