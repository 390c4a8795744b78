import { generalDaysOff } from '../../../shared/calendar/holidays.ts'
import { dayNumberOf } from '../../../shared/calendar/localDate.ts'
import { type LocalTime, localTimeOf } from '../../../shared/calendar/localTime.ts'
import { openSpans } from '../../../shared/calendar/openingHours.ts'
import type { Span } from '../../../shared/calendar/spans.ts'
import type { LocalDate } from '../../../shared/contacts/identifiers.ts'
import type { Line } from '../../../shared/settings/settings.ts'

/** What the simulation asks of the calendar of one line. All moments are UTC milliseconds. */
export type DemoCalendar = LocalTime & {
  readonly hourOf: (at: number) => number
  readonly isHoliday: (date: LocalDate) => boolean
  /** When the line is open on the local date, clipped to it. */
  readonly openOn: (date: LocalDate) => readonly Span[]
}

export function demoCalendarOf(line: Line): DemoCalendar {
  const local = localTimeOf(line.timeZone)
  const holidayOn = generalDaysOff('NL')
  return {
    ...local,
    hourOf: (at) => Math.floor(local.secondOfDayOf(at) / 3600),
    isHoliday: (date) => holidayOn(date) !== undefined,
    openOn: (date) => openSpans(line, date, date),
  }
}

export const yearOf = (date: LocalDate) => Number(date.slice(0, 4))

/** Whole days from one date to another; negative when it lies before. */
export const daysFrom = (from: LocalDate, to: LocalDate) => dayNumberOf(to) - dayNumberOf(from)
