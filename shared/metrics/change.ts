/** Whether two periods really differ. A difference is only claimed where chance alone would seldom make it. */
import type { Figures } from './figures.ts'

export type Change = { readonly now: number; readonly before: number } & {
  readonly verdict: 'unmeasured' | 'from_zero' | 'too_few' | 'no_clear_difference' | 'more' | 'less'
}

/** Below this in either period no difference can be seen. */
const enough = 20
const leastCoverage = 0.8

/**
 * Missed attempts of two periods, per measured hour. Clear where the 90 % range of the log ratio, with variance `phi (1/y1 + 1/y2)`
 * and phi the spread of the weeks beyond chance, leaves out zero. The counts are as they were; only the verdict is corrected for gaps.
 */
export function missedChange(now: Figures, before: Figures): Change {
  const counts = { now: missedOf(now.metrics), before: missedOf(before.metrics) }
  if (before.coverage.share < leastCoverage || now.coverage.share < leastCoverage) return { ...counts, verdict: 'unmeasured' }
  if (counts.before === 0 && counts.now > 0) return { ...counts, verdict: 'from_zero' }
  const measured = { now: measuredMissedOf(now), before: measuredMissedOf(before) }
  if (measured.now < enough || measured.before < enough) return { ...counts, verdict: 'too_few' }
  const ratio = Math.log(measured.now / now.coverage.measuredHours / (measured.before / before.coverage.measuredHours))
  const spread = Math.max(1, dispersion(now), dispersion(before))
  const deviation = Math.sqrt(spread * (1 / measured.now + 1 / measured.before))
  if (Math.abs(ratio) <= 1.645 * deviation) return { ...counts, verdict: 'no_clear_difference' }
  return { ...counts, verdict: ratio > 0 ? 'more' : 'less' }
}

const measuredMissedOf = ({ metrics, coverage }: Figures) => missedOf(metrics) - coverage.missedInGaps
const missedOf = ({ missed_open, missed_closed }: { readonly missed_open: number; readonly missed_closed: number }) => missed_open + missed_closed

/** Variance over mean of complete, fully measured weeks; 1 is pure chance, and what too few weeks are taken for. */
function dispersion({ trend }: Figures): number {
  const weeks = trend.filter((week) => !week.running && week.measuredHours >= 0.98 * week.hours && week.hours >= 167).map(missedOf)
  const mean = weeks.reduce((sum, value) => sum + value, 0) / weeks.length
  if (weeks.length < 4 || mean === 0) return 1
  return weeks.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (weeks.length - 1) / mean
}
