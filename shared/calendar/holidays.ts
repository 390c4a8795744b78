/**
 * Nationwide public holidays. Which of them a line keeps is decided by its settings; nothing is assumed for a line that names no country.
 *
 * A *general day off* is one on which working people are usually free and offices closed; those count for `holidays: 'NL'`.
 * - NL: all but Good Friday, and but Liberation Day, on which most people are free once in five years only (2020, 2025, 2030).
 * - BE: the ten legal holidays; Easter and Whit Sunday are listed but are Sundays as any other.
 * - DE: what all sixteen states share; Easter and Whit Sunday as in BE. From 1990 on.
 * A line that keeps other days writes them as exceptions.
 */
import type { LocalDate } from '../contacts/identifiers.ts'
import { dayMs } from './durations.ts'
import { dateOfDayNumber, weekdayOf } from './localDate.ts'
import { compareText } from '../contacts/compareText.ts'

export type HolidayCountry = 'NL' | 'BE' | 'DE'

/** Every holiday by name. */
export const holidayKeys = [
  'new_year',
  'good_friday',
  'easter_sunday',
  'easter_monday',
  'kings_day',
  'labour_day',
  'liberation_day',
  'ascension',
  'whit_sunday',
  'whit_monday',
  'belgian_national_day',
  'assumption',
  'german_unity_day',
  'reformation_day',
  'all_saints',
  'armistice',
  'christmas_day',
  'second_christmas_day',
] as const
export type HolidayKey = (typeof holidayKeys)[number]

/** What a line may keep: a holiday each year, or Liberation Day only in the years in which most people are free (2025, 2030). */
export const holidayChoices = [...holidayKeys, 'liberation_day_lustrum'] as const
export type HolidayChoice = (typeof holidayChoices)[number]

export type Holiday = { readonly date: LocalDate; readonly key: HolidayKey; readonly isGeneralDayOff: boolean }

/** The holidays of one year in order of date; two may share a date (Ascension and Liberation Day in 2016). */
export function holidaysOf(country: HolidayCountry, year: number): readonly Holiday[] {
  return [...holidayLists[country](year)].sort((a, b) => compareText(a.date, b.date))
}

/** The general day off that a date is, if it is one. Countries and years are worked out once and kept by the one who asks. */
export const generalDaysOff = (country: HolidayCountry): ((date: LocalDate) => HolidayKey | undefined) => daysKept(country, undefined)

/** The holiday that a date is, of those chosen; `undefined` chooses every general day off. */
export function daysKept(country: HolidayCountry, chosen: readonly HolidayChoice[] | undefined): (date: LocalDate) => HolidayKey | undefined {
  const years = new Map<string, ReadonlyMap<LocalDate, HolidayKey>>()
  return (date) => {
    const year = date.slice(0, 4)
    const days = years.get(year) ?? new Map(holidaysKeptIn(country, Number(year), chosen).map((holiday) => [holiday.date, holiday.key]))
    years.set(year, days)
    return days.get(date)
  }
}

/** The holidays of one year that are kept, in order of date. */
export function holidaysKeptIn(country: HolidayCountry, year: number, chosen: readonly HolidayChoice[] | undefined): readonly Holiday[] {
  const isKept = ({ key, isGeneralDayOff }: Holiday) =>
    chosen === undefined ? isGeneralDayOff : chosen.includes(key) || (key === 'liberation_day' && isGeneralDayOff && chosen.includes('liberation_day_lustrum'))
  return holidaysOf(country, year).filter(isKept)
}

/** What may be chosen in a country, and whether it counts where a line names the country and no more. */
export type Choosable = { readonly choice: HolidayChoice; readonly isUsual: boolean }

