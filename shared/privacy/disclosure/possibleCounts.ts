/**
 * Which whole numbers remain possible for a count, given the bounds of all counts and the sums they keep to. It starts from the true counts and
 * walks from one set of counts that fits everything to the next, so whatever it reaches is possible: it carries its own proof.
 *
 * The walk is that of the simplex method with bounded variables (Dantzig), with Bland's order so that it ends, and kept to whole steps: only
 * pivots of 1 or -1, which tables with totals give almost always. What it cannot reach that way it does not claim.
 */
import type { Bounds } from './printedCount.ts'

/** Coefficients by position of the count; the sum of coefficient times count is 0. */
export type Equation = ReadonlyMap<number, number>

/** `blockers`: the counts that stand at a bound and keep it from going on; widening one of them is the only way. */
export type Stretch = { readonly reached: boolean; readonly blockers: readonly number[] }

const mostSteps = 20_000

export class PossibleCounts {
  readonly #low: Float64Array
  readonly #high: Float64Array
  readonly #value: Float64Array
  /** Each row says: the count it stands for, plus coefficient times each free count, stays the same. */
  readonly #rows: Float64Array[] = []
  readonly #basis: number[] = []
  /** Row that stands for a count, -1 where the count is free. */
  readonly #rowOf: Int32Array
  readonly #visited = new Map<number, Set<number>>()

  /** @param values true counts, within their bounds and in keeping with the equations */
  constructor(values: readonly number[], bounds: readonly Bounds[], equations: readonly Equation[]) {
    this.#value = Float64Array.from(values)
    this.#low = Float64Array.from(bounds, ({ low }) => low)
    this.#high = Float64Array.from(bounds, ({ high }) => high)
    this.#rowOf = new Int32Array(values.length).fill(-1)
    const uses = new Uint32Array(values.length)
    for (const equation of equations) for (const count of equation.keys()) uses[count] = (uses[count] ?? 0) + 1
    for (const equation of equations) this.#addRow(equation, uses)
  }

  widen(count: number, { low, high }: Bounds): void {
    this.#low[count] = Math.min(this.#low[count] ?? 0, low)
    this.#high[count] = Math.max(this.#high[count] ?? 0, high)
  }

  /** Every value the count was seen to take, the true one included. */
  valuesOf(count: number): ReadonlySet<number> {
    return this.#seen(count)
  }

  /** Moves a count towards a value, taking others along as the sums ask. */
  stretch(count: number, target: number): Stretch {
    const barred = new Set<number>()
    for (let step = 0; step < mostSteps; step++) {
      const gap = target - this.#at(count)
      if (gap === 0) return { reached: true, blockers: [] }
      const entering =
        this.#rowOf[count] === -1 ? (barred.has(count) ? undefined : { free: count, sign: Math.sign(gap) }) : this.#enteringFor(count, gap, barred)
      if (entering === undefined) return { reached: false, blockers: this.#blockersOf(count, gap) }
      this.#move(entering, count, Math.abs(gap), barred)
    }
    return { reached: false, blockers: [] }
  }

  #at(count: number): number {
    return this.#value[count] ?? 0
  }

  /** How far a count can go up (1) or down (-1) by its own bounds. */
  #room(count: number, sign: number): number {
    return sign > 0 ? (this.#high[count] ?? 0) - this.#at(count) : this.#at(count) - (this.#low[count] ?? 0)
  }

