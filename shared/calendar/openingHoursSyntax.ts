/**
 * Reads the part of OpenStreetMap's `opening_hours` syntax that a helpline needs:
 *
 *     Mo-Th 13:00-17:00,19:00-21:00; Fr 10:00-14:00; Sa 22:00-02:00; PH off        24/7
 *
 * Weekdays in lists and ranges (Fr-Mo goes round), blocks past midnight (22:00-02:00 is 22:00-26:00), `off`, public holidays
 * (PH). No days before the times: every day. A later rule replaces an earlier one on the weekdays it names. Lenient in case,
 * spacing, dashes, `13.00`, and the Dutch names of days. Everything else is refused with a place and a cure, never skipped.
 * Why our own: decisions/0003-own-opening-hours-parser.md.
 */
import type { OpeningHoursProblem } from './openingHoursProblem.ts'
import { type Block, type Blocks, mergeBlocks, type WeekPattern } from './weekPattern.ts'

type Refused = { readonly problem: OpeningHoursProblem }
type Kind = 'always' | 'time' | 'number' | 'day' | 'ph' | 'closed' | 'word' | 'dash' | 'comma' | 'semicolon' | 'sign'
type Token = { readonly kind: Kind; readonly text: string; readonly at: number }
/** Tokens between two separators, and where they end: there something is missing when there are too few. */
type Group = { readonly tokens: readonly Token[]; readonly end: number }
type Rule = { readonly weekdays: ReadonlySet<number>; readonly isForHolidays: boolean; readonly blocks: Blocks }

const PUBLIC_HOLIDAY = 7
const dayIndex = new Map(['mo tu we th fr sa su', 'ma di wo do vr za zo'].flatMap((names) => names.split(' ').map((name, i) => [name, i] as const)))
const closedWords = new Set(['off', 'closed', 'gesloten', 'dicht'])

/** Reads a weekly pattern. What cannot be read comes back as the first problem in it. */
export function parseWeek(text: string): WeekPattern | Refused {
  const tokens = tokensOf(text)
  if ('problem' in tokens) return tokens
  const groups = split(tokens, 'semicolon', text.length).filter((group) => group.tokens.length > 0)
  if (groups.length === 0) return refuse('empty', undefined, text.length)
  const days: Blocks[] = Array.from({ length: 7 }, () => [])
  let publicHoliday: Blocks | undefined
  for (const group of groups) {
    const rule = readRule(group)
    if ('problem' in rule) return rule
    for (const weekday of rule.weekdays) days[weekday] = rule.blocks
    if (rule.isForHolidays) publicHoliday = rule.blocks
  }
  return { days, publicHoliday }
}

/** Reads the hours of one day whose date is known already: times only, or `closed`. */
export function parseTimes(text: string): Blocks | Refused {
  const tokens = tokensOf(text)
  if ('problem' in tokens) return tokens
  if (tokens.length === 0) return refuse('empty', undefined, text.length)
  const day = tokens.find(isDayLike)
  return day ? refuse('days_not_allowed', day) : readHours({ tokens, end: text.length })
}

function readRule({ tokens, end }: Group): Rule | Refused {
  const index = tokens.findIndex((token) => !isDayLike(token) && token.kind !== 'comma' && token.kind !== 'dash')
  const hoursAt = index < 0 ? tokens.length : index
  const [dayTokens, hourTokens] = [tokens.slice(0, hoursAt), tokens.slice(hoursAt)]
  const days = dayTokens.length === 0 ? everyDay : readDays({ tokens: dayTokens, end: hourTokens[0]?.at ?? end })
  if ('problem' in days) return days
  const [first] = hourTokens
  if (!first) return refuse('times_missing', dayTokens.at(-1))
  if (first.kind === 'always' && tokens.length > 1) return refuse('always_stands_alone', first)
  const blocks = first.kind === 'always' ? [{ fromMinute: 0, untilMinute: 1_440 }] : readHours({ tokens: hourTokens, end })
  if ('problem' in blocks) return blocks
  return { weekdays: new Set([...days].filter((day) => day < PUBLIC_HOLIDAY)), isForHolidays: days.has(PUBLIC_HOLIDAY), blocks }
}

const everyDay: ReadonlySet<number> = new Set([0, 1, 2, 3, 4, 5, 6])

/** Day items between commas: `Mo`, `Fr-Mo`, `PH`. */
function readDays(group: Group): ReadonlySet<number> | Refused {
  const days = new Set<number>()
  for (const { tokens, end } of split(group.tokens, 'comma', group.end)) {
    const [first, dash, last, extra] = tokens
    if (!first || !isDayLike(first)) return refuse('day_expected', first, end)
    if (first.kind === 'ph') days.add(PUBLIC_HOLIDAY)
    if (first.kind === 'ph' && !dash) continue
    if (dash && dash.kind !== 'dash') return refuse('unexpected', dash)
    if (first.kind === 'ph' || (dash && last?.kind !== 'day')) return refuse('day_expected', last ?? dash, end)
    if (extra) return refuse('unexpected', extra)
    const from = dayIndexOf(first)
    const length = last ? (dayIndexOf(last) - from + 7) % 7 : 0
    for (let i = 0; i <= length; i++) days.add((from + i) % 7)
  }
  return days
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

const isDayLike = ({ kind }: Token) => kind === 'day' || kind === 'ph'
const dayIndexOf = ({ text }: Token) => dayIndex.get(text.toLowerCase()) ?? 0

const refuse = (key: OpeningHoursProblem['key'], token: Token | undefined, end = 0): Refused => ({
  problem: { key, piece: token?.text ?? '', position: (token?.at ?? end) + 1 },
})

function split(tokens: readonly Token[], separator: Kind, end: number): readonly Group[] {
  const at = tokens.findIndex(({ kind }) => kind === separator)
  const token = tokens[at]
  return token ? [{ tokens: tokens.slice(0, at), end: token.at }, ...split(tokens.slice(at + 1), separator, end)] : [{ tokens, end }]
}

const pieces =
  /(?<always>(?<!\d)24\s*\/\s*7(?!\d))|(?<time>\d{1,2}[:.]\d\d(?!\d))|(?<number>\d+)|(?<word>\p{L}+)|(?<dash>[-‐‑–—−])|(?<comma>,)|(?<semicolon>;)|(?<sign>[^\s\p{L}\d,;‐‑–—−-]+)/gu

function tokensOf(text: string): readonly Token[] | Refused {
  const tokens = Array.from(text.matchAll(pieces), (match): Token => ({ kind: kindOf(match), text: match[0], at: match.index }))
  const stranger = tokens.find(({ kind }) => kind === 'word' || kind === 'sign')
  if (!stranger) return tokens
  return refuse(stranger.kind === 'word' ? 'unknown_word' : stranger.text === '+' ? 'open_end' : 'unknown_sign', stranger)
}

function kindOf({ 0: text, groups = {} }: RegExpMatchArray): Kind {
  if (groups.always) return 'always'
  if (groups.time) return 'time'
  if (groups.number) return 'number'
  if (groups.dash) return 'dash'
  if (groups.comma) return 'comma'
  if (groups.semicolon) return 'semicolon'
  const word = text.toLowerCase()
  if (dayIndex.has(word)) return 'day'
  if (word === 'ph') return 'ph'
  if (closedWords.has(word)) return 'closed'
  return groups.word ? 'word' : 'sign'
}
