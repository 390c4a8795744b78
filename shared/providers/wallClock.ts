/** Times written without an offset, as the instants they may have been. */
import { dayMs, minuteMs } from '../calendar/durations.ts'
import { Instant } from '../contacts/identifiers.ts'

/** The wall clock's reading as if it were UTC, in milliseconds. */
export type WallClock = number

/**
 * The instants at which a clock in this zone showed that time: one, two in the doubled hour (earlier first). A time in a skipped hour gives
 * the instant by the offset before the change (Temporal's `compatible`): such a time was written by a clock that had not been put forward yet.
 */
export function readingsOf(wall: WallClock, offsetMinutesAt: (instantMs: number) => number): readonly [Instant, ...Instant[]] {
  const before = wall - offsetMinutesAt(wall - dayMs) * minuteMs
  const after = wall - offsetMinutesAt(wall + dayMs) * minuteMs
  if (before === after) return [Instant.parse(before)]
  const isShown = (instant: number) => instant + offsetMinutesAt(instant) * minuteMs === wall
  const shown = [before, after].filter(isShown).sort((a, b) => a - b)
  const [first = before, ...others] = shown
  return [Instant.parse(first), ...others.map((instant) => Instant.parse(instant))]
}

/** Of several readings the one nearest to a moment that is known; the earlier one where both are as near. */
export function nearestReading(readings: readonly [Instant, ...Instant[]], known: number): Instant {
  return readings.reduce((best, reading) => (Math.abs(reading - known) < Math.abs(best - known) ? reading : best))
}

/**
 * The wall clock of a calendar date and a time of day.
 * @returns undefined for what no calendar or clock shows (30 February, 25:30)
 */
export function wallClockOf(
  [year, month, day]: readonly [number, number, number],
  [hour, minute, second, ms]: readonly [number, number, number, number],
): WallClock | undefined {
  const date = Date.UTC(year, month - 1, day)
  const exists = new Date(date).getUTCMonth() === month - 1 && day >= 1 && hour < 24 && minute < 60 && second < 60 && year >= 1971 && year < 2099
  return exists ? date + ((hour * 60 + minute) * 60 + second) * 1000 + ms : undefined
}
