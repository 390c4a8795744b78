/**
 * Numbers, dates and lengths as people read them, in one language and one zone. Spaces inside a number with its unit do not break.
 * What is not known has no form here: a caller that holds null has to say in words what is unknown.
 */
import type { Estimate } from '../contacts/estimate.ts'
import { printedHours, printedShare, printedShareUp } from '../metrics/registry.ts'
import type { PrintedEstimate } from '../metrics/registry.ts'
import type { Language } from './language.ts'
import { listed } from './listed.ts'

export type Formats = ReturnType<typeof formatsFor>
/** A number of people as a sentence needs it. `range`: absent where nothing had to be estimated, or the text says enough. */
export type Said = { readonly text: string; readonly range: string | undefined; readonly isOne: boolean }

const localeOf = { nl: 'nl-NL', en: 'en-GB' } as const satisfies Record<Language, string>
const words = {
  nl: {
    hour: 'uur',
    minute: 'minuut',
    minutes: 'minuten',
    second: 'seconde',
    seconds: 'seconden',
    day: 'dag',
    days: 'dagen',
    to: 't/m',
    about: 'ongeveer',
    atMost: 'hoogstens',
    between: 'tussen',
    and: 'en',
    until: 'tot',
  },
  en: {
    hour: 'hour',
    minute: 'minute',
    minutes: 'minutes',
    second: 'second',
    seconds: 'seconds',
    day: 'day',
    days: 'days',
    to: 'to',
    about: 'about',
    atMost: 'at most',
    between: 'between',
    and: 'and',
    until: 'to',
  },
} as const satisfies Record<Language, Record<string, string>>

const nbsp = '\u00a0'
const enDash = '\u2013'
const unbroken = (text: string) => text.replaceAll(' ', nbsp)

