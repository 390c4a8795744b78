/** Dates without a year, and weekdays written before dates: what they say is believed only where it can mean one day. */
import { addDays } from '../calendar/localDate.ts'
import { monthNamed } from '../calendar/monthNamed.ts'
import type { LocalDate } from '../contacts/identifiers.ts'
import { dateOf } from './rosterTime.ts'

/** From Sunday on, as calendars of computers count. */
const weekdays: readonly RegExp[] = [
  /^(zo|zondag|su|sun|sunday)$/,
  /^(ma|maandag|mo|mon|monday)$/,
  /^(di|dinsdag|tu|tue|tues|tuesday)$/,
  /^(wo|woensdag|we|wed|wednesday)$/,
  /^(do|donderdag|th|thu|thur|thurs|thursday)$/,
  /^(vr|vrijdag|fr|fri|friday)$/,
  /^(za|zaterdag|sa|sat|saturday)$/,
]

/** 0 for Sunday; undefined where no weekday stands first. */
function weekdayIn(text: string): number | undefined {
  const word = /^\p{L}+/u.exec(text.trim().toLowerCase())?.[0] ?? ''
  const place = weekdays.findIndex((names) => names.test(word))
  return place === -1 ? undefined : place
}
const weekdayOf = (date: LocalDate) => new Date(`${date}T00:00Z`).getUTCDay()

/** Whether the weekday before a date is that of another day. */
export const isOtherWeekday = (text: string, date: LocalDate): boolean => {
  const weekday = weekdayIn(text)
  return weekday !== undefined && weekday !== weekdayOf(date)
}

const withoutYear = /^(?:\p{L}{2,9}\.?,?\s+)?(\d{1,2})(?:[-/.](\d{1,2})|[\s-]+(\p{L}{3,9})\.?)$/u

type DayOfYear = { readonly day: number; readonly month: number; readonly weekday: number | undefined }
/** `ma 3 nov`, `3-11`, `di 3/11` */
export function dayWithoutYear(text: string): DayOfYear | undefined {
  const [whole, day, number, name] = withoutYear.exec(text.trim().toLowerCase()) ?? []
  const month = number === undefined ? monthNamed(name ?? '') : Number(number)
  if (whole === undefined || month === undefined || month < 1 || month > 12 || Number(day) > 31) return undefined
  return { day: Number(day), month, weekday: weekdayIn(text) }
}

/** Further apart, one of the weekdays is a slip, and would have put its day a year away. */
const longestDays = 183

/**
 * The day meant by each text without a year: of the year before, this and the next one at most one has that weekday.
 * @param texts of one file
 * @returns undefined for what says no weekday, and for all where they would lie far apart
 */
export function daysMeant(texts: Iterable<string>, today: LocalDate): (text: string) => LocalDate | undefined {
  const year = Number(today.slice(0, 4))
  const meant = new Map<string, LocalDate>()
  for (const text of new Set(texts)) {
    const said = dayWithoutYear(text)
    if (said?.weekday === undefined) continue
    const days = [year - 1, year, year + 1].flatMap((each) => dateOf(each, said.month, said.day) ?? []).filter((date) => weekdayOf(date) === said.weekday)
    if (days.length === 1 && days[0] !== undefined) meant.set(text, days[0])
  }
  const all = [...meant.values()].sort()
  const [first, last] = [all[0], all.at(-1)]
  return first !== undefined && last !== undefined && last > addDays(first, longestDays) ? () => undefined : (text) => meant.get(text)
}
