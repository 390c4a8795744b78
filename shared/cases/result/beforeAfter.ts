/**
 * How many fewer people are never reached since the change, from pairs of weeks of one season. What the weeks before would have been without it:
 * their own figure times the growth of what the change does not touch, the people who first try in hours closed before and after. With b and a the never
 * reached of a week before and after, x and y those untouched,
 *
 *     growth g = sum y / sum x        difference a week = mean(b) g - mean(a)
 *
 * Its standard error is that of the mean of the weekly influences (b g - a) + mean(b) (y - g x) / mean(x), never below that of chance alone;
 * weeks that follow each other widen it (lag-1 correlation), and a level that drifts between years, which no number of weeks shows, is added.
 */
import type { Estimate } from '../../contacts/estimate.ts'
import { studentQuantile } from '../../metrics/gamma.ts'
import { weeksInYear } from '../caseEvidence.ts'

/** Of one week, each corrected to a week measured in full. */
export type WeekFacts = { readonly never: number; readonly untouched: number }
export type FactsPair = { readonly before: WeekFacts; readonly after: WeekFacts }

export type BeforeAfter = {
  /** Never reached a year, as the weeks before were, as they would be now without the change, and as they are. */
  readonly before: number
  readonly expected: number
  readonly after: number
  /** After over before, of those the change does not touch. */
  readonly growth: number
  /** Expected less after, a year. */
  readonly fewer: Estimate
}

/** Of the never reached from one year to the next, beyond what growth explains: less than a promise allows for, as growth is taken out. */
const levelDrift = 0.03
const correlationAllowed = 0.3

export type Scale = {
  /** Demand of a mean week of the year over that of these weeks: a summer is not a year. */
  readonly season: number
  /** People for each recognised one. */
  readonly people: Estimate
}
const asCounted: Scale = { season: 1, people: { value: 1, low: 1, high: 1 } }

/** @param pairs at least two */
export function beforeAfter(pairs: readonly FactsPair[], level: number, { season, people }: Scale = asCounted): BeforeAfter {
  const mean = (of: (pair: FactsPair) => number) => pairs.reduce((sum, pair) => sum + of(pair), 0) / pairs.length
  const [b, a, x, y] = [
    mean((own) => own.before.never),
    mean((own) => own.after.never),
    mean((own) => own.before.untouched),
    mean((own) => own.after.untouched),
  ]
  const growth = x === 0 ? 1 : y / x
  const difference = b * growth - a
  const influences = pairs.map(
    ({ before, after }) => before.never * growth - after.never - difference + (x === 0 ? 0 : (b * (after.untouched - growth * before.untouched)) / x),
  )
  const scatter = influences.reduce((sum, own) => sum + own * own, 0) / (pairs.length - 1)
  const chance = growth * growth * b + a + (x === 0 ? 0 : ((b * b) / (x * x)) * (y + growth * growth * x))
  const variance = (Math.max(scatter, chance) * widened(influences)) / pairs.length + (levelDrift * b * growth) ** 2
  const half = studentQuantile((1 + level) / 2, pairs.length - 1) * Math.sqrt(variance)
  const yearly = (weekly: number) => weekly * season * people.value * weeksInYear
  // How much those who withhold their number repeat is not known, and the same on both sides.
  const withheld = (end: number) => Math.hypot(half, difference * (end / people.value - 1))
  return {
    before: yearly(b),
    expected: yearly(b * growth),
    after: yearly(a),
    growth,
    fewer: {
      value: yearly(difference),
      low: yearly(difference - withheld(difference > 0 ? people.low : people.high)),
      high: yearly(difference + withheld(difference > 0 ? people.high : people.low)),
    },
  }
}

/** Weeks that are alike one after another tell less than so many weeks. */
function widened(influences: readonly number[]): number {
  const all = influences.reduce((sum, own) => sum + own * own, 0)
  if (all === 0) return 1
  const along = influences.slice(1).reduce((sum, own, place) => sum + own * (influences[place] ?? 0), 0) / all
  return along <= correlationAllowed ? 1 : (1 + Math.min(along, 0.8)) / (1 - Math.min(along, 0.8))
}