/** In the order of the year. */
export function choicesOf(country: HolidayCountry): readonly Choosable[] {
  // No lustrum, and an Easter neither early nor late.
  return holidaysOf(country, 2027).flatMap(({ key, isGeneralDayOff }): readonly Choosable[] =>
    key === 'liberation_day' ? liberationChoices : [{ choice: key, isUsual: isGeneralDayOff }],
  )
}
const liberationChoices: readonly Choosable[] = [
  { choice: 'liberation_day', isUsual: false },
  { choice: 'liberation_day_lustrum', isUsual: true },
]

const holidayLists = { NL: dutch, BE: belgian, DE: german } as const satisfies Record<HolidayCountry, (year: number) => readonly Holiday[]>

function dutch(year: number): readonly Holiday[] {
  return [
    off('new_year', on(year, 1, 1)),
    notOff('good_friday', easter(year, -2)),
    off('easter_sunday', easter(year)),
    off('easter_monday', easter(year, 1)),
    off('kings_day', kingsDay(year)),
    { key: 'liberation_day', date: on(year, 5, 5), isGeneralDayOff: year % 5 === 0 },
    off('ascension', easter(year, 39)),
    off('whit_sunday', easter(year, 49)),
    off('whit_monday', easter(year, 50)),
    off('christmas_day', on(year, 12, 25)),
    off('second_christmas_day', on(year, 12, 26)),
  ]
}

/** 27 April, on a Sunday the day before; the Queen's Day before 2014 was 30 April, moved likewise since 1980 and to the day after before that. */
function kingsDay(year: number): LocalDate {
  const day = year >= 2014 ? 27 : 30
  if (weekdayOf(on(year, 4, day)) !== 7) return on(year, 4, day)
  return on(year, 4, year >= 1980 ? day - 1 : day + 1)
}

function belgian(year: number): readonly Holiday[] {
  return [
    off('new_year', on(year, 1, 1)),
    notOff('easter_sunday', easter(year)),
    off('easter_monday', easter(year, 1)),
    off('labour_day', on(year, 5, 1)),
    off('ascension', easter(year, 39)),
    notOff('whit_sunday', easter(year, 49)),
    off('whit_monday', easter(year, 50)),
    off('belgian_national_day', on(year, 7, 21)),
    off('assumption', on(year, 8, 15)),
    off('all_saints', on(year, 11, 1)),
    off('armistice', on(year, 11, 11)),
    off('christmas_day', on(year, 12, 25)),
  ]
}

function german(year: number): readonly Holiday[] {
  return [
    off('new_year', on(year, 1, 1)),
    off('good_friday', easter(year, -2)),
    notOff('easter_sunday', easter(year)),
    off('easter_monday', easter(year, 1)),
    off('labour_day', on(year, 5, 1)),
    off('ascension', easter(year, 39)),
    notOff('whit_sunday', easter(year, 49)),
    off('whit_monday', easter(year, 50)),
    off('german_unity_day', on(year, 10, 3)),
    // Five hundred years after the theses: that once in all states.
    ...(year === 2017 ? [off('reformation_day', on(year, 10, 31))] : []),
    off('christmas_day', on(year, 12, 25)),
    off('second_christmas_day', on(year, 12, 26)),
  ]
}

const off = (key: HolidayKey, date: LocalDate): Holiday => ({ key, date, isGeneralDayOff: true })
const notOff = (key: HolidayKey, date: LocalDate): Holiday => ({ key, date, isGeneralDayOff: false })
const on = (year: number, month: number, day: number): LocalDate => dateOfDayNumber(Date.UTC(year, month - 1, day) / dayMs)

/** Easter Sunday of the Gregorian calendar, or a day so many days from it. Source: the anonymous algorithm in Meeus, Astronomical Algorithms, ch. 8. */
function easter(year: number, daysLater = 0): LocalDate {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const g = Math.floor((8 * b + 13) / 25)
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 19 * l) / 433)
  const month = Math.floor((h + l - 7 * m + 90) / 25)
  const day = (h + l - 7 * m + 33 * month + 19) % 32
  return on(year, month, day + daysLater)
}
