/**
 * Which whole numbers remain possible for a count, given the bounds of all counts and the sums they keep to. It starts from the true counts and
 * walks from one set of counts that fits everything to the next, so whatever it reaches is possible: it carries its own proof.
 *
 * The walk is that of the simplex method with bounded variables (Dantzig), with Bland's order so that it ends, and kept to whole counts. Tables with
 * totals give coefficients of 1 and -1 almost always; where they give halves, it goes by twos. What it cannot reach that way it does not claim.
 */
import type { Bounds } from './printedCount.ts'

/** One equation: coefficients by position of the count. The sum of coefficient times count is 0. */
export type Equation = ReadonlyMap<number, number>

/** `blockers`: the counts that stand at a bound and keep it from going on; widening one of them is the only way. */
export type Stretch = { readonly reached: boolean; readonly blockers: readonly number[] }

const mostSteps = 5000

export class PossibleCounts {
  readonly #low: Float64Array
  readonly #high: Float64Array
  readonly #value: Float64Array
  /** The rows of the tableau. Each says that its own (basic) count plus the sum of coefficient times free count is constant. */
  readonly #rows: Map<number, number>[] = []
  /** Rows in which a count has a coefficient. */
  readonly #uses: readonly Set<number>[]
  readonly #basis: number[] = []
  /** Row that stands for a count, -1 where the count is free. */
  readonly #rowOf: Int32Array
  readonly #true: readonly number[]
  readonly #visited = new Map<number, Set<number>>()

  /** @param values true counts, within their bounds and in keeping with the equations */
  constructor(values: readonly number[], bounds: readonly Bounds[], equations: readonly Equation[]) {
    this.#true = values
    this.#value = Float64Array.from(values)
    this.#low = Float64Array.from(bounds, ({ low }) => low)
    this.#high = Float64Array.from(bounds, ({ high }) => high)
    this.#rowOf = new Int32Array(values.length).fill(-1)
    this.#uses = values.map(() => new Set())
    const equationsWith = new Uint32Array(values.length)
    for (const equation of equations) for (const count of equation.keys()) equationsWith[count] = (equationsWith[count] ?? 0) + 1
    for (const equation of equations) this.#addRow(equation, equationsWith)
  }

  widen(count: number, { low, high }: Bounds): void {
    this.#low[count] = Math.min(this.#low[count] ?? 0, low)
    this.#high[count] = Math.max(this.#high[count] ?? 0, high)
  }

  /** Every value the count was seen to take, the true one included. */
  valuesOf(count: number): ReadonlySet<number> {
    return this.#seen(count)
  }

