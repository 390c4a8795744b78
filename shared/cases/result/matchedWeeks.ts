/** Which weeks after a change are held against which weeks before it: the same season, under hours that differ by the change and nothing else. */
import { addDays, dayNumberOf, isoWeekOf } from '../../calendar/localDate.ts'
import type { LocalDate } from '../../contacts/identifiers.ts'

/** Mondays, as days since 1970. */
export type WeekPair = { readonly before: number; readonly after: number }

/** People learn of new hours slowly: these say little of what is to come. */
const learningWeeks = 4
/** A year of the same weekdays. */
const daysBetween = 364
/** A year, once it is over. */
const weeksCounted = 52

export type MatchInput = {
  /** First local date of the new hours. */
  readonly began: LocalDate
  readonly firstDate: LocalDate | undefined
  /** Whether the week that begins on this Monday has the hours from before, or those from after the change. */
  readonly hasHours: (side: 'before' | 'after', monday: number) => boolean
}

/** Pairs a year apart, or as many years as it takes to come before the change: those of the first year, the oldest first, those to come too. */
export function matchedWeeks({ began, firstDate, hasHours }: MatchInput): readonly WeekPair[] {
  if (firstDate === undefined) return []
  const first = dayNumberOf(firstCounted(began))
  return Array.from({ length: weeksCounted }, (_, week) => first + 7 * week).flatMap((after) => {
    const before = after - daysBetween * Math.ceil((after + 7 - dayNumberOf(began)) / daysBetween)
    return before >= dayNumberOf(firstDate) && hasHours('before', before) && hasHours('after', after) ? [{ before, after }] : []
  })
}

/** The Monday after the weeks in which people learn of it. */
export function firstCounted(began: LocalDate): LocalDate {
  const { from } = isoWeekOf(addDays(began, 6))
  return addDays(from, 7 * learningWeeks)
}
