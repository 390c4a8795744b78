/**
 * The dates of a repeating appointment (RFC 5545, by days and longer). Every period of the rule is laid out as the short list of its dates, so
 * a rule that never comes true costs no more than looking at them; how many dates may be looked at in all is counted here, in the expander.
 */
import { addDays, weekdayOf } from '../calendar/localDate.ts'
import type { LocalDate } from '../contacts/identifiers.ts'

export type RepeatRule = {
  readonly every: 'day' | 'week' | 'month' | 'year'
  readonly interval: number
  /** ISO weekday 1..7, with `nth` counting within the month or year (negative from the end); 0: each. */
  readonly weekdays: readonly { readonly weekday: number; readonly nth: number }[]
  readonly monthDays: readonly number[]
  readonly months: readonly number[]
  /** Which of the dates of a period; negative from the end. */
  readonly positions: readonly number[]
  readonly count?: number
  readonly lastDate?: LocalDate
  /** Where an appointment has to begin no later than a time on the last date: that time, in UTC or on the wall of the appointment. */
  readonly lastTime?: { readonly seconds: number; readonly isUtc: boolean }
  /** ISO weekday on which the weeks of the rule begin. */
  readonly weekStart: number
}

export class RuleTooLong extends Error {
  constructor() {
    super('a rule looks at too many dates')
    this.name = 'RuleTooLong'
  }
}

const mostLooks = 40_000

/**
 * Dates from the first appointment on, in order, no later than `until`.
 * @param looks how many dates may be looked at in all @throws RuleTooLong
 */
export function datesOf(rule: RepeatRule, first: LocalDate, until: LocalDate, looks = mostLooks): readonly LocalDate[] {
  const dates: LocalDate[] = []
  const last = rule.lastDate !== undefined && rule.lastDate < until ? rule.lastDate : until
  const most = rule.count ?? Number.POSITIVE_INFINITY
  let looked = 0
  for (let period = 0; dates.length < most; period += rule.interval) {
    const days = periodOf(rule, first, period)
    const [begins] = days
    if (begins === undefined || begins > last) return dates
    looked += days.length
    if (looked > looks) throw new RuleTooLong()
    for (const date of chosen(rule, first, days)) if (date >= first && date <= last && dates.length < most) dates.push(date)
  }
  return dates
}

const yearOf = (date: LocalDate) => Number(date.slice(0, 4))
const monthOf = (date: LocalDate) => Number(date.slice(5, 7))
const dayOf = (date: LocalDate) => Number(date.slice(8))
// Built from numbers of a real month.
const dateIn = (year: number, month: number, day: number) =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` as LocalDate
const daysInMonth = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate()

/** All dates of the period so many days, weeks, months or years after that of the first date. */
function periodOf({ every, weekStart }: RepeatRule, first: LocalDate, periods: number): readonly LocalDate[] {
  switch (every) {
    case 'day':
      return [addDays(first, periods)]
    case 'week': {
      const monday = addDays(first, -((weekdayOf(first) - weekStart + 7) % 7) + periods * 7)
      return Array.from({ length: 7 }, (_, day) => addDays(monday, day))
    }
    case 'month': {
      const months = yearOf(first) * 12 + monthOf(first) - 1 + periods
      return month(Math.floor(months / 12), (months % 12) + 1)
    }
    case 'year':
      return Array.from({ length: 12 }, (_, place) => month(yearOf(first) + periods, place + 1)).flat()
  }
}

const month = (year: number, number: number) => Array.from({ length: daysInMonth(year, number) }, (_, day) => dateIn(year, number, day + 1))

function chosen(rule: RepeatRule, first: LocalDate, days: readonly LocalDate[]): readonly LocalDate[] {
  const fitting = days.filter((date) => fits(rule, first, date, days))
  if (rule.positions.length === 0) return fitting
  const picked = new Set(rule.positions.map((position) => fitting.at(position > 0 ? position - 1 : position)))
  return fitting.filter((date) => picked.has(date))
}

function fits(rule: RepeatRule, first: LocalDate, date: LocalDate, days: readonly LocalDate[]): boolean {
  const { every, weekdays, monthDays, months } = rule
  if (months.length > 0 && !months.includes(monthOf(date))) return false
  const length = daysInMonth(yearOf(date), monthOf(date))
  if (monthDays.length > 0 && !monthDays.some((day) => day === dayOf(date) || day === dayOf(date) - length - 1)) return false
  if (weekdays.length > 0) return weekdays.some(({ weekday, nth }) => weekday === weekdayOf(date) && (nth === 0 || isNth(rule, date, nth, days)))
  if (monthDays.length > 0) return true
  // What a rule does not say, its first date says.
  if (every === 'week') return weekdayOf(date) === weekdayOf(first)
  if (every === 'month') return dayOf(date) === dayOf(first)
  if (every === 'year') return dayOf(date) === dayOf(first) && (months.length > 0 || monthOf(date) === monthOf(first))
  return true
}

/** The second, or the last but one, of its weekday within the month (or the year, where the rule goes by years and names no months). */
function isNth({ every, months }: RepeatRule, date: LocalDate, nth: number, days: readonly LocalDate[]): boolean {
  const within = every === 'year' && months.length === 0 ? days : days.filter((day) => day.slice(0, 7) === date.slice(0, 7))
  const alike = within.filter((day) => weekdayOf(day) === weekdayOf(date))
  return alike.at(nth > 0 ? nth - 1 : nth) === date
}
