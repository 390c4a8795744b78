import type { LocalTime } from './localTime.ts'

/** A time on the wall clock as text, `HH:mm`. @param minutes whole minutes since midnight; the end of a day is `24:00`, and the next day goes on from there */
export const clockText = (minutes: number): string => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** The same for the end of a block, which may lie on the next day: the time of that day. Midnight is `24:00`. */
export const endClockText = (minutes: number): string => clockText(minutes > 1_440 ? minutes - 1_440 : minutes)

/** What that wall clock shows at a moment, seconds cut. @param at UTC milliseconds */
export const clockTextAt = ({ secondOfDayOf }: Pick<LocalTime, 'secondOfDayOf'>, at: number): string => clockText(Math.floor(secondOfDayOf(at) / 60))

/** Minutes since midnight that a clock of two halves means, one that goes from 1 to 12; undefined: it never shows that. @param minutes as it shows them, 12:30 being 750 */
export const afterNoon = (minutes: number, isAfter: boolean): number | undefined =>
  minutes < 60 || minutes >= 780 ? undefined : (minutes % 720) + (isAfter ? 720 : 0)
