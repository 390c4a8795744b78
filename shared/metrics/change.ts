/** Whether two periods really differ. A difference is only claimed where chance alone would seldom make it. */
import type { Figures, TrendDay } from './figures.ts'
import { normalQuantile } from './gamma.ts'

export type Change = { readonly now: number; readonly before: number } & {
  readonly verdict: 'unmeasured' | 'from_zero' | 'too_few' | 'no_clear_difference' | 'more' | 'less'
}

/** Below this in either period no difference can be seen. */
const enough = 20
const leastCoverage = 0.8

/**
 * Missed attempts of two periods, per measured hour. Clear where the range of the log ratio, as often right as the definitions say, with variance `phi (1/y1 + 1/y2)`
 * and phi the spread of the weeks beyond chance, leaves out zero. The counts are as they were; only the verdict is corrected for gaps.
 * Of a period that still runs only the days that are over count, beside as many of the other.
 */
export function missedChange(now: Figures, before: Figures): Change {
  const parts = { now: elapsedPart(now, before), before: elapsedPart(before, now) }
  const counts = { now: parts.now.missed, before: parts.before.missed }
  const isMeasured = (own: Figures, { measuredHours }: { readonly measuredHours: number }) => own.coverage.share >= leastCoverage && measuredHours > 0
  if (!isMeasured(before, parts.before) || !isMeasured(now, parts.now)) return { ...counts, verdict: 'unmeasured' }
  if (counts.before === 0 && counts.now > 0) return { ...counts, verdict: 'from_zero' }
  const measured = { now: counts.now - parts.now.missedInGaps, before: counts.before - parts.before.missedInGaps }
  if (measured.now < enough || measured.before < enough) return { ...counts, verdict: 'too_few' }
  const ratio = Math.log(measured.now / parts.now.measuredHours / (measured.before / parts.before.measuredHours))
  const spread = Math.max(1, dispersion(now), dispersion(before))
  const deviation = Math.sqrt(spread * (1 / measured.now + 1 / measured.before))
  if (Math.abs(ratio) <= normalQuantile((1 + now.definitions.rangeLevel) / 2) * deviation) return { ...counts, verdict: 'no_clear_difference' }
  return { ...counts, verdict: ratio > 0 ? 'more' : 'less' }
}

/** The days that two periods are compared by where one of them still runs: those that are over, as many of each. undefined: all of both. */
export function comparedDays(own: Figures, other: Figures): readonly TrendDay[] | undefined {
  if (![own, other].some(({ days }) => days.at(-1)?.running)) return undefined
  const over = own.days.filter(({ running }) => !running)
  // Periods of another length are compared by their rates alone.
  return own.days.length === other.days.length ? over.slice(0, other.days.filter(({ running }) => !running).length) : over
}

type ElapsedPart = { readonly missed: number; readonly missedInGaps: number; readonly measuredHours: number }

function elapsedPart(own: Figures, other: Figures): ElapsedPart {
  const days = comparedDays(own, other)
  if (days === undefined) return { missed: missedOf(own.metrics), missedInGaps: own.coverage.missedInGaps, measuredHours: own.coverage.measuredHours }
  const sum = (of: (day: TrendDay) => number) => days.reduce((total, day) => total + of(day), 0)
  return { missed: sum(missedOf), missedInGaps: sum(({ missedInGaps }) => missedInGaps), measuredHours: sum(({ measuredHours }) => measuredHours) }
}

const missedOf = ({ missed_open, missed_closed }: { readonly missed_open: number; readonly missed_closed: number }) => missed_open + missed_closed

/** Variance over mean of complete, fully measured weeks; 1 is pure chance, and what too few weeks are taken for. */
function dispersion({ trend }: Figures): number {
  const weeks = trend.filter((week) => !week.running && week.measuredHours >= 0.98 * week.hours && week.hours >= 167).map(missedOf)
  const mean = weeks.reduce((sum, value) => sum + value, 0) / weeks.length
  if (weeks.length < 4 || mean === 0) return 1
  return weeks.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (weeks.length - 1) / mean
}
