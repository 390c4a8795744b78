/** The shifts that nobody has yet, as a calendar: times and numbers only, nothing about callers. */
import type { StaffingFigures } from '../../../../shared/metrics/staffing/staffingFigures.ts'
import type { Line } from '../../../../shared/settings/settings.ts'
import type { View } from '../../view.ts'

const stamp = (at: number) => new Date(at).toISOString().replaceAll(/[-:]|\.\d{3}/g, '')
/** RFC 5545: commas, semicolons and backslashes are escaped; lines are folded at 75 bytes. */
const escaped = (text: string) => text.replaceAll(/([\\,;])/g, '\\$1')

export function openShiftsCalendar({ texts, now, formats }: View, line: Line, { gaps }: StaffingFigures): string {
  const words = texts.staffing
  const entries = gaps.flatMap(({ from, until, short }) => [
    'BEGIN:VEVENT',
    `UID:${line.id}-${stamp(from)}-${stamp(until)}@bereikbaar`,
    `DTSTAMP:${stamp(now)}`,
    `DTSTART:${stamp(from)}`,
    `DTEND:${stamp(until)}`,
    `SUMMARY:${escaped(words.calendarEntry(short, formats.whole(short), line.publicName ?? line.name))}`,
    'END:VEVENT',
  ])
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Bereikbaar//NL',
    `X-WR-CALNAME:${escaped(words.calendarName(line.publicName ?? line.name))}`,
    ...entries,
    'END:VCALENDAR',
  ]
  return `${lines.map(folded).join('\r\n')}\r\n`
}

function folded(text: string): string {
  const parts: string[] = []
  let part = ''
  for (const character of text) {
    if (Buffer.byteLength(part + character) > 73) {
      parts.push(part)
      part = ''
    }
    part += character
  }
  return [...parts, part].join('\r\n ')
}
