/**
 * Arithmetic on calendar dates. A date has no zone: it is a square on a wall calendar. Inside, a date is its day number
 * (days since 1970-01-01), so nothing here ever touches the zone of the machine.
 */
import type { LocalDate } from '../contacts/identifiers.ts'
import { dayMs } from './durations.ts'

/** Days since 1970-01-01. */
export const dayNumberOf = (date: LocalDate): number => Date.parse(date) / dayMs

/** The date of a day number. @throws RangeError outside the years 1-9999 */
export function dateOfDayNumber(dayNumber: number): LocalDate {
  const moment = new Date(dayNumber * dayMs)
  const year = moment.getUTCFullYear()
  if (!(year >= 1 && year <= 9999)) throw new RangeError('a date outside the years 1-9999')
  return moment.toISOString().slice(0, 10) as LocalDate // a real date by its making; reports ask for thousands of them
}

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

/** The ISO week of a date (`2026-W01`) with its Monday and its Sunday. A week belongs to the year of its Thursday (ISO 8601). */
export function isoWeekOf(date: LocalDate): { readonly week: string; readonly from: LocalDate; readonly to: LocalDate } {
  const monday = dayNumberOf(date) + 1 - weekdayOf(date)
  const year = dateOfDayNumber(monday + 3).slice(0, 4)
  const week = Math.floor((monday + 3 - Date.parse(`${year}-01-01`) / dayMs) / 7) + 1
  return { week: `${year}-W${String(week).padStart(2, '0')}`, from: dateOfDayNumber(monday), to: dateOfDayNumber(monday + 6) }
}
