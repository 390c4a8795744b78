/** The parts that a period falls into on a chart over time, and what stands above each from the period of comparison. */
import { addDays, dayNumberOf, weekdayOf } from '../../../shared/calendar/localDate.ts'
import { LocalDate } from '../../../shared/contacts/identifiers.ts'
import { missedChange } from '../../../shared/metrics/change.ts'
import type { AttemptCounts, Figures, TrendNeeds } from '../../../shared/metrics/figures.ts'
import { quantileOfSorted } from '../../../shared/metrics/quantile.ts'
import { daysFromTo } from '../../../shared/text/periods.ts'
import type { ReportQuery } from '../../../shared/text/reportQuery.ts'
import type { Fill } from '../charts/patterns.ts'
import type { Report } from '../report.ts'

export type TrendGrain = 'day' | 'week' | 'month'
export type TrendPart = AttemptCounts &
  TrendNeeds & {
    /** `2026-03-09`, `2026-W11` or `2026-03` */
    readonly key: string
    readonly from: LocalDate
    readonly to: LocalDate
  }
export type Stack = {
  readonly parts: readonly { readonly fill: Fill; readonly label: string; readonly of: (part: TrendPart) => number }[]
  /** What a bar is high by; attempts are counted, the other two estimated. */
  readonly counts: 'people' | 'needs' | 'attempts'
}
export const isEstimated = ({ counts }: Pick<Stack, 'counts'>) => counts !== 'attempts'
export const totalOf = (stack: Stack, part: TrendPart) => stack.parts.reduce((sum, { of }) => sum + of(part), 0)
/** More bars than this are thinner than their own edge. */
export const mostDays = 100
/** A part of which less was measured says so. */
export const whole = 0.98

/** Weeks unless something else was asked for, or there is no whole week; and weeks where there would be too many days to draw. */
export function trendGrain({ grain, period }: Pick<ReportQuery, 'grain' | 'period'>): TrendGrain {
  if (grain === 'month') return 'month'
  const days = daysFromTo(period.from, period.to)
  return (days < 7 && grain !== 'week') || (grain === 'day' && days <= mostDays) ? 'day' : 'week'
}

export function trendParts(figures: Figures, grain: TrendGrain): readonly TrendPart[] {
  if (grain === 'day') return figures.days.map((day) => ({ ...day, key: day.date, from: day.date, to: day.date }))
  if (grain === 'month') return figures.months.map((month) => ({ ...month, key: month.month }))
  return figures.trend.map((week) => ({ ...week, key: week.week }))
}

/** Whoever tried in this part may yet be spoken to, so who was never reached is not known of all of them. Not where nobody is left to speak to. */
export const mayChange = ({ to }: Pick<TrendPart, 'to'>, { definitions, metrics }: Figures, today: LocalDate): boolean =>
  metrics.people_by_status.still_open.high !== 0 && addDays(to, Math.ceil(definitions.laterDays)) >= today

/** The parts as they are for people: one that may still change is as little over as one that runs. */
export const partsOfPeople = (figures: Figures, grain: TrendGrain, today: LocalDate): readonly TrendPart[] =>
  trendParts(figures, grain).map((part) => ({ ...part, running: part.running || mayChange(part, figures, today) }))

/** What stands above a part: Mondays above Mondays, or the 3rd above the 3rd. undefined where nothing does, or it has another length. */
export function comparedPart(before: readonly TrendPart[], query: Pick<ReportQuery, 'compare' | 'match' | 'period'>, grain: TrendGrain) {
  const first = before[0]
  const byDate = new Map(before.map((part) => [part.key.slice(5), part]))
  const later = first === undefined || grain !== 'day' || query.match === 'date' ? 0 : (weekdayOf(query.period.from) - weekdayOf(first.from) + 7) % 7
  return (part: TrendPart, place: number): TrendPart | undefined => {
    const sameDates = query.compare === 'year' && query.match === 'date' && grain !== 'week'
    const found = sameDates ? byDate.get(part.key.slice(5)) : before[place + later]
    const isAsLong = found !== undefined && daysFromTo(found.from, found.to) === daysFromTo(part.from, part.to)
    return grain === 'week' && !isAsLong ? undefined : found
  }
}

/** Where the sentence above says that too little was measured to compare, nothing is drawn either. */
export const comparable = ({ figures, before }: Report) => (before && missedChange(figures, before).verdict !== 'unmeasured' ? before : undefined)

/** What the dashed line draws above each part, and the table and its file say beside it: null where there is none. undefined: not one part has any. */
export function comparedParts(report: Report, grain: TrendGrain): readonly (TrendPart | null)[] | undefined {
  const before = comparable(report)
  if (before === undefined) return undefined
  const above = comparedPart(trendParts(before, grain), report.view.query, grain)
  const found = trendParts(report.figures, grain).map((part, place) => {
    const other = above(part, place)
    // A part of a day beside the whole of another would be a fall that nobody saw.
    return other === undefined || part.running || other.measuredHours < whole * other.hours ? null : other
  })
  return found.some((part) => part !== null) ? found : undefined
}

/** Where a date stands among the parts, in parts from the left. */
export function placeOf(date: string, parts: readonly TrendPart[]): number {
  const day = dayNumberOf(LocalDate.parse(date))
  const place = parts.findIndex(({ to }) => dayNumberOf(to) >= day)
  const part = parts[place]
  return part === undefined ? 0 : place + Math.max(0, day - dayNumberOf(part.from)) / daysFromTo(part.from, part.to)
}

/** Parts that can be laid beside each other: over, as long as the others, fully measured. */
function completeParts(parts: readonly TrendPart[]): readonly TrendPart[] {
  const longest = Math.max(0, ...parts.map(({ hours }) => hours))
  return parts.filter((part) => !part.running && part.hours >= 0.9 * longest && part.measuredHours >= whole * part.hours)
}

/** The complete parts, or all that were measured where none is complete. */
export function comparableParts(parts: readonly TrendPart[]): readonly TrendPart[] {
  const complete = completeParts(parts)
  return complete.length > 0 ? complete : parts.filter((part) => part.measuredHours > 0)
}

/** One part alone is not typical. */
const fewestParts = 2

/** The typical part of a period: the middle one of those that are complete. null where these are too few to call one so. */
export function typicalPart(parts: readonly TrendPart[], of: (part: TrendPart) => number): number | null {
  const values = completeParts(parts).map(of)
  if (values.length < fewestParts) return null
  return quantileOfSorted(
    values.sort((a, b) => a - b),
    0.5,
  )
}
