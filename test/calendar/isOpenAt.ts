import { addDays } from '../../shared/calendar/localDate.ts'
import { localTimeOf } from '../../shared/calendar/localTime.ts'
import { type LineHours, openSpans } from '../../shared/calendar/openingHours.ts'
import type { Instant } from '../../shared/contacts/identifiers.ts'

/** A day more on both sides: in a few zones the clock once went back over midnight, so that a date came twice. */
export function isOpenAt(line: LineHours, at: Instant): boolean {
  const date = localTimeOf(line.timeZone).dateOf(at)
  return openSpans(line, addDays(date, -1), addDays(date, 1)).some(({ from, until }) => from <= at && at < until)
}
