/**
 * Disclosure control: counts below the threshold print as `<10`, the rest rounded, and as many others are hidden as it takes so that nobody who
 * adds and subtracts everything that ever left the organisation can rule out any value below the threshold for any `<10`.
 */
import { type CountCell, checkTables, type Relation } from './countCell.ts'
import { type Equation, PossibleCounts } from './possibleCounts.ts'
import {
  type Bounds,
  boundsOf,
  hiddenCount,
  isSameCount,
  jsonOfCount,
  leastThreshold,
  type PrintedCount,
  roundedOutside,
  usualThreshold,
} from './printedCount.ts'

/** Tables that leave the organisation together: all files and languages of them print these. The true counts stay inside. */
export type Tables = { readonly cells: readonly CountCell[]; readonly relations: readonly Relation[] }
export type Release = Tables & { readonly id: string; readonly threshold: number; readonly printed: ReadonlyMap<string, PrintedCount> }
export type Protection = {
  /** 5 or more; absent: 10. */
  readonly threshold?: number
  /** Everything that left the organisation about the same line before, oldest first. */
  readonly earlier?: readonly Release[]
}
export type ProtectedCounts = {
  /** Of every published cell. */
  readonly printed: ReadonlyMap<string, PrintedCount>
  /** Hidden, but what was out already says too much about them: a release with any of these must not go out. */
  readonly unproven: readonly string[]
}

/** @throws RangeError for a threshold under 5 and for tables whose sums do not hold. */
export function protectCounts(
  cells: readonly CountCell[],
  relations: readonly Relation[],
  { threshold = usualThreshold, earlier = [] }: Protection = {},
): ProtectedCounts {
  if (!Number.isSafeInteger(threshold) || threshold < leastThreshold) throw new RangeError(`the threshold is ${leastThreshold} or more`)
  checkTables(cells, relations)
  const board = new Board(threshold)
  for (const release of earlier) board.publishEarlier(release)
  return board.publish({ cells, relations })
}

/** @throws RangeError as `protectCounts`, and where what is out already gives a small count of these tables away. */
export function protectRelease(id: string, tables: Tables, protection: Protection = {}): Release {
  const { printed, unproven } = protectCounts(tables.cells, tables.relations, protection)
  if (unproven.length > 0) throw new RangeError(`earlier releases say too much about ${unproven.join(', ')}`)
  return { ...tables, id, threshold: protection.threshold ?? usualThreshold, printed }
}

/** A later version is worth a number of its own only where something it shows is new. */
export const changedKeys = (before: ReadonlyMap<string, PrintedCount>, after: ReadonlyMap<string, PrintedCount>): readonly string[] =>
  [...new Set([...before.keys(), ...after.keys()])].filter((key) => {
    const [old, own] = [before.get(key), after.get(key)]
    return old === undefined || own === undefined || !isSameCount(old, own)
  })

type Entry = {
  readonly key: string
  readonly count: number
  readonly importance: number
  bounds: Bounds
  /** Undefined: never printed. */
  printed: PrintedCount | undefined
  /** Printed by an earlier release: it cannot be taken back. */
  isOut: boolean
  /** One caller makes up most of it. */
  isOne: boolean
  /** The sum of others; only such a small count may be a `*`. */
  isSum: boolean
}

/** Everything that is printed about a line, side by side. A key with another count than before is another number: a correction. */
class Board {
  readonly #threshold: number
  readonly #entries: Entry[] = []
  readonly #positions = new Map<string, number>()
  readonly #equations: Equation[] = []
  constructor(threshold: number) {
    this.#threshold = threshold
  }

  publishEarlier({ cells, relations, printed, threshold }: Release): void {
    for (const cell of cells) {
      const entry = this.#entryOf(cell)
      const own = printed.get(cell.key)
      if (own === undefined) continue
      const bounds = boundsOf(own, cell.count, threshold)
      entry.bounds = { low: Math.max(entry.bounds.low, bounds.low), high: Math.min(entry.bounds.high, bounds.high) }
      entry.printed ??= own
      entry.isOut = true
    }
    this.#addRelations(cells, relations)
  }

  publish({ cells, relations }: Tables): ProtectedCounts {
    for (const cell of cells) {
      const entry = this.#entryOf(cell)
      if (cell.published === false || entry.isOut) continue
      entry.isOne = (cell.largestCallerShare ?? 0) > 0.5
      entry.printed = firstPrint(cell, this.#threshold)
      entry.bounds = boundsOf(entry.printed, cell.count, this.#threshold)
    }
    this.#addRelations(cells, relations)
    const unproven = this.#hideUntilSafe()
    const printed = cells.flatMap((cell): readonly (readonly [string, PrintedCount])[] => {
      const own = cell.published === false ? undefined : this.#entryOf(cell).printed
      return own === undefined ? [] : [[cell.key, own]]
    })
    return { printed: new Map(printed), unproven }
  }

  #entryOf(cell: CountCell): Entry {
    const position = this.#position(cell)
    const known = this.#entries[position]
    if (known !== undefined) return known
    const { key, count, importance = 0 } = cell
    const entry: Entry = { key, count, importance, bounds: anything, printed: undefined, isOut: false, isOne: false, isSum: false }
    this.#entries.push(entry)
    return entry
  }

  #position({ key, count }: CountCell): number {
    const name = `${count} ${key}`
    const position = this.#positions.get(name) ?? this.#entries.length
    this.#positions.set(name, position)
    return position
  }

