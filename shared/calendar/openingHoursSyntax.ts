/**
 * Reads the part of OpenStreetMap's `opening_hours` syntax that a helpline needs:
 *
 *     Mo-Th 13:00-17:00,19:00-21:00; Fr 10:00-14:00; Sa 22:00-02:00; PH off        24/7
 *     Su[1,3] 10:00-12:00        week 01-53/2 Su 10:00-12:00        SH Mo-Fr off
 *
 * Weekdays in lists and ranges (Fr-Mo goes round), blocks past midnight (22:00-02:00 is 22:00-26:00), `off`, public holidays
 * (PH). No days before the times: every day. A later rule replaces an earlier one on the dates it names, but PH stands above all.
 * Some dates of a weekday: `Su[1]` the first of the month, `Su[-1]` the last, `week 02-52/2` even ISO weeks, `SH` Dutch school holidays.
 * Lenient in case, spacing, dashes, `13.00`, and the Dutch names of days. Everything else is refused with a place and a cure, never
 * skipped. Why our own: decisions/0003-own-opening-hours-parser.md.
 */
import { type DayRule, type Which, withRule } from './dayRule.ts'
import { dayIndexOf, type Kind, refuse, type Refused, type Token, tokensOf } from './openingHoursTokens.ts'
import type { Block, Blocks } from './blocks.ts'
import { mergeBlocks, type WeekPattern } from './weekPattern.ts'

/** Tokens between two separators, and where they end: there something is missing when there are too few. */
type Group = { readonly tokens: readonly Token[]; readonly end: number }
type Weekdays = ReadonlySet<number>
/** The dates a rule speaks of: whole weekdays, some dates of a weekday, public holidays. */
type Dates = { readonly weekdays: Weekdays; readonly some: readonly Pick<DayRule, 'weekday' | 'which'>[]; readonly isForHolidays: boolean }

/** Reads a weekly pattern. What cannot be read comes back as the first problem in it. */
export function parseWeek(text: string): WeekPattern | Refused {
  const tokens = tokensOf(text)
  if ('problem' in tokens) return tokens
  const groups = split(tokens, 'semicolon', text.length).filter((group) => group.tokens.length > 0)
  if (groups.length === 0) return refuse('empty', undefined, text.length)
  const days: Blocks[] = Array.from({ length: 7 }, () => [])
  let publicHoliday: Blocks | undefined
  let rules: readonly DayRule[] = []
  for (const group of groups) {
    const rule = readRule(group)
    if ('problem' in rule) return rule
    for (const weekday of rule.weekdays) days[weekday] = rule.blocks
    rules = rules.filter(({ weekday }) => !rule.weekdays.has(weekday))
    for (const { weekday, which } of rule.some) rules = withRule(rules, { weekday, which, blocks: rule.blocks })
    if (rule.isForHolidays) publicHoliday = rule.blocks
  }
  return { days, publicHoliday, rules }
}

/** Reads the hours of one day whose date is known already: times only, or `closed`. */
export function parseTimes(text: string): Blocks | Refused {
  const tokens = tokensOf(text)
  if ('problem' in tokens) return tokens
  if (tokens.length === 0) return refuse('empty', undefined, text.length)
  const day = tokens.find(isDayLike)
  return day ? refuse('days_not_allowed', day) : readHours({ tokens, end: text.length })
}

