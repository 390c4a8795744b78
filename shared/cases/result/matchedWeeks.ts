/** Which weeks after a change are held against which weeks before it: the same season, under hours that differ by the change and nothing else. */
import { addDays, dateOfDayNumber, dayNumberOf, isoWeekOf } from '../../calendar/localDate.ts'
import type { LocalDate } from '../../contacts/identifiers.ts'

/** Mondays, as days since 1970. */
export type WeekPair = { readonly before: number; readonly after: number }

/** People learn of new hours slowly: these say little of what is to come. */
export const learningWeeks = 4
/** A year of the same weekdays. */
const daysBetween = 364
const mostPairs = 52

export type MatchInput = {
  /** First local date of the new hours. */
  readonly began: LocalDate
  /** Last local date of which everything is known: what became of its needs too. */
  readonly knownTo: LocalDate
  readonly firstDate: LocalDate | undefined
  /** Whether the week that begins on this Monday has the hours from before, or those from after the change. */
  readonly hasHours: (side: 'before' | 'after', monday: number) => boolean
}

/** Pairs a year apart, or as many years as it takes to come before the change; only whole weeks, the oldest first. */
export function matchedWeeks({ began, knownTo, firstDate, hasHours }: MatchInput): readonly WeekPair[] {
  if (firstDate === undefined) return []
  const pairs: WeekPair[] = []
  for (let after = dayNumberOf(firstCounted(began)); after + 6 <= dayNumberOf(knownTo) && pairs.length < mostPairs; after += 7) {
    const before = after - daysBetween * Math.ceil((after + 7 - dayNumberOf(began)) / daysBetween)
    if (before >= dayNumberOf(firstDate) && hasHours('before', before) && hasHours('after', after)) pairs.push({ before, after })
  }
  return pairs
}

/** The Monday after the weeks in which people learn of it. */
export function firstCounted(began: LocalDate): LocalDate {
  const { from } = isoWeekOf(addDays(began, 6))
  return addDays(from, 7 * learningWeeks)
}

/** The day on which so many weeks are over and what became of their needs is known. */
export const weeksKnownOn = (began: LocalDate, weeks: number, laterDays: number): LocalDate =>
  dateOfDayNumber(dayNumberOf(firstCounted(began)) + 7 * weeks + Math.ceil(laterDays))
