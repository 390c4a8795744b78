/** What was measured, against what the design allows. */
export type Budget = {
  readonly what: string
  /** As measured: a ratio within this run, or an absolute figure with its unit. */
  readonly measured: number
  readonly unit: 'x' | 'ms' | 'kB' | 'MB' | 'contacts/s'
  readonly atMost?: number
  readonly atLeast?: number
  /** What the measure is made of, in words and figures. */
  readonly from: string
}

export const isKept = ({ measured, atMost = Number.POSITIVE_INFINITY, atLeast = Number.NEGATIVE_INFINITY }: Budget) => measured <= atMost && measured >= atLeast

export function asText(budget: Budget): string {
  const { what, measured, unit, atMost, atLeast, from } = budget
  const limit = atMost === undefined ? `at least ${written(atLeast ?? 0)}` : `at most ${written(atMost)}`
  return `${isKept(budget) ? 'kept   ' : 'BROKEN '} ${what}: ${written(measured)} ${unit} (${limit})\n         ${from}`
}

export const milliseconds = (value: number) => `${value.toFixed(value < 10 ? 2 : 0)} ms`
const written = (value: number) => (Math.abs(value) >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(2))
