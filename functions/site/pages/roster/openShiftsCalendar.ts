/** The shifts that nobody has yet, as a calendar: times and numbers only, nothing about callers. */
import type { StaffingFigures } from '../../../../shared/metrics/staffing/staffingFigures.ts'
import type { Line } from '../../../../shared/settings/settings.ts'
import { calendarFile, calendarMoment, calendarText } from '../../exports/calendarLines.ts'
import type { View } from '../../view.ts'

export function openShiftsCalendar({ texts, now, formats }: View, line: Line, { gaps }: StaffingFigures): string {
  const words = texts.staffing
  const entries = gaps.flatMap(({ from, until, short }) => [
    'BEGIN:VEVENT',
    `UID:${line.id}-${calendarMoment(from)}-${calendarMoment(until)}@bereikbaar`,
    `DTSTAMP:${calendarMoment(now)}`,
    `DTSTART:${calendarMoment(from)}`,
    `DTEND:${calendarMoment(until)}`,
    `SUMMARY:${calendarText(words.calendarEntry(short, formats.whole(short), line.publicName ?? line.name))}`,
    'END:VEVENT',
  ])
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Bereikbaar//NL',
    `X-WR-CALNAME:${calendarText(words.calendarName(line.publicName ?? line.name))}`,
    ...entries,
    'END:VCALENDAR',
  ]
  return calendarFile(lines)
}
