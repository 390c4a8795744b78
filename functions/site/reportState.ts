/** How far the figures can carry a sentence. The pages ask this first; a number that cannot be said is not printed. */
import { dayMs, hourMs } from '../../shared/calendar/durations.ts'
import { nextDay } from '../../shared/calendar/localDate.ts'
import { localTimeOf } from '../../shared/calendar/localTime.ts'
import type { Instant } from '../../shared/contacts/identifiers.ts'
import type { Figures } from '../../shared/metrics/figures.ts'

export type ReportState =
  /** Nothing was measured in this period. */
  | { readonly kind: 'no_data' }
  /** Too young for patterns: facts only. `patternsFrom` in UTC milliseconds. */
  | { readonly kind: 'first_weeks'; readonly days: number; readonly patternsFrom: number }
  | { readonly kind: 'too_little'; readonly share: number }
  | { readonly kind: 'normal' }

const patternDays = 28
/** Below this coverage a headline is replaced. */
const leastCoverage = 0.8

export function reportState(figures: Figures, now: Instant): ReportState {
  const { coverage } = figures
  if (coverage.measuredHours === 0 || coverage.firstDataAt === null) return { kind: 'no_data' }
  const start = Math.max(...coverage.gapList.filter(({ cause }) => cause === 'before_first_data').map(({ until }) => Date.parse(until)))
  const days = Math.ceil((now - start) / dayMs)
  if (Number.isFinite(start) && days < patternDays) return { kind: 'first_weeks', days, patternsFrom: start + patternDays * dayMs }
  if (coverage.share < leastCoverage) return { kind: 'too_little', share: coverage.share }
  return { kind: 'normal' }
}

/** The feed stopped well before the period, or now, did: when, in UTC milliseconds. */
export function staleSince({ coverage, filters, timeZone }: Figures): number | undefined {
  const tail = coverage.gapList.findLast(({ cause }) => cause === 'after_last_data')
  if (tail === undefined) return undefined
  const [from, until] = [Date.parse(tail.from), Math.min(Date.parse(tail.until), localTimeOf(timeZone).dayStart(nextDay(filters.to)))]
  return until - from >= leastSilenceMs ? from : undefined
}

/** A shorter end of a past period is a quiet evening to a reader. */
const leastSilenceMs = 2 * hourMs
