/** A weekly pattern as data: what the syntax of opening hours is read into, and written from. */
import type { Block, Blocks } from './blocks.ts'
import { clockText } from './clockText.ts'
import { type DayRule, whichText } from './dayRule.ts'

export type WeekPattern = {
  /** Seven, Monday first. */
  readonly days: readonly Blocks[]
  /** What the pattern itself says of public holidays; undefined: nothing. */
  readonly publicHoliday: Blocks | undefined
  /** Hours for some dates of a weekday, in place of those of `days`; of two that hold on one date the later wins. No two with the same choice. */
  readonly rules: readonly DayRule[]
}

const DAY = 1_440
const dayNames = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su']

/** Sorts the blocks of one day and joins those that overlap or touch. */
export function mergeBlocks(blocks: Blocks): Blocks {
  const merged: Block[] = []
  for (const block of [...blocks].sort((a, b) => a.fromMinute - b.fromMinute)) {
    const previous = merged.at(-1)
    if (previous && block.fromMinute <= previous.untilMinute)
      merged[merged.length - 1] = { fromMinute: previous.fromMinute, untilMinute: Math.max(previous.untilMinute, block.untilMinute) }
    else merged.push(block)
  }
  return merged
}

/** The pattern in canonical `opening_hours` syntax; reading it gives the same pattern. */
export function writeWeek({ days, publicHoliday, rules }: WeekPattern): string {
  const texts = days.map(writeTimes)
  const week = texts.every((text) => text === '00:00-24:00')
    ? ['24/7']
    : [...new Set(texts)].filter((text) => text !== 'off').map((text) => `${writeDays(texts.map((other) => other === text))} ${text}`)
  const holidays = publicHoliday ? [`PH ${writeTimes(publicHoliday)}`] : []
  return [...(week.length === 0 && rules.length > 0 ? ['off'] : week), ...writeRules(rules), ...holidays].join('; ') || 'off'
}

/** Rules that follow each other with the same hours go together: `Su[1,3] 10:00-12:00`, `SH Mo-Fr off`. */
export function writeRules(rules: readonly DayRule[]): readonly string[] {
  const groups: { readonly hours: string; readonly first: DayRule; readonly members: DayRule[] }[] = []
  for (const rule of rules) {
    const hours = writeTimes(rule.blocks)
    const last = groups.at(-1)
    if (last?.hours === hours && goTogether(last.first, rule)) last.members.push(rule)
    else groups.push({ hours, first: rule, members: [rule] })
  }
  return groups.map(({ hours, first, members }) => `${writeChoice(first, members)} ${hours}`)
}

const goTogether = (a: DayRule, b: DayRule) => (a.which.by === 'place' ? b.which.by === 'place' : whichText(a.which) === whichText(b.which))

function writeChoice({ which }: DayRule, members: readonly DayRule[]): string {
  const weekdays = [...new Set(members.map(({ weekday }) => weekday))]
  if (which.by !== 'place') return `${whichText(which)} ${writeDays(dayNames.map((_, day) => weekdays.includes(day)))}`
  return weekdays
    .map((day) => `${dayNames[day]}[${members.flatMap((own) => (own.weekday === day && own.which.by === 'place' ? [own.which.place] : [])).join(',')}]`)
    .join(',')
}

/** The blocks of one day in canonical syntax; `off` when there are none. */
export const writeTimes = (blocks: Blocks): string =>
  blocks.map(({ fromMinute, untilMinute }) => `${clockText(fromMinute)}-${clockText(endAsWritten(fromMinute, untilMinute))}`).join(',') || 'off'

/** An end after midnight is written as a visitor says it (22:00-02:00), unless that would mean a shorter block (10:00-34:00). */
const endAsWritten = (fromMinute: number, untilMinute: number) => (untilMinute > DAY && untilMinute - DAY < fromMinute ? untilMinute - DAY : untilMinute)

/** Runs of three days and more as a range: `Mo-We,Sa,Su`. */
function writeDays(isIncluded: readonly boolean[]): string {
  const runs: string[][] = []
  isIncluded.forEach((included, i) => {
    if (!included) return
    if (isIncluded[i - 1]) runs.at(-1)?.push(dayNames[i] ?? '')
    else runs.push([dayNames[i] ?? ''])
  })
  return runs.map((run) => (run.length > 2 ? `${run[0]}-${run.at(-1)}` : run.join(','))).join(',')
}

/** A block as a visitor reads it: `HH:mm` on the wall, `until` on the next day where it says so; `until` may be `24:00`. */
export type BlockAsRead = { readonly from: string; readonly until: string; readonly isNextDay: boolean }

export const blockAsRead = ({ fromMinute, untilMinute }: Block): BlockAsRead => {
  const isNextDay = untilMinute > DAY
  return { from: clockText(fromMinute), until: clockText(isNextDay ? untilMinute - DAY : untilMinute), isNextDay }
}
