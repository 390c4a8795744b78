import { isoWeekOf } from '../../shared/calendar/localDate.ts'
import { localTimeOf } from '../../shared/calendar/localTime.ts'
import type { LocalDate } from '../../shared/contacts/identifiers.ts'
import { type RosterHours, rosteredQuarters, rosterHours } from '../../shared/rosters/rosterHours.ts'
import type { Shift } from '../../shared/rosters/shift.ts'
import type { Line } from '../../shared/settings/settings.ts'

/** What the store says of the hours of a line once these shifts are in it. */
export function rosterOf({ id, timeZone }: Pick<Line, 'id' | 'timeZone'>, shifts: readonly Shift[], from: LocalDate, to: LocalDate): RosterHours {
  const clock = localTimeOf(timeZone)
  const weeks = Map.groupBy(
    shifts.filter(({ line }) => line === id),
    (shift) => isoWeekOf(clock.dateOf(shift.from)).week,
  )
  return rosterHours(new Map([...weeks].map(([week, own]) => [week, rosteredQuarters(own)])), timeZone, from, to)
}
