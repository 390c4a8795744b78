/** What was received and does not count yet: which figures that concerns, since when, and why. */
import type { LineId, LocalDate } from '../contacts/identifiers.ts'
import type { Figures } from './figures.ts'

/** `parked`: an event could not be made into a contact and waits for a person. `behind`: it is on its way for more than two minutes. */
export const uncountedReasons = ['parked', 'behind'] as const
export type UncountedReason = (typeof uncountedReasons)[number]

export type Uncounted = {
  readonly line: LineId
  readonly reason: UncountedReason
  /** Local dates whose figures may change, both included; without `to`: up to now. */
  readonly from: LocalDate
  readonly to?: LocalDate
  /** UTC milliseconds of a quarter hour: the moment itself would be somebody's (P7). */
  readonly since: number
}
/** The mark "incomplete" on figures. */
export type UncountedMark = {
  readonly reasons: readonly UncountedReason[]
  /** The earliest, as an instant of a whole quarter hour. */
  readonly since: string
  readonly lines: readonly LineId[]
}

const quarterMs = 15 * 60_000
export const quarterOf = (at: number): number => at - (at % quarterMs)

/** undefined: nothing of these lines and days is missing for that reason. */
export function uncountedMark(known: readonly Uncounted[], { line, from, to }: Figures['filters']): UncountedMark | undefined {
  const own = known.filter((one) => line.includes(one.line) && one.from <= to && (one.to === undefined || one.to >= from))
  if (own.length === 0) return undefined
  return {
    reasons: uncountedReasons.filter((reason) => own.some((one) => one.reason === reason)),
    since: new Date(Math.min(...own.map(({ since }) => since))).toISOString(),
    lines: line.filter((id) => own.some((one) => one.line === id)),
  }
}
