/** Dates and times as people write them in rosters, and as spreadsheets hold them. */
import { afterNoon } from '../calendar/clockText.ts'
import { dayMs, daySeconds } from '../calendar/durations.ts'
import { monthNamed } from '../calendar/monthNamed.ts'
import type { LocalDate } from '../contacts/identifiers.ts'

const pad = (number: number, length = 2) => String(number).padStart(length, '0')
/** undefined for what no calendar holds. */
export function dateOf(year: number, month: number, day: number): LocalDate | undefined {
  const date = new Date(Date.UTC(year, month - 1, day))
  const exists = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year >= 1990 && year < 2100
  return exists ? (`${pad(year, 4)}-${pad(month)}-${pad(day)}` as LocalDate) : undefined // built from a date that exists
}

const [firstDay, lastDay, beforeFirst] = [36_526, 73_050, 25_569] // 1 January 2000, 31 December 2099 and 1 January 1970 in days of spreadsheets
/** What a spreadsheet shows, and writes into a CSV file, where nobody told it that a column holds dates. */
function dateOfDays(days: number): LocalDate | undefined {
  if (days < firstDay || days > lastDay) return undefined
  const date = new Date((days - beforeFirst) * dayMs)
  return dateOf(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())
}

/** `3-2-2026`, `03/02/26`, `2026-02-03`, `3 feb 2026`, `46056`, also with the weekday before it or a time behind it: day before month, as in Dutch. */
export function readDate(text: string): LocalDate | undefined {
  const written = text.trim().toLowerCase()
  const iso = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[t ].*)?$/.exec(written)
  if (iso) return dateOf(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  if (/^\d{5}$/.test(written)) return dateOfDays(Number(written))
  const dayFirst = inNumbers.exec(written)
  if (dayFirst) return dateOf(fullYear(dayFirst[3]), Number(dayFirst[2]), Number(dayFirst[1]))
  const named = /^(?:\p{L}{2,9}\.?,?\s+)?(\d{1,2})[\s-](\p{L}{3,9})\.?[\s-](\d{4}|\d{2})$/u.exec(written)
  const month = monthNamed(named?.[2] ?? '')
  return named && month !== undefined ? dateOf(fullYear(named[3]), month, Number(named[1])) : undefined
}

const inNumbers = /^(?:\p{L}{2,9}\.?,?\s+)?(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?:\s.*)?$/u

/** A date in numbers, read as Americans write it: `11/23/2026`. */
export function readMonthFirst(text: string): LocalDate | undefined {
  const [, month, day, year] = inNumbers.exec(text.trim().toLowerCase()) ?? []
  return month === undefined ? undefined : dateOf(fullYear(year), Number(month), Number(day))
}

/** Whether no more than one of the orders gives a date, and which. */
export function onlyOrderOf(text: string): 'day_first' | 'month_first' | undefined {
  const [day, month] = [readDate(text), readMonthFirst(text)]
  if (day === undefined) return month === undefined ? undefined : 'month_first'
  return month === undefined && inNumbers.test(text.trim().toLowerCase()) ? 'day_first' : undefined
}

const fullYear = (text: string | undefined) => (text?.length === 2 ? 2000 + Number(text) : Number(text))

export type ReadTime =
  | { /** From the midnight that begins the date; 1440 is the midnight that ends it. */ readonly minutes: number }
  | { readonly fault: 'bad_time' }
  /** A clock that goes on after midnight, as `25:30`: what it most likely stands for. */
  | { readonly fault: 'time_past_midnight'; readonly suggestion: string }

/** `9:00`, `09.00`, `9u30`, `0900`, `9`, `24:00`, `9:00:00`, `7:00 PM`, `0,375`; also behind a date. */
export function readTime(text: string): ReadTime {
  const written = text
    .trim()
    .toLowerCase()
    .replace(/^\d{4}-\d{2}-\d{2}[t ]|^\d{1,2}[-/]\d{1,2}[-/]\d{2,4} /, '')
    .replace(/\s*(uur|hrs?|h)$/, '')
  if (/^0?[.,]\d{3,}$/.test(written)) return partOfDay(Number(written.replace(',', '.')))
  const [, clock, half] = /^(\d{1,2}(?:[:.]\d{2}){0,2}) ?([ap])\.?m\.?$/.exec(written) ?? []
  if (clock !== undefined) return ofHalfDay(readTime(clock), half === 'p')
  const [, hours, minutes = '0'] =
    /^(\d{1,2})(?:[:.u](\d{2}))?(?:[:.]\d{2})?$/.exec(written) ?? /^(\d{2})(\d{2})$/.exec(written) ?? /^(\d{1,2})u$/.exec(written) ?? []
  if (hours === undefined || Number(minutes) > 59) return { fault: 'bad_time' }
  const total = Number(hours) * 60 + Number(minutes)
  if (total <= 1440) return { minutes: total }
  if (total < 2880) return { fault: 'time_past_midnight', suggestion: `${pad(Number(hours) - 24)}:${pad(Number(minutes))}` }
  return { fault: 'bad_time' }
}

/** What a spreadsheet writes where nobody told it that a column holds times. */
const partOfDay = (part: number): ReadTime => ({ minutes: Math.round(part * 1440) })

function ofHalfDay(time: ReadTime, isAfter: boolean): ReadTime {
  const minutes = 'minutes' in time ? afterNoon(time.minutes, isAfter) : undefined
  return minutes === undefined ? { fault: 'bad_time' } : { minutes }
}

/**
 * A cell of a spreadsheet as text. Spreadsheets hold a date as days since 30 December 1899 and a time of day as a part of that first day; what
 * comes out is cut to the minute, after rounding to the second, because a third of the cells come back a millisecond low.
 */
export function cellText(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return dateText(value)
  if (typeof value === 'number') return Number.isInteger(value) ? String(value) : fractionText(value)
  return typeof value === 'string' ? value : String(value)
}

function dateText(value: Date): string {
  const seconds = Math.round(value.getTime() / 1000)
  const date = new Date(seconds * 1000)
  if (Number.isNaN(date.getTime())) return ''
  const time = `${pad(date.getUTCHours())}:${pad(date.getUTCMinutes())}`
  if (date.getUTCFullYear() < 1901) return time
  const day = date.toISOString().slice(0, 10)
  return seconds % daySeconds === 0 ? day : `${day} ${time}`
}

/** A part of a day is a time; anything else stays a number. */
function fractionText(value: number): string {
  if (value <= 0 || value >= 2) return String(value)
  const minutes = Math.round(value * 1440)
  return Math.abs(value * 1440 - minutes) < 0.02 ? `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}` : String(value)
}
