/** Which rule holds on a date, found by walking through the month and the year day by day; nothing shared with the code it checks. */
import type { DayRule } from '../../shared/calendar/dayRule.ts'
import type { Blocks } from '../../shared/calendar/blocks.ts'
import type { WeekPattern } from '../../shared/calendar/weekPattern.ts'

const weekdayOf = (date: string) => (new Date(`${date}T00:00Z`).getUTCDay() + 6) % 7
const later = (date: string, days: number) => new Date(Date.parse(`${date}T00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

/** Counts Mondays since the week that holds 4 January. */
function slowIsoWeek(date: string): number {
  const thursday = later(date, 3 - weekdayOf(date))
  let monday = `${thursday.slice(0, 4)}-01-04`
  while (weekdayOf(monday) !== 0) monday = later(monday, -1)
  let week = 1
  for (; later(monday, 7) <= date; week++) monday = later(monday, 7)
  return week
}

function placesOf(date: string): readonly number[] {
  const same: string[] = []
  for (let day = `${date.slice(0, 7)}-01`; day.slice(0, 7) === date.slice(0, 7); day = later(day, 1)) if (weekdayOf(day) === weekdayOf(date)) same.push(day)
  const index = same.indexOf(date)
  return [index + 1, index - same.length]
}

/** Of region midden, those that touch the weeks walked through. */
const schoolHolidays = [
  ['2025-10-18', '2025-10-26'],
  ['2026-10-17', '2026-10-25'],
  ['2024-12-21', '2025-01-05'],
] as const

function holds({ weekday, which }: DayRule, date: string): boolean {
  if (weekday !== weekdayOf(date)) return false
  if (which.by === 'place') return placesOf(date).includes(which.place)
  if (which.by === 'school_holidays') return schoolHolidays.some(([from, to]) => from <= date && date <= to)
  for (let week = which.from; week <= which.to; week += which.step) if (week === slowIsoWeek(date)) return true
  return false
}

export function slowBlocks({ days, rules }: WeekPattern, date: string): Blocks {
  return [...rules].reverse().find((rule) => holds(rule, date))?.blocks ?? days[weekdayOf(date)] ?? []
}
