/**
 * Arithmetic on calendar dates. A date has no zone: it is a square on a wall calendar. Inside, a date is its day number
 * (days since 1970-01-01), so nothing here ever touches the zone of the machine.
 */
import { tz } from '@date-fns/tz'
import { getISOWeek } from 'date-fns/getISOWeek'
import { getISOWeekYear } from 'date-fns/getISOWeekYear'
import { LocalDate } from '../contacts/identifiers.ts'

export const MS_PER_DAY = 86_400_000
const utc = tz('UTC')

/** Days since 1970-01-01. */
export const dayNumberOf = (date: LocalDate): number => Date.parse(date) / MS_PER_DAY

/** The date of a day number; throws outside the years 1-9999. */
export const dateOfDayNumber = (dayNumber: number): LocalDate => LocalDate.parse(new Date(dayNumber * MS_PER_DAY).toISOString().slice(0, 10))

/** The date so many calendar days later, or earlier when negative. */
export const addDays = (date: LocalDate, days: number): LocalDate => dateOfDayNumber(dayNumberOf(date) + days)

export const nextDay = (date: LocalDate): LocalDate => addDays(date, 1)

/** ISO weekday: 1 is Monday, 7 is Sunday. Day 0 was a Thursday. */
export const weekdayOf = (date: LocalDate): number => ((((dayNumberOf(date) + 3) % 7) + 7) % 7) + 1

/** Every date from the first to the last, both included; none when the last comes before the first. */
export function datesBetween(from: LocalDate, toInclusive: LocalDate): readonly LocalDate[] {
  const first = dayNumberOf(from)
  return Array.from({ length: Math.max(0, dayNumberOf(toInclusive) - first + 1) }, (_, i) => dateOfDayNumber(first + i))
}

/** The ISO week of a date (`2026-W01`) with its Monday and its Sunday. */
export function isoWeekOf(date: LocalDate): { readonly week: string; readonly from: LocalDate; readonly to: LocalDate } {
  const from = addDays(date, 1 - weekdayOf(date))
  const year = String(getISOWeekYear(date, { in: utc })).padStart(4, '0')
  return { week: `${year}-W${String(getISOWeek(date, { in: utc })).padStart(2, '0')}`, from, to: addDays(from, 6) }
}
