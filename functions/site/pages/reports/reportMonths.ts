/** The whole calendar months a report can be about: from the first data on, and over. */
import { addDays } from '../../../../shared/calendar/localDate.ts'
import { LocalDate } from '../../../../shared/contacts/identifiers.ts'

/** `2026-01` and so many months later. */
export function monthAfter(month: string, count: number): string {
  const months = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + count
  return `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}`
}
export const firstDayOf = (month: string): LocalDate => LocalDate.parse(`${month}-01`)
export const lastDayOf = (month: string): LocalDate => addDays(firstDayOf(monthAfter(month, 1)), -1)
export const monthsFromTo = (first: string, last: string): number =>
  (Number(last.slice(0, 4)) - Number(first.slice(0, 4))) * 12 + Number(last.slice(5, 7)) - Number(first.slice(5, 7)) + 1

/** Oldest first. @param first local date of the first data */
export function monthsToChoose(first: LocalDate | undefined, today: LocalDate): readonly string[] {
  if (first === undefined) return []
  const last = monthAfter(today.slice(0, 7), -1)
  const count = monthsFromTo(first.slice(0, 7), last)
  return Array.from({ length: Math.max(0, count) }, (_, index) => monthAfter(first.slice(0, 7), index))
}