  #addRelations(cells: readonly CountCell[], relations: readonly Relation[]): void {
    const positions = new Map(cells.map((cell) => [cell.key, this.#position(cell)]))
    const counts = new Map(cells.map(({ key, count }) => [key, count]))
    for (const { parts, total, atMost } of relations) {
      const equation = new Map<number, number>()
      const add = (position: number, coefficient: number) => equation.set(position, (equation.get(position) ?? 0) + coefficient)
      for (const part of parts) add(positions.get(part) ?? 0, 1)
      const sum = this.#entries[positions.get(total) ?? 0]
      if (sum !== undefined) sum.isSum = true
      add(positions.get(total) ?? 0, -1)
      if (atMost === true) {
        const rest = (counts.get(total) ?? 0) - parts.reduce((sum, part) => sum + (counts.get(part) ?? 0), 0)
        add(this.#entries.length, 1)
        this.#entries.push({ key: '', count: rest, importance: 0, bounds: anything, printed: undefined, isOut: false, isOne: false, isSum: false })
      }
      this.#equations.push(equation)
    }
  }

  /** Hiding only ever widens what is possible, so what is proven once stays proven. */
  #hideUntilSafe(): readonly string[] {
    const possible = new PossibleCounts(
      this.#entries.map(({ count }) => count),
      this.#entries.map(({ bounds }) => bounds),
      this.#equations,
    )
    const unproven: string[] = []
    this.#entries.forEach((entry, position) => {
      while (!this.#isSafe(possible, entry, position)) {
        const next = this.#nextToHide(possible, entry, position)
        if (next === undefined) {
          unproven.push(entry.key)
          break
        }
        this.#hide(possible, next)
      }
    })
    return unproven
  }

  #isSafe(possible: PossibleCounts, { printed, count, isOne, isOut }: Entry, position: number): boolean {
    if (printed?.shown === 'below') {
      const top = printed.threshold - 1
      const ends = [possible.stretch(position, 1), possible.stretch(position, top)]
      const seen = possible.valuesOf(position)
      return ends.every(({ reached }) => reached) && Array.from({ length: top }, (_, index) => index + 1).every((value) => seen.has(value))
    }
    // A `*` need not hide a small count; where it does, or hides one caller, as many values stay possible as behind a `<10`.
    if (printed?.shown !== 'hidden' || isOut || !(isOne || (count > 0 && count < this.#threshold))) return true
    const wanted = this.#threshold - 1
    possible.stretch(position, count + wanted)
    if (possible.valuesOf(position).size < wanted) possible.stretch(position, Math.max(0, count - wanted))
    return possible.valuesOf(position).size >= wanted
  }

  /** Of the cells that stand in the way, the one that will be missed least. */
  #nextToHide(possible: PossibleCounts, { printed, count }: Entry, position: number): number | undefined {
    const targets = printed?.shown === 'below' ? [1, printed.threshold - 1] : [Math.max(0, count - this.#threshold), count + this.#threshold]
    const blockers = targets.flatMap((target) => possible.stretch(position, target).blockers)
    const candidates = (blockers.length > 0 ? blockers : this.#entries.map((_, index) => index)).filter((index) => index !== position && this.#canHide(index))
    const [first, ...others] = candidates
    return first === undefined ? undefined : others.reduce((best, own) => (this.#isMissedLess(own, best) ? own : best), first)
  }

  #canHide(position: number): boolean {
    const entry = this.#entries[position]
    if (entry?.printed === undefined || entry.isOut) return false
    return entry.printed.shown === 'number' || (entry.printed.shown === 'below' && entry.isSum)
  }

  #isMissedLess(a: number, b: number): boolean {
    const costs = [a, b].map((position) => {
      const entry = this.#entries[position]
      const kind = entry?.printed?.shown === 'below' ? 0 : entry?.count === 0 ? 2 : 1
      return [entry?.importance ?? 0, kind, entry?.count ?? 0, position]
    })
    const [own = [], other = []] = costs
    const differs = own.findIndex((cost, index) => cost !== other[index])
    return differs >= 0 && (own[differs] ?? 0) < (other[differs] ?? 0)
  }

  #hide(possible: PossibleCounts, position: number): void {
    const entry = this.#entries[position]
    if (entry === undefined) return
    entry.printed = hiddenCount
    entry.bounds = boundsOf(hiddenCount, entry.count, this.#threshold)
    possible.widen(position, entry.bounds)
  }
}

const anything: Bounds = { low: 0, high: Number.POSITIVE_INFINITY }

function firstPrint({ count, measured = 'full', largestCallerShare = 0 }: CountCell, threshold: number): PrintedCount {
  if (measured === 'none' || (count === 0 && measured === 'partly')) return { shown: 'not_measured' }
  if (count > 0 && count < threshold) return { shown: 'below', threshold }
  return count > 0 && largestCallerShare > 0.5 ? hiddenCount : { shown: 'number', value: roundedOutside(count, threshold) }
}

/** Every published cell as JSON prints it. */
export const jsonOfCounts = (printed: ReadonlyMap<string, PrintedCount>): Readonly<Record<string, number | string | null>> =>
  Object.fromEntries([...printed].map(([key, count]) => [key, jsonOfCount(count)]))
