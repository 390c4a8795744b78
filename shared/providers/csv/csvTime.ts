/** Times in a file, by the format and the zone that the settings name. */
import { minuteMs } from '../../calendar/durations.ts'
import { tz } from '@date-fns/tz/tz'
import { parse } from 'date-fns/parse'
import { localTimeOf } from '../../calendar/localTime.ts'
import { Instant } from '../../contacts/identifiers.ts'
import { dateLetters } from './dateFormat.ts'
import { readingsOf, type WallClock, wallClockOf } from '../wallClock.ts'
import { readWritten } from './writtenTime.ts'

/** The instants a time may mean: two in the doubled hour of autumn, else one. */
export type Readings = readonly [Instant, ...Instant[]]
export type TimeProblem = 'bad_time' | 'time_does_not_exist' | 'day_and_month_swapped'
type Parsed = { readonly wall: WallClock } | { readonly instant: number } | TimeProblem

/** `format`: `iso`, `dmy`, `mdy`, or tokens of date-fns. `zone` counts for times that carry no offset of their own. */
export function timeReaderOf({ format, zone }: { format: string; zone: string }): (text: string) => Readings | TimeProblem {
  const letters = dateLetters(format)
  const parseText = namedParsers.get(format) ?? orIso(parserOfDigits(letters) ?? ((text) => parseByTokens(text, letters)), letters)
  const { offsetMinutesAt } = localTimeOf(zone)
  return (text) => {
    const parsed = parseText(text)
    if (typeof parsed === 'string') return parsed
    if ('wall' in parsed) return readingsOf(parsed.wall, offsetMinutesAt)
    const instant = Instant.safeParse(parsed.instant)
    return instant.success ? [instant.data] : 'bad_time'
  }
}

const iso = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)? ?(Z|[+-]\d\d(?::?\d\d)?)?$/

function parseIso(text: string): Parsed {
  const [, year, month, day, hour, minute, second = '0', fraction = '0', offset] = iso.exec(text) ?? []
  if (minute === undefined) return 'bad_time'
  const ms = Math.floor(Number(`0.${fraction}`) * 1000)
  const wall = wallClockOf([Number(year), Number(month), Number(day)], [Number(hour), Number(minute), Number(second), ms])
  if (wall === undefined) return 'time_does_not_exist'
  return offset === undefined ? { wall } : { instant: wall - minutesOf(offset) * minuteMs }
}

/** ISO first, which cannot be taken for anything else; then as people write it. */
function parseWritten(text: string, isDayFirst: boolean): Parsed {
  const read = parseIso(text)
  return read === 'bad_time' ? readWritten(text, isDayFirst) : read
}

const namedParsers: ReadonlyMap<string, (text: string) => Parsed> = new Map([
  ['iso', parseIso],
  ['dmy', (text: string) => parseWritten(text, true)],
  ['mdy', (text: string) => parseWritten(text, false)],
])

/** Letters first; then ISO, as a workbook gives its dates, unless the letters have the year first too and the day before the month. */
function orIso(parseText: (text: string) => Parsed, letters: string): (text: string) => Parsed {
  if (/^y+[^M]*d/.test(letters)) return parseText
  return (text) => {
    const parsed = parseText(text)
    return parsed === 'bad_time' ? parseIso(text) : parsed
  }
}

function minutesOf(offset: string): number {
  if (offset === 'Z') return 0
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(3).replace(':', '') || '0')
  return offset.startsWith('-') ? -minutes : minutes
}

type Part = 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second' | 'ms'
const digitTokens = new Map<string, { readonly part: Part; readonly pattern: string }>([
  ['yyyy', { part: 'year', pattern: '(\\d{4})' }],
  ['M', { part: 'month', pattern: '(\\d{1,2})' }],
  ['MM', { part: 'month', pattern: '(\\d{2})' }],
  ['d', { part: 'day', pattern: '(\\d{1,2})' }],
  ['dd', { part: 'day', pattern: '(\\d{2})' }],
  ['H', { part: 'hour', pattern: '(\\d{1,2})' }],
  ['HH', { part: 'hour', pattern: '(\\d{2})' }],
  ['m', { part: 'minute', pattern: '(\\d{1,2})' }],
  ['mm', { part: 'minute', pattern: '(\\d{2})' }],
  ['s', { part: 'second', pattern: '(\\d{1,2})' }],
  ['ss', { part: 'second', pattern: '(\\d{2})' }],
  ['SSS', { part: 'ms', pattern: '(\\d{3})' }],
])

/** A format of digits only, which nearly all are, is read by one expression: a hundred times faster than the general parser. */
function parserOfDigits(format: string): ((text: string) => Parsed) | undefined {
  const parts: Part[] = []
  let pattern = ''
  for (const [token, quoted] of format.matchAll(/'([^']*)'|([A-Za-z])\2*|[^A-Za-z']/g)) {
    const known = digitTokens.get(token)
    if (known === undefined && quoted === undefined && /[A-Za-z']/.test(token)) return undefined
    if (known !== undefined) parts.push(known.part)
    pattern += known?.pattern ?? (quoted ?? token).replace(/[^\w\s]/g, '\\$&')
  }
  const needed = ['year', 'month', 'day', 'hour', 'minute'] as const
  if (!needed.every((part) => parts.includes(part)) || new Set(parts).size < parts.length) return undefined
  const expression = new RegExp(`^${pattern}$`)
  return (text) => {
    const found = expression.exec(text)
    if (!found) return 'bad_time'
    const numberOf = (part: Part) => (parts.includes(part) ? Number(found[parts.indexOf(part) + 1]) : 0)
    const wall = wallClockOf([numberOf('year'), numberOf('month'), numberOf('day')], [numberOf('hour'), numberOf('minute'), numberOf('second'), numberOf('ms')])
    return wall === undefined ? 'time_does_not_exist' : { wall }
  }
}

const carriesOffset = /[XxOz]/
const utc = tz('UTC')

function parseByTokens(text: string, format: string): Parsed {
  const ms = parse(text, format, 0, { in: utc }).getTime()
  if (Number.isNaN(ms)) return 'bad_time'
  return carriesOffset.test(format.replaceAll(/'[^']*'/g, '')) ? { instant: ms } : { wall: ms }
}
