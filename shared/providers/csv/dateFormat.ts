/** How times stand in a file: a name that `timeReaderOf` knows, or letters. */

/** Names of formats that need no letters. */
const namedDateFormats = ['iso', 'dmy', 'mdy'] as const

/** Spreadsheets and other programs write years and days in capitals; in date-fns those are week years and days of the year, which no list of calls has. */
export const dateLetters = (format: string): string => format.replaceAll(/'[^']*'|[YD]+/g, (part) => (part.startsWith("'") ? part : part.toLowerCase()))

/** The same with day and month the other way round; undefined where these cannot be mistaken: ISO, and months by name. */
export function swappedFormat(format: string): string | undefined {
  if (format === 'dmy') return 'mdy'
  if (format === 'mdy') return 'dmy'
  const letters = dateLetters(format)
  if (!/d/.test(letters.replaceAll(quoted, '')) || /MMM|L/.test(letters)) return undefined
  return letters.replaceAll(/'[^']*'|[dM]/g, (part) => (part === 'd' ? 'M' : part === 'M' ? 'd' : part))
}
const quoted = /'[^']*'/g

const readable = /^[yuMLdHhkKmsSabBEXxO]$/
const needed: readonly (readonly [RegExp, string])[] = [
  [/[yu]/, 'a year (yyyy)'],
  [/[ML]/, 'a month (MM)'],
  [/d/, 'a day (dd)'],
  [/[HhkK]/, 'an hour (HH)'],
  [/m/, 'minutes (mm)'],
]

/** @returns what keeps every time from being read by this format; undefined where nothing does */
export function dateFormatProblem(format: string): string | undefined {
  if (namedDateFormats.some((name) => name === format)) return undefined
  const letters = dateLetters(format).replaceAll(/'[^']*'/g, '')
  if (letters === 't' || letters === 'T') return undefined // seconds or milliseconds since 1970
  const strange = letters.match(/[A-Za-z'%]/g)?.find((letter) => !readable.test(letter))
  if (strange !== undefined) return `"${strange}" is no part of a date; ${examples}`
  const missing = needed.filter(([letter]) => !letter.test(letters)).map(([, name]) => name)
  return missing.length === 0 ? undefined : `add ${missing.join(' and ')}; ${examples}`
}

const examples = 'use iso, dmy or mdy, or letters such as dd-MM-yyyy HH:mm:ss'
