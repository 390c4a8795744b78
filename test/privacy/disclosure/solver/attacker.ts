/**
 * Somebody who has everything that ever left the organisation, knows the rules by which it was made, and has an exact solver (HiGHS): which values can
 * a hidden count still have? Knows nothing of how the protection works and shares no code with it.
 */
import highsLoader, { type Highs } from 'highs'
import type { Relation } from '../../../../shared/privacy/disclosure/countCell.ts'

// The types of the package speak of its CommonJS form; what is loaded here is the other.
const highs = await (highsLoader as unknown as () => Promise<Highs>)()

export type Published = {
  readonly threshold: number
  /** As JSON prints it; a key that is never printed may be missing. The same key is the same number. */
  readonly printed: Readonly<Record<string, number | string | null>>
  readonly relations: readonly Relation[]
  /** What the attacker happens to know besides: least values, such as "a `*` of this kind is always 10 or more". */
  readonly atLeast?: Readonly<Record<string, number>>
  /** And most values: what is not measured prints so because there was nothing. */
  readonly atMost?: Readonly<Record<string, number>>
  /** Numbers are the counts themselves: what would be out without rounding. */
  readonly isExact?: boolean
}

function boundsOf(key: string, { printed, threshold, isExact = false, atLeast = {}, atMost = {} }: Published): readonly [low: number, high: number] {
  const [low, high] = boundsOfPrint(printed[key], threshold, isExact)
  return [Math.max(low, atLeast[key] ?? 0), Math.min(high, atMost[key] ?? highs.infinity)]
}

function boundsOfPrint(printed: number | string | null | undefined, threshold: number, isExact: boolean): readonly [low: number, high: number] {
  if (printed === 0) return [0, 0]
  if (typeof printed === 'number') return isExact ? [printed, printed] : [Math.max(threshold, printed - 2), printed + 2]
  return typeof printed === 'string' && printed.startsWith('<') ? [1, threshold - 1] : [0, highs.infinity]
}

/** Of each hidden small count, those of 1..T-1 that can be ruled out. Empty: nothing was given away. */
export function ruledOut(published: Published, only?: readonly string[]): Readonly<Record<string, readonly number[]>> {
  const { threshold, printed, relations } = published
  const keys = [...new Set([...Object.keys(printed), ...relations.flatMap(({ parts, total }) => [...parts, total])])]
  const position = new Map(keys.map((key, index) => [key, index]))
  const wanted = only ?? keys.filter((key) => typeof printed[key] === 'string' && String(printed[key]).startsWith('<'))
  const model = highs.createModel()
  try {
    model.options.set({ output_flag: false })
    keys.forEach((key, index) => {
      model.addVar(...boundsOf(key, published))
      model.changeColIntegrality(index, highs.constants.variableType.integer)
    })
    const rows = relations.map(({ parts, total, atMost }) => {
      const coefficients = new Map<number, number>()
      const add = (key: string, by: number) => coefficients.set(position.get(key)!, (coefficients.get(position.get(key)!) ?? 0) + by)
      for (const part of parts) add(part, 1)
      add(total, -1)
      const some = [...coefficients].filter(([, by]) => by !== 0)
      model.addRow(atMost === true ? -highs.infinity : 0, 0, { indices: some.map(([index]) => index), values: some.map(([, by]) => by) })
      return { some, isAtMost: atMost === true }
    })
    const { optimal, infeasible } = highs.constants.modelStatus
    /** undefined: no set of whole counts was found. */
    const solveBy = (solver: 'simplex' | 'choose') => {
      model.options.set({ solver })
      model.run()
      const status = model.getModelStatus()
      if (status !== optimal && status !== infeasible) throw new Error(`the solver gave up: ${status}`)
      const whole = status === optimal ? model.getSolution().colValue.map((own) => Math.round(own)) : undefined
      return whole !== undefined && fits(whole, rows) ? whole : undefined
    }
    /** A corner that is whole will do; only what lies between needs branching. That nothing fits is believed when it is found from scratch. */
    const isPossible = (index: number, value: number) => {
      model.changeColBounds(index, value, value)
      if (solveBy('simplex') !== undefined) return true
      model.clearSolver()
      model.options.set({ presolve: 'off' })
      const found = solveBy('choose')
      model.options.set({ presolve: 'choose' })
      return found !== undefined
    }
    const found: Record<string, readonly number[]> = {}
    for (const key of wanted) {
      const index = position.get(key)!
      const impossible = Array.from({ length: threshold - 1 }, (_, value) => value + 1).filter((value) => !isPossible(index, value))
      if (impossible.length > 0) found[key] = impossible
      model.changeColBounds(index, ...boundsOf(key, published))
    }
    return found
  } finally {
    model.dispose()
  }
}

type Row = { readonly some: readonly (readonly [index: number, by: number])[]; readonly isAtMost: boolean }
const fits = (counts: Float64Array, rows: readonly Row[]) =>
  rows.every(({ some, isAtMost }) => {
    const sum = some.reduce((all, [index, by]) => all + by * (counts[index] ?? 0), 0)
    return isAtMost ? sum <= 0 : sum === 0
  })

/** Everything in several releases, side by side. */
export function together(
  threshold: number,
  releases: readonly { readonly printed: Published['printed']; readonly relations: readonly Relation[] }[],
): Published {
  return { threshold, printed: Object.assign({}, ...releases.map(({ printed }) => printed)), relations: releases.flatMap(({ relations }) => relations) }
}