  /** Moves a count towards a value; other counts move along so that the equations hold. */
  stretch(count: number, target: number): Stretch {
    const barred = new Set<number>()
    for (let step = 0; step < mostSteps; step++) {
      const gap = target - this.#at(count)
      if (gap === 0) return { reached: true, blockers: [] }
      const entering =
        this.#rowOf[count] === -1 ? (barred.has(count) ? undefined : { free: count, sign: Math.sign(gap) }) : this.#enteringFor(count, gap, barred)
      if (entering === undefined) {
        if (barred.size > 0 && this.#movePair(count, gap)) continue
        return { reached: false, blockers: this.#blockersOf(count, gap) }
      }
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
    const seen = this.#visited.get(count) ?? new Set([this.#true[count] ?? 0, this.#at(count)])
    this.#visited.set(count, seen)
    return seen
  }

  /** The first free count whose move brings this one nearer to the value (Bland's order). */
  #enteringFor(count: number, gap: number, barred: ReadonlySet<number>): Entering | undefined {
    let first: Entering | undefined
    for (const [free, coefficient] of this.#rowStandingFor(count)) {
      if (free === count || barred.has(free) || (first !== undefined && free > first.free)) continue
      const sign = -Math.sign(coefficient) * Math.sign(gap)
      if (this.#room(free, sign) > 0) first = { free, sign }
    }
    return first
  }

  #blockersOf(count: number, gap: number): readonly number[] {
    const isAtBound = ([free, coefficient]: readonly [number, number]) => free !== count && this.#room(free, -Math.sign(coefficient) * Math.sign(gap)) === 0
    return [...this.#rowStandingFor(count)].filter(isAtBound).map(([free]) => free)
  }

  #rowStandingFor(count: number): Equation {
    return this.#rows[this.#rowOf[count] ?? -1] ?? noRow
  }

  /** Moves a free count as far as all bounds allow. Where the bound of a basic count stops it, the two change places (a pivot). */
  #move({ free, sign }: Entering, wanted: number, gap: number, barred: Set<number>): void {
    const stride = this.#strideOf(free)
    const whole = (length: number) => (length === Number.POSITIVE_INFINITY ? length : Math.floor(length / stride) * stride)
    let [length, blockedBy] = [whole(free === wanted ? Math.min(this.#room(free, sign), gap) : this.#room(free, sign)), -1]
    for (const index of this.#uses[free] ?? []) {
      const coefficient = this.#rows[index]?.get(free) ?? 0
      const basic = this.#basis[index] ?? -1
      const room = this.#room(basic, -Math.sign(coefficient) * sign)
      const allowed = whole((basic === wanted ? Math.min(room, gap) : room) / Math.abs(coefficient))
      if (allowed < length || (allowed === length && blockedBy >= 0 && this.#goesFirst(index, blockedBy, free))) [length, blockedBy] = [allowed, index]
    }
    this.#shift(free, sign * length, { wanted, stride })
    if (blockedBy >= 0 && this.#canPivot(blockedBy, free) && this.#basis[blockedBy] !== wanted) this.#pivot(blockedBy, free)
    else if (length === 0) barred.add(free)
  }

  /** Two free counts that would each make another count a fraction, but leave whole numbers when moved together. */
  #movePair(wanted: number, gap: number): boolean {
    const odd = this.#frees().filter((free) => this.#strideOf(free) > 1)
    for (const [index, first] of odd.entries())
      for (const second of odd.slice(index + 1))
        for (const signs of pairsOfSigns) {
          const changes = this.#changesOf(first, second, signs)
          const by = changes.get(wanted) ?? 0
          const isNearer = by !== 0 && Math.sign(by) === Math.sign(gap) && Math.abs(by) <= Math.abs(gap)
          if (!isNearer || ![...changes].every(([count, change]) => Number.isInteger(change) && this.#room(count, Math.sign(change)) >= Math.abs(change)))
            continue
          for (const [count, change] of changes) this.#value[count] = this.#at(count) + change
          this.#seen(wanted).add(this.#at(wanted))
          return true
        }
    return false
  }

  #frees(): readonly number[] {
    return [...this.#rowOf.keys()].filter((count) => this.#rowOf[count] === -1 && (this.#uses[count]?.size ?? 0) > 0)
  }

  #changesOf(first: number, second: number, [one, other]: readonly [number, number]): ReadonlyMap<number, number> {
    const changes = new Map<number, number>([
      [first, one],
      [second, other],
    ])
    for (const [free, sign] of [
      [first, one],
      [second, other],
    ] as const)
      for (const index of this.#uses[free] ?? []) {
        const basic = this.#basis[index] ?? -1
        const change = (changes.get(basic) ?? 0) - (this.#rows[index]?.get(free) ?? 0) * sign
        changes.set(basic, change)
      }
    return changes
  }

  /** The smallest step that leaves every other count whole. */
  #strideOf(free: number): number {
    const coefficients = [...(this.#uses[free] ?? [])].map((index) => this.#rows[index]?.get(free) ?? 0)
    let stride = 1
    while (coefficients.some((coefficient) => !Number.isInteger(coefficient * stride))) stride *= 2
    return stride
  }

  /** Halves and quarters are exact, other parts of a whole are not. */
  #canPivot(row: number, count: number): boolean {
    return exactPivots.has(Math.abs(this.#rows[row]?.get(count) ?? 0))
  }

  /** Rows that can change places go before those that cannot; then Bland's order. */
  #goesFirst(row: number, before: number, free: number): boolean {
    const size = (index: number) => (this.#canPivot(index, free) ? Math.abs(Math.log2(Math.abs(this.#rows[index]?.get(free) ?? 0))) : 9)
    if (size(row) !== size(before)) return size(row) < size(before)
    return (this.#basis[row] ?? 0) < (this.#basis[before] ?? 0)
  }

  #shift(free: number, by: number, { wanted, stride }: { readonly wanted: number; readonly stride: number }): void {
    if (by === 0) return
    const seen = this.#seen(wanted)
    const from = this.#at(wanted)
    this.#value[free] = this.#at(free) + by
    for (const index of this.#uses[free] ?? []) {
      const basic = this.#basis[index] ?? -1
      if (basic !== free) this.#value[basic] = this.#at(basic) - (this.#rows[index]?.get(free) ?? 0) * by
    }
    // Every step on the way fits too.
    const steps = Math.abs(by) / stride
    const each = (this.#at(wanted) - from) / steps
    for (let step = 1; each !== 0 && step <= steps; step++) seen.add(from + each * step)
  }

  #pivot(index: number, free: number): void {
    const row = this.#rows[index]
    const leaving = this.#basis[index] ?? -1
    if (row === undefined) return
    const pivot = row.get(free) ?? 1
    if (pivot !== 1) for (const [count, coefficient] of row) row.set(count, coefficient / pivot)
    for (const other of this.#uses[free] ?? []) if (other !== index) this.#eliminate(other, index, free)
    this.#basis[index] = free
    this.#rowOf[leaving] = -1
    this.#rowOf[free] = index
  }

  /** Adds an equation: counts that are basic already are substituted, and one of the others becomes basic, the one least used elsewhere. */
  #addRow(equation: Equation, equationsWith: Uint32Array): void {
    const index = this.#rows.length
    this.#rows.push(new Map())
    for (const [count, coefficient] of equation) this.#set(index, count, coefficient)
    for (const count of equation.keys()) {
      const row = this.#rowOf[count] ?? -1
      if (row >= 0) this.#eliminate(index, row, count)
    }
    const row = this.#rows[index] ?? noRow
    const units = [...row].filter(([, coefficient]) => Math.abs(coefficient) === 1).map(([count]) => count)
    const [first, ...others] = units
    if (first === undefined) {
      this.#rows.pop()
      if (row.size > 0) throw new RangeError('sums that cannot be told apart by whole steps')
      return
    }
    const best = others.reduce((least, own) => ((equationsWith[own] ?? 0) < (equationsWith[least] ?? 0) ? own : least), first)
    this.#basis.push(best)
    this.#pivot(index, best)
  }

  #set(index: number, count: number, coefficient: number): void {
    if (coefficient === 0) {
      this.#rows[index]?.delete(count)
      this.#uses[count]?.delete(index)
    } else {
      this.#rows[index]?.set(count, coefficient)
      this.#uses[count]?.add(index)
    }
  }

  /** Takes so much of a row away that nothing of the column is left. */
  #eliminate(from: number, row: number, column: number): void {
    const factor = this.#rows[from]?.get(column) ?? 0
    if (factor === 0) return
    for (const [count, coefficient] of this.#rows[row] ?? noRow) this.#set(from, count, (this.#rows[from]?.get(count) ?? 0) - factor * coefficient)
  }
}

type Entering = { readonly free: number; readonly sign: number }
const pairsOfSigns = [
  [1, 1],
  [1, -1],
  [-1, 1],
  [-1, -1],
] as const
const exactPivots: ReadonlySet<number> = new Set([0.25, 0.5, 1, 2, 4])
const noRow: Equation = new Map()
