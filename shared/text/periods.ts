/**
 * The periods a reader can name, turned into a first and a last local date (both included).
 * Relative ones count whole days, weeks or months that are over: the running one is never in them.
 */
import * as z from 'zod/mini'
import { dayMs } from '../calendar/durations.ts'
import { addDays, dateOfDayNumber, dayNumberOf, isoWeekOf, weekdayOf } from '../calendar/localDate.ts'
import { LocalDate } from '../contacts/identifiers.ts'

export type Period = { readonly from: LocalDate; readonly to: LocalDate }

export const defaultPeriod = '13w'
/** The widest range a page takes. */
export const longestDays = 6 * 366

export const daysFromTo = (from: LocalDate, to: LocalDate) => dayNumberOf(to) - dayNumberOf(from) + 1
const plusMonths = (yearMonth: string, months: number): LocalDate => {
  const [year = 0, month = 1] = yearMonth.split('-').map(Number)
  return dateOfDayNumber(Date.UTC(year, month - 1 + months, 1) / dayMs)
}
const months = (firstOfMonth: string, count: number): Period => ({ from: plusMonths(firstOfMonth, 0), to: addDays(plusMonths(firstOfMonth, count), -1) })

/** @param name 28d, 13w, 12m, 2019, 2019-q4, 2019-12, 2020-w06 or 2020-01-15..2020-02-14; undefined where it is none of these or lies in the future. */
export function periodOf(name: string, today: LocalDate): Period | undefined {
  const relative = /^([1-9]\d{0,2})([dwm])$/.exec(name)
  const period = relative ? relativePeriod(Number(relative[1]), relative[2] ?? 'd', today) : namedPeriod(name)
  if (period === undefined || period.from > today || daysFromTo(period.from, period.to) > longestDays) return undefined
  return period.to > today ? { from: period.from, to: today } : period
}

function relativePeriod(count: number, unit: string, today: LocalDate): Period {
  if (unit === 'd') return { from: addDays(today, -count), to: addDays(today, -1) }
  if (unit === 'w') {
    const thisMonday = addDays(today, 1 - weekdayOf(today))
    return { from: addDays(thisMonday, -7 * count), to: addDays(thisMonday, -1) }
  }
  return months(plusMonths(today.slice(0, 7), -count), count)
}

function namedPeriod(name: string): Period | undefined {
  const dates = z.array(LocalDate).check(z.length(2)).safeParse(name.split('..')).data
  if (dates?.[0] !== undefined && dates[1] !== undefined) return dates[0] <= dates[1] ? { from: dates[0], to: dates[1] } : undefined
  const [, year, quarter, month, week] = /^((?:19|20)\d\d)(?:-q([1-4])|-(0[1-9]|1[0-2])|-w(\d\d))?$/.exec(name) ?? []
  if (year === undefined) return undefined
  if (quarter !== undefined) return months(`${year}-${String(Number(quarter) * 3 - 2).padStart(2, '0')}`, 3)
  if (month !== undefined) return months(`${year}-${month}`, 1)
  if (week !== undefined) return isoWeekPeriod(year, Number(week))
  return months(`${year}-01`, 12)
}

/** Week 1 holds 4 January; a week 53 that the year does not have is undefined. */
function isoWeekPeriod(year: string, week: number): Period | undefined {
  const first = isoWeekOf(LocalDate.parse(`${year}-01-04`)).from
  const found = isoWeekOf(addDays(first, 7 * (week - 1)))
  return week >= 1 && found.week.startsWith(year) ? { from: found.from, to: found.to } : undefined
}

/** The period of the same length right before; for a whole month, quarter or year the calendar one before. */
export const previousPeriod = (period: Period): Period => shifted(period, -1)
/** undefined where it would begin after today. */
export function nextPeriod(period: Period, today: LocalDate): Period | undefined {
  const next = shifted(period, 1)
  if (next.from > today) return undefined
  return next.to > today ? { from: next.from, to: today } : next
}

function shifted({ from, to }: Period, direction: 1 | -1): Period {
  const wholeMonths = from.endsWith('-01') && addDays(to, 1).endsWith('-01') ? monthsBetween(from, addDays(to, 1)) : 0
  if (wholeMonths > 0) return months(plusMonths(from.slice(0, 7), direction * wholeMonths), wholeMonths)
  const days = daysFromTo(from, to)
  return { from: addDays(from, direction * days), to: addDays(to, direction * days) }
}
const monthsBetween = (from: string, to: string) => (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7))

/** What stands above what where two periods are compared: Mondays above Mondays, or the 3rd above the 3rd. */
export type Match = 'weekday' | 'date'

/** The period before, as long. By weekday it goes back whole weeks, so that both hold as many Sundays; by date it is the calendar one. */
export function comparedBefore({ from, to }: Period, match: Match): Period {
  if (match === 'date') return previousPeriod({ from, to })
  const back = -7 * Math.ceil(daysFromTo(from, to) / 7)
  return { from: addDays(from, back), to: addDays(to, back) }
}

/** A year earlier: 52 weeks back by weekday, the same dates by date; 29 February has 28 February above it. */
export function comparedYear({ from, to }: Period, match: Match): Period {
  if (match === 'weekday') return { from: addDays(from, -364), to: addDays(to, -364) }
  const earlier = (date: LocalDate): LocalDate => {
    const sameDay = `${Number(date.slice(0, 4)) - 1}${date.slice(4)}`
    return LocalDate.safeParse(sameDay).data ?? LocalDate.parse(sameDay.replace(/29$/, '28'))
  }
  return { from: earlier(from), to: addDays(to, 1).slice(5) === '03-01' ? addDays(earlier(addDays(to, 1)), -1) : earlier(to) }
}

/** What a period is called: a count of whole weeks, months or days, or the year, quarter, month or week it is. */
export type PeriodName =
  | { readonly kind: 'weeks' | 'months' | 'days'; readonly count: number }
  | { readonly kind: 'year'; readonly year: string }
  | { readonly kind: 'quarter'; readonly year: string; readonly quarter: number }
  | { readonly kind: 'month'; readonly month: string }

export function periodName({ from, to }: Period): PeriodName {
  const after = addDays(to, 1)
  if (from.endsWith('-01') && after.endsWith('-01')) {
    const count = monthsBetween(from, after)
    const month = Number(from.slice(5, 7))
    if (count === 12 && month === 1) return { kind: 'year', year: from.slice(0, 4) }
    if (count === 3 && month % 3 === 1) return { kind: 'quarter', year: from.slice(0, 4), quarter: (month + 2) / 3 }
    return count === 1 ? { kind: 'month', month: from.slice(0, 7) } : { kind: 'months', count }
  }
  const days = daysFromTo(from, to)
  return days % 7 === 0 && weekdayOf(from) === 1 ? { kind: 'weeks', count: days / 7 } : { kind: 'days', count: days }
}
