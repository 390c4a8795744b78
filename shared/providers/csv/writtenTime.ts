/** Times as people and spreadsheets write them: `4-5-2026 9:05`, `3 nov 2026 09.05`, `5/4/2026 9:05 PM`, `46329,378`. */
import { daySeconds } from '../../calendar/durations.ts'
import { monthNamed } from '../../calendar/monthNamed.ts'
import { type WallClock, wallClockOf } from '../wallClock.ts'

export type WrittenTime = { readonly wall: WallClock } | 'bad_time' | 'time_does_not_exist' | 'day_and_month_swapped'
type DateParts = readonly [year: number, month: number, day: number]

const clock = String.raw`(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,](\d{1,9}))?)?(?: ?([ap])\.?m\.?)?$`
const between = '(?:,? |T)'
const digitsOnly = new RegExp(String.raw`^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})${between}${clock}`, 'i')
const yearFirst = new RegExp(String.raw`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})${between}${clock}`, 'i')
const dayThenName = new RegExp(String.raw`^(\d{1,2})\.?[- ](\p{L}{3,9})\.?[- ](\d{4}|\d{2})${between}${clock}`, 'iu')
const nameThenDay = new RegExp(String.raw`^(\p{L}{3,9})\.? (\d{1,2}),? (\d{4})${between}${clock}`, 'iu')

/** In numbers alone a date is read by the order that the settings name, and by no other: who mistakes it would have every day wrong without knowing. */
export function readWritten(text: string, isDayFirst: boolean): WrittenTime {
  const found = digitsOnly.exec(text)
  if (found === null) return readInWords(text, isDayFirst)
  const [, first, second, year, ...time] = found
  const dateOf = (day: string | undefined, month: string | undefined): DateParts => [fullYear(year), Number(month), Number(day)]
  const read = wallOf(isDayFirst ? dateOf(first, second) : dateOf(second, first), time)
  if (read !== 'time_does_not_exist') return read
  return wallOf(isDayFirst ? dateOf(second, first) : dateOf(first, second), time) === 'time_does_not_exist' ? read : 'day_and_month_swapped'
}

/** With a weekday before it or a word behind it; a month by its name, the year first, or the days that a spreadsheet counts: of these no order can be mistaken. */
function readInWords(text: string, isDayFirst: boolean): WrittenTime {
  const plain = text
    .replaceAll(/\s+/g, ' ')
    .replace(/ ?(?:uur|uhr|u|h|hrs)\.?$/i, '')
    .replace(/^\p{L}{2,10}\.?,? (?=\d{1,2}[-/. ])/u, '')
  if (plain !== text && digitsOnly.test(plain)) return readWritten(plain, isDayFirst)
  const years = yearFirst.exec(plain)
  if (years !== null) return wallOf([Number(years[1]), Number(years[2]), Number(years[3])], years.slice(4))
  const days = dayThenName.exec(plain)
  if (days !== null) return named(days[2], [days[3], days[1]], days.slice(4))
  const names = nameThenDay.exec(plain)
  if (names !== null) return named(names[1], [names[3], names[2]], names.slice(4))
  return readDays(plain)
}

function named(name: string | undefined, [year, day]: readonly [string | undefined, string | undefined], time: readonly (string | undefined)[]): WrittenTime {
  const month = monthNamed(name ?? '')
  return month === undefined ? 'bad_time' : wallOf([fullYear(year), month, Number(day)], time)
}

const [firstDay, lastDay, beforeFirst] = [36_526, 73_050, 25_569] // 1 January 2000, 31 December 2099 and 1 January 1970 in days of spreadsheets
/** Days since 30 December 1899 with the time as a part of the day, also in a cell of its own beside it; to the second, as many decimals are cut off. */
function readDays(text: string): WrittenTime {
  const [, days, apart] = /^(\d{5})(?:[.,]0+ 0?|[.,]| 0?[.,])(\d{2,17})$/.exec(text) ?? []
  if (days === undefined || Number(days) < firstDay || Number(days) > lastDay) return 'bad_time'
  return { wall: Math.round((Number(days) - beforeFirst + Number(`0.${apart}`)) * daySeconds) * 1000 }
}

const fullYear = (text: string | undefined) => (text?.length === 2 ? 2000 + Number(text) : Number(text))

function wallOf(date: DateParts, [hourText, minute, seconds = '0', fraction = '0', half]: readonly (string | undefined)[]): WrittenTime {
  const hour = half === undefined ? Number(hourText) : hourOfHalf(Number(hourText), half)
  const wall = hour === undefined ? undefined : wallClockOf(date, [hour, Number(minute), Number(seconds), Math.floor(Number(`0.${fraction}`) * 1000)])
  return wall === undefined ? 'time_does_not_exist' : { wall }
}

/** From 1 to 12, before or after noon. */
const hourOfHalf = (hour: number, half: string): number | undefined => (hour < 1 || hour > 12 ? undefined : (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0))
