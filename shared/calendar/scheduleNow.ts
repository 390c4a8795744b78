/** Is a line open at this moment by its opening hours, and until when; or when it opens next. */
import type { Instant } from '../contacts/identifiers.ts'
import { addDays } from './localDate.ts'
import { localTimeOf } from './localTime.ts'
import { type LineHours, openSpans } from './openingHours.ts'

/** Moments in UTC milliseconds. */
export type ScheduleNow =
  | { readonly kind: 'no_hours' }
  /** `until` undefined: it does not close within the days looked at. */
  | { readonly kind: 'open'; readonly until: number | undefined }
  /** `next` undefined: it does not open within the days looked at. */
  | { readonly kind: 'closed'; readonly next: number | undefined }

/** So far ahead is looked: a line that opens every first Sunday has its next opening within it. */
export const daysAhead = 60

/** @param now UTC milliseconds */
export function scheduleNow(line: LineHours, now: Instant): ScheduleNow {
  if (line.hours.length === 0 && line.exceptions.length === 0) return { kind: 'no_hours' }
  const { dateOf, dayStart, nextDay } = localTimeOf(line.timeZone)
  // A day more before: in a few zones the clock once went back over midnight, so that a date came twice.
  const today = dateOf(now)
  const last = addDays(today, daysAhead)
  const spans = openSpans(line, addDays(today, -1), last)
  const end = dayStart(nextDay(last))
  const current = spans.find(({ from, until }) => from <= now && now < until)
  if (current !== undefined) return { kind: 'open', until: current.until >= end ? undefined : current.until }
  return { kind: 'closed', next: spans.find(({ from }) => from > now)?.from }
}