function readRule({ tokens, end }: Group): (Dates & { readonly blocks: Blocks }) | Refused {
  const [first] = tokens
  const weeks = first?.kind === 'week' ? readWeeks(tokens, end) : { which: [], length: 0 }
  if ('problem' in weeks) return weeks
  const rest = tokens.slice(weeks.length)
  const index = rest.findIndex((token) => !isDayLike(token) && token.kind !== 'comma' && token.kind !== 'dash')
  const hoursAt = index < 0 ? rest.length : index
  const [dayTokens, hourTokens] = [rest.slice(0, hoursAt), rest.slice(hoursAt)]
  const dates = dayTokens.length === 0 ? { weekdays: everyDay, some: [], isForHolidays: false } : readDates(dayTokens, hourTokens[0]?.at ?? end)
  if ('problem' in dates) return dates
  const [opening] = hourTokens
  if (!opening) return refuse('times_missing', dayTokens.at(-1) ?? tokens.at(-1))
  if (opening.kind === 'always' && tokens.length > 1) return refuse('always_stands_alone', opening)
  const blocks = opening.kind === 'always' ? [{ fromMinute: 0, untilMinute: 1_440 }] : readHours({ tokens: hourTokens, end })
  if ('problem' in blocks) return blocks
  if (!first || weeks.which.length === 0) return { ...dates, blocks }
  if (dates.some.length > 0 || dates.isForHolidays) return refuse('weeks_stand_alone', first)
  return { weekdays: new Set(), some: chosen(dates.weekdays, weeks.which), isForHolidays: false, blocks }
}

const everyDay: Weekdays = new Set([0, 1, 2, 3, 4, 5, 6])
const chosen = (weekdays: Weekdays, which: readonly Which[]): Dates['some'] =>
  which.flatMap((own) => [...weekdays].sort().map((weekday) => ({ weekday, which: own })))

/** `week 01-53/2`, `week 3,17`: how many tokens it takes, and what it chooses. */
function readWeeks(tokens: readonly Token[], end: number): { readonly which: readonly Which[]; readonly length: number } | Refused {
  const which: Which[] = []
  for (let i = 1; ; ) {
    const from = weekOf(tokens[i])
    if (from === undefined) return refuse('week_expected', tokens[i], end)
    const isRange = tokens[i + 1]?.kind === 'dash'
    const to = isRange ? weekOf(tokens[i + 2]) : from
    if (to === undefined || to < from) return refuse('week_expected', tokens[i + 2], end)
    i += isRange ? 3 : 1
    const hasStep = isRange && tokens[i]?.kind === 'slash'
    const step = hasStep ? weekOf(tokens[i + 1]) : 1
    if (step === undefined) return refuse('week_expected', tokens[i + 1], end)
    which.push({ by: 'weeks', from, to, step })
    i += hasStep ? 2 : 0
    if (tokens[i]?.kind !== 'comma') return { which, length: i }
    i++
  }
}

const weekOf = (token: Token | undefined): number | undefined =>
  token?.kind === 'number' && Number(token.text) >= 1 && Number(token.text) <= 53 ? Number(token.text) : undefined

/** Day items between commas: `Mo`, `Fr-Mo`, `Su[1]`, `PH`, `SH`, `SH Mo-Fr`. */
function readDates(all: readonly Token[], end: number): Dates | Refused {
  const weekdays = new Set<number>()
  const some: Pick<DayRule, 'weekday' | 'which'>[] = []
  const isSchool = all.some(({ kind }) => kind === 'sh')
  let isForHolidays = false
  for (const { tokens, end: itemEnd } of split(all, 'comma', end)) {
    const item = tokens[0]?.kind === 'sh' ? tokens.slice(1) : tokens
    if (item.length === 0 && tokens.length > 0) continue
    const read = readItem(item, itemEnd)
    if ('problem' in read) return read
    if (read.isForHolidays) isForHolidays = true
    if (read.places) some.push(...chosen(read.weekdays, read.places))
    else for (const weekday of read.weekdays) weekdays.add(weekday)
  }
  if (!isSchool) return { weekdays, some, isForHolidays }
  if (some.length > 0)
    return refuse(
      'school_stands_alone',
      all.find(({ kind }) => kind === 'sh'),
    )
  return { weekdays: new Set(), some: chosen(weekdays.size === 0 ? everyDay : weekdays, [{ by: 'school_holidays' }]), isForHolidays }
}

