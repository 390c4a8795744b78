/** What of a roster can be used, but may not be what was meant. */
import { hourMs } from '../calendar/durations.ts'
import { isoWeekOf, nextDay, addDays } from '../calendar/localDate.ts'
import { localTimeOf } from '../calendar/localTime.ts'
import { openSpans } from '../calendar/openingHours.ts'
import type { Line } from '../settings/settings.ts'
import type { Shift } from './shift.ts'

export type RosterWarning = {
  readonly kind: 'outside_hours' | 'long' | 'clock_change'
  readonly shift: Shift
  /** On the clock, and really: they differ in the nights when the clock changes. */
  readonly clockHours: number
  readonly hours: number
}

/** Longer duties exist, but more often a time was mistyped. */
const longHours = 12

export function rosterWarnings(shifts: readonly Shift[], lines: readonly Line[]): readonly RosterWarning[] {
  return lines.flatMap((line) =>
    warningsOf(
      shifts.filter((shift) => shift.line === line.id),
      line,
    ),
  )
}

function warningsOf(shifts: readonly Shift[], line: Line): readonly RosterWarning[] {
  const clock = localTimeOf(line.timeZone)
  const openIn = openWeeks(line)
  return shifts.flatMap((shift) => {
    const { from, until } = shift
    const hours = (until - from) / hourMs
    const clockHours = hours + (clock.offsetMinutesAt(until) - clock.offsetMinutesAt(from)) / 60
    const about = { shift, hours, clockHours }
    // Without opening hours nothing lies outside of them.
    const isOutside = line.hours.length > 0 && !openIn(from).some((open) => open.from < until && from < open.until)
    const kinds = [isOutside && 'outside_hours', clockHours > longHours && 'long', clockHours !== hours && 'clock_change'] as const
    return kinds.flatMap((kind) => (kind === false ? [] : [{ kind, ...about }]))
  })
}

/** Opening hours around a moment, looked up a week at a time. */
function openWeeks(line: Line) {
  const known = new Map<string, ReturnType<typeof openSpans>>()
  return (moment: number) => {
    const { from } = isoWeekOf(localTimeOf(line.timeZone).dateOf(moment))
    const spans = known.get(from) ?? openSpans(line, addDays(from, -1), nextDay(addDays(from, 7)))
    known.set(from, spans)
    return spans
  }
}
