/** The hour that the wall never showed, because the clock went forward over it. */
import { clockText } from './clockText.ts'
import { addDays, weekdayOf } from './localDate.ts'
import { localTimeOf } from './localTime.ts'
import type { LocalDate } from '../contacts/identifiers.ts'

/**
 * Of a stretch of local dates of which each weekday comes once at most: the weekday (1 is Monday) and the hour `HH:00` that was not there.
 * undefined: none, or the stretch is longer than a week, so that the same hour of another date was there.
 */
export function skippedHour(zone: string, { from, to }: { readonly from: LocalDate; readonly to: LocalDate }) {
  if (addDays(from, 6) < to) return undefined
  const clock = localTimeOf(zone)
  const [forward] = clock
    .transitionsBetween(clock.dayStart(from), clock.dayStart(clock.nextDay(to)))
    .filter(({ beforeMinutes, afterMinutes }) => afterMinutes - beforeMinutes === 60)
  if (forward === undefined) return undefined
  const hour = Math.floor(clock.secondOfDayOf(forward.atMs) / 3600) - 1
  return hour < 0 ? undefined : { weekday: weekdayOf(clock.dateOf(forward.atMs)), from: clockText(hour * 60) }
}
