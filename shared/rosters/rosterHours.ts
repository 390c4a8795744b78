/**
 * What a roster says of a line's hours. Where no system tells who is signed in it is all that is known of who was there (shared/decisions/0158).
 * Moments are UTC milliseconds.
 */
import { quarterMs } from '../calendar/durations.ts'
import { addDays, isoWeekOf } from '../calendar/localDate.ts'
import { localTimeOf } from '../calendar/localTime.ts'
import { merge, type Span, subtract } from '../calendar/spans.ts'
import type { LocalDate } from '../contacts/identifiers.ts'
import type { Shift } from './shift.ts'

export type RosterHours = {
  /** Weeks that are told, see `isTold`. */
  readonly told: readonly Span[]
  /** Told, and nobody on it: whole quarters of an hour, as days that are stripped know no finer moment. */
  readonly unrostered: readonly Span[]
}
export const noRoster: RosterHours = { told: [], unrostered: [] }

/** A week without a single shift is one whose import was undone: nobody tells it any more. */
export const isTold = (shiftsOfWeek: readonly Shift[]): boolean => shiftsOfWeek.length > 0

/** Quarters of an hour in some part of which somebody is rostered. */
export const rosteredQuarters = (shifts: readonly Shift[]): readonly Span[] =>
  merge(
    shifts
      .filter(({ people }) => people > 0)
      .map(({ from, until }) => ({ from: Math.floor(from / quarterMs) * quarterMs, until: Math.ceil(until / quarterMs) * quarterMs })),
  )

/**
 * @param weeks `rosteredQuarters` by ISO week, of weeks that have a shift, from the week before the first date on: a night shift of Sunday ends on Monday
 * @param to last date, included
 */
export function rosterHours(weeks: ReadonlyMap<string, readonly Span[]>, timeZone: string, from: LocalDate, to: LocalDate): RosterHours {
  if (weeks.size === 0) return noRoster
  const clock = localTimeOf(timeZone)
  const told: Span[] = []
  for (let own = isoWeekOf(from); own.from <= to; own = isoWeekOf(addDays(own.from, 7)))
    if (weeks.has(own.week)) told.push({ from: clock.dayStart(own.from), until: clock.dayStart(addDays(own.to, 1)) })
  const all = merge(told)
  return { told: all, unrostered: subtract(all, merge([...weeks.values()].flat())) }
}
