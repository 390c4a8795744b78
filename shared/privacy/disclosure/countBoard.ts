/** All counts printed about a line, side by side: those about to go out, and those already out that share a sum with them. */
import type { CountCell, Relation } from './countCell.ts'
import type { Equation } from './possibleCounts.ts'
import { type Bounds, boundsOf, hiddenCount, type PrintedCount, roundedOutside } from './printedCount.ts'

export type Tables = { readonly cells: readonly CountCell[]; readonly relations: readonly Relation[] }
/** Tables that leave the organisation together: all files and languages of them print these. The true counts stay inside. */
export type Release = Tables & { readonly id: string; readonly threshold: number; readonly printed: ReadonlyMap<string, PrintedCount> }

export type Entry = {
  readonly key: string
  readonly count: number
  readonly importance: number
  /** What a reader knows of it by itself. */
  bounds: Bounds
  /** Undefined: never printed. */
  printed: PrintedCount | undefined
  /** Printed by an earlier release: it cannot be taken back. */
  isOut: boolean
  /** One caller makes up most of it. */
  isOne: boolean
  /** The sum of others. */
  isSum: boolean
}
export type Board = { readonly threshold: number; readonly entries: readonly Entry[]; readonly equations: readonly Equation[] }

const anything: Bounds = { low: 0, high: Number.POSITIVE_INFINITY }

/** A key whose count differs from the one printed before is treated as a number of its own: a correction. */
export function countBoard(tables: Tables, earlier: readonly Release[], threshold: number): Board {
  const board = new BoardInMaking(threshold)
  for (const release of earlier) board.addEarlier(release)
  return board.with(tables)
}

/** What a count prints as, as long as it gives away no other. */
function printOf({ count, measured = 'full', largestCallerShare = 0 }: CountCell, threshold: number): PrintedCount {
  if (measured === 'none' || (count === 0 && measured === 'partly')) return { shown: 'not_measured' }
  if (count > 0 && count < threshold) return { shown: 'below', threshold }
  return count > 0 && largestCallerShare > mostOfOne ? hiddenCount : { shown: 'number', value: roundedOutside(count, threshold) }
}
const mostOfOne = 0.5

class BoardInMaking {
  readonly #threshold: number
  readonly #entries: Entry[] = []
  readonly #positions = new Map<string, number>()
  readonly #equations: Equation[] = []
  constructor(threshold: number) {
    this.#threshold = threshold
  }

  addEarlier({ cells, relations, printed, threshold }: Release): void {
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

  with({ cells, relations }: Tables): Board {
    for (const cell of cells) {
      const entry = this.#entryOf(cell)
      if (cell.published === false || entry.isOut) continue
      entry.printed = printOf(cell, this.#threshold)
      entry.bounds = boundsOf(entry.printed, cell.count, this.#threshold)
    }
    this.#addRelations(cells, relations)
    return this.#connectedTo(cells.map((cell) => this.#positionOf(cell)))
  }

  #entryOf(cell: CountCell): Entry {
    const position = this.#positionOf(cell)
    const { key, count, importance = 0, largestCallerShare = 0 } = cell
    const fresh: Entry = { key, count, importance, bounds: anything, printed: undefined, isOut: false, isOne: false, isSum: false }
    const entry = this.#entries[position] ?? fresh
    if (entry === fresh) this.#entries.push(fresh)
    entry.isOne ||= largestCallerShare > mostOfOne
    return entry
  }

  #positionOf({ key, count }: CountCell): number {
    const name = `${count} ${key}`
    const position = this.#positions.get(name) ?? this.#entries.length
    this.#positions.set(name, position)
    return position
  }

  #addRelations(cells: readonly CountCell[], relations: readonly Relation[]): void {
    const byKey = new Map(cells.map((cell) => [cell.key, { count: cell.count, position: this.#positionOf(cell) }]))
    for (const { parts, total, atMost } of relations) {
      const equation = new Map<number, number>()
      const add = (position: number, coefficient: number) => equation.set(position, (equation.get(position) ?? 0) + coefficient)
      for (const part of parts) add(byKey.get(part)?.position ?? 0, 1)
      const whole = byKey.get(total)
      add(whole?.position ?? 0, -1)
      const sum = this.#entries[whole?.position ?? 0]
      if (sum !== undefined) sum.isSum = true
      if (atMost === true) {
        const rest = (whole?.count ?? 0) - parts.reduce((all, part) => all + (byKey.get(part)?.count ?? 0), 0)
        add(this.#entries.length, 1)
        this.#entries.push({ key: '', count: rest, importance: 0, bounds: anything, printed: undefined, isOut: false, isOne: false, isSum: false })
      }
      this.#equations.push(equation)
    }
  }

  /** What no sum leads to cannot tell anything. */
  #connectedTo(own: readonly number[]): Board {
    const equationsOf = this.#entries.map((): Equation[] => [])
    for (const equation of this.#equations) for (const position of equation.keys()) equationsOf[position]?.push(equation)
    const reached = new Set(own)
    const equations = new Set<Equation>()
    for (const position of reached)
      for (const equation of equationsOf[position] ?? []) {
        equations.add(equation)
        for (const next of equation.keys()) reached.add(next)
      }
    const kept = [...reached].sort((a, b) => a - b)
    const moved = new Map(kept.map((position, index) => [position, index]))
    return {
      threshold: this.#threshold,
      entries: kept.flatMap((position) => this.#entries[position] ?? []),
      equations: this.#equations.filter((own) => equations.has(own)).map((own) => new Map([...own].map(([position, one]) => [moved.get(position) ?? 0, one]))),
    }
  }
}