type Item = { readonly weekdays: Weekdays; readonly places?: readonly Which[]; readonly isForHolidays: boolean }

function readItem(tokens: readonly Token[], end: number): Item | Refused {
  const [first, dash, last, extra] = tokens
  if (!first || !isDayLike(first) || first.kind === 'sh') return refuse('day_expected', first, end)
  if (first.kind === 'ph' && !dash) return { weekdays: new Set(), isForHolidays: true }
  if (dash && dash.kind !== 'dash') return refuse('unexpected', dash)
  if (first.kind === 'ph' || (dash && last?.kind !== 'day')) return refuse('day_expected', last ?? dash, end)
  if (extra) return refuse('unexpected', extra)
  const from = dayIndexOf(first)
  if (first.places && !dash) return { weekdays: new Set([from]), places: first.places.map((place) => ({ by: 'place', place })), isForHolidays: false }
  const bracketed = first.places ? first : last?.places ? last : undefined
  if (bracketed) return refuse('place_of_one_day', bracketed)
  const length = last ? (dayIndexOf(last) - from + 7) % 7 : 0
  return { weekdays: new Set(Array.from({ length: length + 1 }, (_, i) => (from + i) % 7)), isForHolidays: false }
}

/** `off`, or blocks between commas. */
function readHours({ tokens, end }: Group): Blocks | Refused {
  const [first, second] = tokens
  if (first?.kind === 'closed') return second ? refuse(isDayLike(second) ? 'semicolon_expected' : 'unexpected', second) : []
  const blocks: Block[] = []
  for (const group of split(tokens, 'comma', end)) {
    const block = readBlock(group)
    if ('problem' in block) return block
    blocks.push(block)
  }
  return mergeBlocks(blocks)
}

function readBlock({ tokens, end }: Group): Block | Refused {
  const [from, dash, until, extra] = tokens
  if (from?.kind !== 'time') return refuseAsTime(from, end)
  if (dash && isDayLike(dash)) return refuse('semicolon_expected', dash)
  if (dash?.kind !== 'dash') return refuse('end_missing', from)
  if (until?.kind !== 'time') return until ? refuseAsTime(until, end) : refuse('end_missing', from)
  if (extra) return refuse(isDayLike(extra) ? 'semicolon_expected' : extra.kind === 'time' ? 'comma_expected' : 'unexpected', extra)
  const [fromMinute, untilMinute] = [minuteOf(from), minuteOf(until)]
  if (fromMinute === undefined) return refuse('no_such_time', from)
  if (untilMinute === undefined) return refuse('no_such_time', until)
  if (fromMinute >= 1_440) return refuse('begins_after_midnight', from)
  if (fromMinute === untilMinute) return refuse('no_length', from)
  return { fromMinute, untilMinute: untilMinute < fromMinute ? untilMinute + 1_440 : untilMinute }
}

function refuseAsTime(token: Token | undefined, end: number): Refused {
  if (token?.kind === 'number') return refuse('minutes_missing', token)
  if (token?.kind === 'always') return refuse('always_stands_alone', token)
  return refuse(token && isDayLike(token) ? 'semicolon_expected' : 'time_expected', token, end)
}

function minuteOf({ text }: Token): number | undefined {
  const [hours = 0, minutes = 0] = text.split(/[:.]/).map(Number)
  const minute = hours * 60 + minutes
  return minutes < 60 && minute <= 2_880 ? minute : undefined
}

const isDayLike = ({ kind }: Token) => kind === 'day' || kind === 'ph' || kind === 'sh'

function split(tokens: readonly Token[], separator: Kind, end: number): readonly Group[] {
  const groups: Group[] = []
  let begin = 0
  for (const [place, token] of tokens.entries()) {
    if (token.kind !== separator) continue
    groups.push({ tokens: tokens.slice(begin, place), end: token.at })
    begin = place + 1
  }
  return [...groups, { tokens: tokens.slice(begin), end }]
}
