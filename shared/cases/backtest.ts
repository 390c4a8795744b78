/**
 * Fitted on the first three quarters of the evidence, held against the last: how many needs were turned away in these hours. No opening is
 * needed for it, so it tests the demand and nothing else. The count to come scatters as chance has it, more where weeks differ (overdispersion),
 * because the rate itself is only known from a count, and because the level drifts.
 */
import { addDays, dayNumberOf } from '../calendar/localDate.ts'
import type { LocalDate } from '../contacts/identifiers.ts'
import type { Estimate } from '../contacts/estimate.ts'
import { countQuantile, dispersionOf } from '../staffing/dispersion.ts'
import type { Backtest } from './case.ts'
import type { CaseEvidence } from './caseEvidence.ts'
import type { ExtraBlock } from './caseRequest.ts'

/** Standard deviation of the logarithm of the level from one stretch to the next: five per cent. */
const levelDrift = 0.05
const fewestWeeks = 8
/** Weeks are put together until so many needs are expected of each: the scatter of zeros and ones tells little. */
const expectedPerCell = 1.5

/** @param period the evidence, both dates included @returns undefined where it is too short to be cut in two */
export function backtestOf(
  evidence: CaseEvidence,
  blocks: readonly ExtraBlock[],
  period: { readonly from: LocalDate; readonly to: LocalDate },
): Backtest | undefined {
  const weeks = Math.floor((dayNumberOf(period.to) + 1 - dayNumberOf(period.from)) / 7)
  if (weeks < fewestWeeks || blocks.length === 0) return undefined
  const checkedFrom = addDays(period.from, Math.round((weeks * 3) / 4) * 7)
  const first = evidence.turnedAway(blocks, dayNumberOf(period.from), dayNumberOf(checkedFrom))
  const last = evidence.turnedAway(blocks, dayNumberOf(checkedFrom), dayNumberOf(period.to) + 1)
  if (first.exposureWeeks <= 0 || last.exposureWeeks <= 0) return undefined
  const seen = { needs: first.needs, exposureWeeks: first.exposureWeeks, dispersion: weeklyDispersion(first.byWeek) }
  const predicted = predictedCount(seen, last.exposureWeeks, evidence.level)
  const isInside = last.needs >= predicted.low - 0.5 && last.needs <= predicted.high + 0.5
  return { fittedTo: addDays(checkedFrom, -1), checkedFrom, checkedTo: period.to, predicted, happened: last.needs, isInside }
}

export type Seen = {
  readonly needs: number
  readonly exposureWeeks: number /** Variance over mean of a count, 1 for chance alone. */
  readonly dispersion: number
}

/**
 * A count still to come: negative binomial with mean (y + 1/2) e2 / e and the variance dispersion * (mean + mean^2 / (y + 1/2)) + (drift * mean)^2.
 * Counts are whole, so a range that holds at least its share would hold more: the ends are by the middle of each step instead, right on average.
 */
export function predictedCount({ needs, exposureWeeks, dispersion }: Seen, weeksToCome: number, level: number): Estimate {
  const shape = needs + 0.5
  const mean = (shape * weeksToCome) / exposureWeeks
  const variance = dispersion * (mean + (mean * mean) / shape) + (levelDrift * mean) ** 2
  const spread = variance / mean
  const tail = (1 - level) / 2
  return { value: mean, low: midQuantile(mean, spread, tail), high: Math.max(midQuantile(mean, spread, 1 - tail, 'below'), midQuantile(mean, spread, tail)) }
}

/** The smallest count of which half its own chance and all below it reach the share; `below`: the largest that does not pass it. */
function midQuantile(mean: number, spread: number, share: number, side: 'reach' | 'below' = 'reach'): number {
  if (mean >= 500) return countQuantile(mean, spread, share)
  const size = spread <= 1.000001 ? Number.POSITIVE_INFINITY : mean / (spread - 1)
  const isPoisson = size === Number.POSITIVE_INFINITY
  let chance = isPoisson ? Math.exp(-mean) : (size / (size + mean)) ** size
  let [below, count] = [0, 0]
  for (; below + chance / 2 < share && count < 100_000; count++) {
    below += chance
    chance *= isPoisson ? mean / (count + 1) : (((size + count) / (count + 1)) * mean) / (size + mean)
  }
  return side === 'reach' ? count : Math.max(0, count - 1)
}

function weeklyDispersion(byWeek: readonly number[]): number {
  const mean = byWeek.reduce((sum, own) => sum + own, 0) / Math.max(1, byWeek.length)
  if (mean <= 0) return 1
  const together = Math.max(1, Math.ceil(expectedPerCell / mean))
  const cells = Math.floor(byWeek.length / together)
  const seen = Array.from({ length: cells }, (_, cell) => byWeek.slice(cell * together, (cell + 1) * together).reduce((sum, own) => sum + own, 0))
  const expected = seen.reduce((sum, own) => sum + own, 0) / Math.max(1, cells)
  const scatter = dispersionOf(
    seen.map((own) => ({ seen: own, expected })),
    1,
  )
  // It is never below 1, so chance alone would come out above 1 on average: by so much of its standard error.
  return Math.max(1, scatter - 0.4 * Math.sqrt(2 / Math.max(1, cells - 1)))
}