/** @param timeZone IANA zone in which instants are shown; dates (`yyyy-MM-dd`) are local already. */
export function formatsFor(language: Language, timeZone: string) {
  const locale = localeOf[language]
  const word = words[language]
  const numbers = new Map<string, Intl.NumberFormat>()
  const dates = new Map<string, Intl.DateTimeFormat>()

  function decimal(value: number, digits: number, leastDigits = 0): string {
    const key = `${leastDigits} ${digits}`
    const known = numbers.get(key)
    const formatter = known ?? new Intl.NumberFormat(locale, { minimumFractionDigits: leastDigits, maximumFractionDigits: digits })
    if (known === undefined) numbers.set(key, formatter)
    return formatter.format(value).replace('-', '\u2212')
  }
  function date(options: Intl.DateTimeFormatOptions, instant: number, written: string = locale): string {
    const key = `${written} ${JSON.stringify(options)}`
    const known = dates.get(key)
    const formatter = known ?? new Intl.DateTimeFormat(written, options)
    if (known === undefined) dates.set(key, formatter)
    return unbroken(formatter.format(instant))
  }
  const ofDate = (localDate: string, options: Intl.DateTimeFormatOptions) => date({ ...options, timeZone: 'UTC' }, Date.parse(`${localDate}T12:00:00Z`))
  const whole = (value: number) => decimal(Math.round(value), 0)
  /** A dash beside a minus cannot be read. */
  const fromTo = (low: number, from: string, to: string) => (low < 0 ? `${from}${nbsp}${word.until}${nbsp}${to}` : `${from}${enDash}${to}`)
  const currency = (value: number, digits: number) =>
    unbroken(new Intl.NumberFormat(locale, { style: 'currency', currency: 'EUR', minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value))
  const amount = (value: number, one: string, more: string) => `${decimal(value, 1)}${nbsp}${value === 1 ? one : more}`
  const hoursWord = (value: number) => (language === 'nl' || value === 1 ? word.hour : 'hours')

  const formats = {
    language,
    timeZone,
    whole,
    /** At most so many digits after the mark. */
    decimal: (value: number, digits: number) => decimal(value, digits),
    /** 65%, rounded down. */
    percent: (share: number, digits = 0) => `${decimal(printedShare(share, digits) * 100, digits, digits)}%`,
    /** 19–40%, rounded outward; "−2 tot 5%" */
    percentRange: (low: number, high: number) => fromTo(low, formats.percent(low).replace('%', ''), formats.percentUp(high)),
    /** The upper end of a range of shares: rounded up. */
    percentUp: (share: number) => `${decimal(printedShareUp(share) * 100, 0)}%`,
    /** "ongeveer 240"; an exact value alone. For running text. */
    about: ({ value, exact }: PrintedEstimate) => (exact ? whole(value) : `${word.about}${nbsp}${whole(value)}`),
    /** "tussen 190 en 310"; undefined where nothing had to be estimated. */
    between: ({ low, high, exact }: PrintedEstimate) => (exact ? undefined : `${word.between}${nbsp}${whole(low)} ${word.and}${nbsp}${whole(high)}`),
    /** "ongeveer 240 (tussen 190 en 310)". */
    estimate: (estimate: PrintedEstimate): string => {
      const range = formats.between(estimate)
      return range === undefined ? whole(estimate.value) : `${formats.about(estimate)} (${range})`
    },
    /** "ongeveer 240" with "tussen 190 en 310", or "hoogstens 3" where it may well be nobody. */
    said: (estimate: PrintedEstimate): Said =>
      estimate.exact || estimate.value > 0
        ? { text: formats.about(estimate), range: formats.between(estimate), isOne: estimate.value === 1 }
        : { text: `${word.atMost}${nbsp}${whole(estimate.high)}`, range: undefined, isOne: estimate.high === 1 },
    /** "190–310", for tables and labels. */
    range: ({ low, high }: Estimate) => fromTo(low, whole(low), whole(high)),
    /** € 3.850, €3,850 */
    money: (value: number) => currency(value, 0),
    /** € 130–€ 280 */
    moneyRange: (low: number, high: number) => fromTo(low, currency(low, 0), currency(high, 0)),
    /** € 32,50; without cents where there are none. */
    price: (value: number) => currency(value, Number.isInteger(value) ? 0 : 2),
    /** 1,4–2,9 */
    decimalRange: ({ low, high }: Estimate) => fromTo(low, decimal(low, 1), decimal(high, 1)),
    /** 25 okt 2020 */
    day: (localDate: string) => ofDate(localDate, { day: 'numeric', month: 'short', year: 'numeric' }),
    /** 25 okt */
    shortDay: (localDate: string) => ofDate(localDate, { day: 'numeric', month: 'short' }),
    /** zondag 25 oktober 2020 */
    longDay: (localDate: string) =>
      ofDate(localDate, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).replace('\u00a0', ' ').replace(',', ''),
    /** zo 25 okt 2020 */
    weekdayDay: (localDate: string) => ofDate(localDate, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' }).replace(',', ''),
    /** oktober 2020, from `2020-10` */
    month: (month: string) => ofDate(`${month}-15`, { month: 'long', year: 'numeric' }),
    shortMonth: (localDate: string) => ofDate(localDate, { month: 'short' }),
    /** 7 okt 2019 – 5 jan 2020, 1 okt – 5 dec 2020, 3 – 9 feb 2020. */
    days: (from: string, to: string): string => {
      if (from === to) return formats.day(from)
      if (from.slice(0, 7) === to.slice(0, 7)) return `${Number(from.slice(8))}${nbsp}${enDash} ${formats.day(to)}`
      const first = from.slice(0, 4) === to.slice(0, 4) ? formats.shortDay(from) : formats.day(from)
      // The line may end after the dash, never before it.
      return `${first}${nbsp}${enDash} ${formats.day(to)}`
    },
    /** 7 okt t/m 5 nov 2026, 1 nov 2025 t/m 31 okt 2026; for titles */
    daysInTitle: (from: string, to: string) =>
      `${from.slice(0, 4) === to.slice(0, 4) ? formats.shortDay(from) : formats.day(from)} ${word.to} ${formats.day(to)}`,
    /** Names within a sentence: "a, b en c". */
    and: listed[language].and,
    weekday: (isoWeekday: number, width: 'long' | 'short' = 'long') => ofDate(`2024-01-0${isoWeekday}`, { weekday: width }),
    /** 3 feb 2020, 9:12 in the zone of the line */
    moment: (instant: number) =>
      date({ day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone }, instant),
    /** `2020-02-03T09:12` on the wall of the line; for files. */
    wall: (instant: number) => date({ dateStyle: 'short', timeStyle: 'short', timeZone }, instant, 'sv-SE').replace(nbsp, 'T'),
    /** 18–20 uur; 18:30–20:00; the night ends at 24. */
    timeOfDay: (from: string, to: string): string => {
      const isWhole = from.endsWith(':00') && to.endsWith(':00')
      const short = (time: string) => String(Number(time.slice(0, 2)))
      if (!isWhole) return `${from}${enDash}${to}`
      return language === 'nl' ? `${short(from)}${enDash}${short(to)}${nbsp}uur` : `${from}${enDash}${to}`
    },
    /** 40 seconden, 3 minuten, 1,5 uur, 4 dagen: a length in words, in the unit that fits. Half-way units are rounded to one decimal. */
    length: (seconds: number): string => {
      if (seconds < 99.5) return amount(Math.round(seconds), word.second, word.seconds)
      const minutes = seconds / 60
      if (minutes < 99.5) return amount(minutes < 10 ? Number(minutes.toFixed(1)) : Math.round(minutes), word.minute, word.minutes)
      const hours = seconds / 3600
      if (hours < 47.5) return formats.hours(hours < 10 ? Number(hours.toFixed(1)) : Math.round(hours))
      return amount(Number((hours / 24).toFixed(hours < 240 ? 1 : 0)), word.day, word.days)
    },
    /** 12,5 uur, whole from 100 on. */
    hours: (hours: number): string => {
      const rounded = printedHours(hours)
      return `${decimal(rounded, 1)}${nbsp}${hoursWord(rounded)}`
    },
  }
  return formats
}