  #seen(count: number): Set<number> {
    const seen = this.#visited.get(count) ?? new Set([this.#at(count)])
    this.#visited.set(count, seen)
    return seen
  }

  /** The first free count whose move brings this one nearer. */
  #enteringFor(count: number, gap: number, barred: ReadonlySet<number>): { readonly free: number; readonly sign: number } | undefined {
    const row = this.#rows[this.#rowOf[count] ?? 0]
    if (row === undefined) return undefined
    for (let free = 0; free < row.length; free++) {
      const coefficient = row[free] ?? 0
      if (coefficient === 0 || free === count || barred.has(free)) continue
      const sign = -Math.sign(coefficient) * Math.sign(gap)
      if (this.#room(free, sign) > 0) return { free, sign }
    }
    return undefined
  }

  #blockersOf(count: number, gap: number): readonly number[] {
    const row = this.#rows[this.#rowOf[count] ?? -1]
    if (row === undefined) return []
    const blockers: number[] = []
    row.forEach((coefficient, free) => {
      if (coefficient !== 0 && free !== count && this.#room(free, -Math.sign(coefficient) * Math.sign(gap)) === 0) blockers.push(free)
    })
    return blockers
  }

  /** Moves a free count as far as everything lets it, and if a bound of another stops it, lets the two change places. */
  #move({ free, sign }: { readonly free: number; readonly sign: number }, wanted: number, gap: number, barred: Set<number>): void {
    let [length, blockedBy] = [this.#room(free, sign), -1]
    if (free === wanted) length = Math.min(length, gap)
    for (let index = 0; index < this.#rows.length; index++) {
      const coefficient = this.#rows[index]?.[free] ?? 0
      const basic = this.#basis[index] ?? -1
      if (coefficient === 0) continue
      const rate = Math.abs(coefficient)
      const room = Math.floor(this.#room(basic, -Math.sign(coefficient) * sign) / rate)
      const allowed = basic === wanted ? Math.min(room, Math.floor(gap / rate)) : room
      if (allowed < length || (allowed === length && blockedBy >= 0 && this.#goesFirst(index, blockedBy, free))) [length, blockedBy] = [allowed, index]
    }
    this.#shift(free, sign * length, wanted)
    if (blockedBy < 0) {
      if (length === 0) barred.add(free)
    } else if (Math.abs(this.#rows[blockedBy]?.[free] ?? 0) === 1 && this.#basis[blockedBy] !== wanted) this.#pivot(blockedBy, free)
    else if (length === 0) barred.add(free)
  }

  /** Rows that can change places go before those that cannot; then Bland's order. */
  #goesFirst(row: number, before: number, free: number): boolean {
    const isUnit = (index: number) => Math.abs(this.#rows[index]?.[free] ?? 0) === 1
    if (isUnit(row) !== isUnit(before)) return isUnit(row)
    return (this.#basis[row] ?? 0) < (this.#basis[before] ?? 0)
  }

  #shift(free: number, by: number, wanted: number): void {
    if (by === 0) return
    const seen = this.#seen(wanted)
    const from = this.#at(wanted)
    this.#value[free] = this.#at(free) + by
    this.#rows.forEach((row, index) => {
      const basic = this.#basis[index] ?? 0
      this.#value[basic] = this.#at(basic) - (row[free] ?? 0) * by
    })
    // Every whole step on the way fits too.
    const each = (this.#at(wanted) - from) / Math.abs(by)
    for (let step = 1; each !== 0 && step <= Math.abs(by); step++) seen.add(from + each * step)
  }

  #pivot(index: number, free: number): void {
    const row = this.#rows[index]
    const leaving = this.#basis[index] ?? 0
    if (row === undefined) return
    const unit = row[free] ?? 1
    for (let column = 0; column < row.length; column++) row[column] = (row[column] ?? 0) * unit
    this.#rows.forEach((other, position) => {
      if (position !== index) eliminate(other, row, free)
    })
    this.#basis[index] = free
    this.#rowOf[free] = index
    this.#rowOf[leaving] = -1
  }

  /** An equation joins: without what the rows stand for already, and standing for one of its own counts, the one least used elsewhere. */
  #addRow(equation: Equation, uses: Uint32Array): void {
    const row = new Float64Array(this.#value.length)
    for (const [count, coefficient] of equation) row[count] = coefficient
    this.#rows.forEach((known, index) => {
      eliminate(row, known, this.#basis[index] ?? 0)
    })
    let best = -1
    row.forEach((coefficient, count) => {
      if (Math.abs(coefficient) === 1 && (best < 0 || (uses[count] ?? 0) < (uses[best] ?? 0))) best = count
    })
    if (best < 0) {
      if (row.every((coefficient) => coefficient === 0)) return
      throw new RangeError('sums that cannot be told apart by whole steps')
    }
    this.#rows.push(row)
    this.#basis.push(best)
    this.#rowOf[best] = this.#rows.length - 1
    this.#pivot(this.#rows.length - 1, best)
    this.#rowOf[best] = this.#rows.length - 1
  }
}

/** Takes so much of a row away that nothing of the column is left. */
function eliminate(from: Float64Array, row: Float64Array, column: number): void {
  const factor = from[column] ?? 0
  if (factor === 0) return
  for (let at = 0; at < row.length; at++) {
    const own = row[at] ?? 0
    if (own !== 0) from[at] = (from[at] ?? 0) - factor * own
  }
}
