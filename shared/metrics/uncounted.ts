/** Data that was received but is not in the figures yet: which figures it concerns, since when, and why. */
import { quarterMs } from '../calendar/durations.ts'
import type { LineId, LocalDate } from '../contacts/identifiers.ts'
import type { Settings } from '../settings/settings.ts'

/**
 * `parked`: an event could not be made into a contact and waits for a person. `behind`: it is on its way for more than two minutes. `importing`: a
 * file of history is being read, or taken away again. `tonight`: so much came in over the period that its figures are worked out at night.
 */
export const uncountedReasons = ['parked', 'behind', 'importing', 'tonight'] as const
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
/** The mark "incomplete" on figures, one a reason. */
export type UncountedMark = {
  readonly reason: UncountedReason
  /** The earliest, as an instant of a whole quarter hour. */
  readonly since: string
  readonly lines: readonly LineId[]
}

export const quarterOf = (at: number): number => at - (at % quarterMs)

type Asked = { readonly line: readonly LineId[]; readonly from: LocalDate; readonly to: LocalDate }
/** Only of these lines and days; empty: nothing of them is missing. */
export function uncountedMarks(known: readonly Uncounted[], { line, from, to }: Asked): readonly UncountedMark[] {
  const concerned = known.filter((one) => line.includes(one.line) && one.from <= to && (one.to === undefined || one.to >= from))
  return uncountedReasons.flatMap((reason) => {
    const own = concerned.filter((one) => one.reason === reason)
    if (own.length === 0) return []
    const since = new Date(Math.min(...own.map((one) => one.since))).toISOString()
    return [{ reason, since, lines: line.filter((id) => own.some((one) => one.line === id)) }]
  })
}

/** As JSON says it; nothing where everything counts. */
export const incompleteJson = (uncounted: readonly UncountedMark[]) => (uncounted.length === 0 ? {} : { incomplete: true as const, uncounted })

/** @param now UTC milliseconds */
export type UncountedReader = (settings: Settings, lines: readonly LineId[], now: number) => Promise<readonly Uncounted[]>
