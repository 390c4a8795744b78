/** Warnings about opening hours that are valid but perhaps not what was meant. Only about today and later. */
import { LocalDate } from '../contacts/identifiers.ts'
import type { HoursVersion } from '../settings/settings.ts'
import { nightBlocks } from './comingDays.ts'
import type { DayRule } from './dayRule.ts'
import type { HolidayKey } from './holidays.ts'
import { addDays, datesBetween, isoWeekOf } from './localDate.ts'
import { dayHoursOf, type LineHours, usualHoursOf } from './openingHours.ts'
import { parseWeek } from './openingHoursSyntax.ts'
import { schoolHolidaysKnown } from './schoolHolidays.ts'
import type { Block, Blocks } from './blocks.ts'
import { compareText } from '../contacts/compareText.ts'

export type HoursWarning =
  /** A holiday or exception on `date` removes the night shifts that would begin on it (`lost`), but not those that began the day before (`kept`). */
  | {
      readonly kind: 'cuts_night'
      readonly date: LocalDate
      readonly holiday?: HolidayKey
      readonly reason?: string
      readonly lost: readonly Block[]
      readonly kept: readonly Block[]
    }
  /** Hours that hold on no date at all in the years to come. */
  | { readonly kind: 'never_used'; readonly from: LocalDate; readonly weekday: number; readonly rule?: DayRule; readonly blocks: Blocks }
  | { readonly kind: 'school_without_region' | 'holidays_without_country' | 'never_opens' | 'never_holds'; readonly from: LocalDate }
  /** Weeks 53 and 1 are both odd: open (or closed) twice in a row. `date` is the second time. */
  | { readonly kind: 'odd_weeks_meet'; readonly rule: DayRule; readonly date: LocalDate }
  | { readonly kind: 'school_not_known'; readonly from: LocalDate; readonly after: LocalDate }

const daysAhead = 365
/** Long enough for a week 53 and a fifth Friday. */
const daysOfVersion = 6 * 366
const lastKnownSchoolDay = LocalDate.parse(schoolHolidaysKnown.to)

/** @param line hours that can be read; others throw */
export function hoursWarnings(line: LineHours, today: LocalDate): readonly HoursWarning[] {
  const sorted = line.hours.toSorted((a, b) => compareText(a.from, b.from))
  const versions = sorted.map((version, index) => ({ version, next: sorted[index + 1]?.from })).filter(({ next }) => next === undefined || next > today)
  return [...versions.flatMap(({ version, next }) => ofVersion(version, next, today)), ...cutNights(line, today)]
}

function ofVersion(version: HoursVersion, next: LocalDate | undefined, today: LocalDate): readonly HoursWarning[] {
  const pattern = parseWeek(version.week)
  if ('problem' in pattern) return []
  const { from } = version
  if (from === next || from > '2099-12-31') return [{ kind: 'never_holds', from }]
  const first = from > today ? from : today
  const last = addDays(next === undefined || next > addDays(from, daysOfVersion) ? addDays(from, daysOfVersion) : next, -1)
  const days = datesBetween(from, last).map(usualHoursOf({ hours: [version] }))
  const hasSchool = pattern.rules.some(({ which }) => which.by === 'school_holidays')
  if (days.every(({ blocks }) => blocks.length === 0)) return [{ kind: 'never_opens', from }]
  const rulesUsed = new Set(days.flatMap((day) => (day.by === 'rule' ? [keyOf(day.rule)] : [])))
  const weekdaysUsed = new Set(days.flatMap(({ by, date }) => (by === 'rule' ? [] : [new Date(date).getUTCDay()])))
  const lasts = days.length >= 14
  return [
    ...pattern.days.flatMap((blocks, weekday): readonly HoursWarning[] =>
      blocks.length > 0 && lasts && !weekdaysUsed.has((weekday + 1) % 7) ? [{ kind: 'never_used', from, weekday, blocks }] : [],
    ),
    ...pattern.rules.flatMap((rule): readonly HoursWarning[] =>
      rule.which.by === 'school_holidays' || rulesUsed.has(keyOf(rule)) ? [] : [{ kind: 'never_used', from, weekday: rule.weekday, rule, blocks: rule.blocks }],
    ),
    ...(hasSchool && version.schoolHolidays === undefined ? [{ kind: 'school_without_region', from } as const] : []),
    ...(hasSchool && version.schoolHolidays !== undefined && addDays(first, daysAhead) > lastKnownSchoolDay && (next === undefined || next > lastKnownSchoolDay)
      ? [{ kind: 'school_not_known', from, after: lastKnownSchoolDay } as const]
      : []),
    ...(pattern.publicHoliday && version.holidays === undefined ? [{ kind: 'holidays_without_country', from } as const] : []),
    ...pattern.rules.flatMap((rule) => oddWeeksMeet(rule, first, next)),
  ]
}

const keyOf = ({ weekday, which }: DayRule) => JSON.stringify([weekday, which])

/** Within the coming year: the weekday of the rule in week 1, when the year before it had a week 53. */
function oddWeeksMeet(rule: DayRule, first: LocalDate, next: LocalDate | undefined): readonly HoursWarning[] {
  const { which, weekday } = rule
  if (which.by !== 'weeks' || which.step % 2 !== 0 || which.from % 2 === 0 || which.to < 53) return []
  const end = next === undefined || next > addDays(first, daysAhead) ? addDays(first, daysAhead) : addDays(next, -1)
  return datesBetween(first, end)
    .filter((date) => new Date(date).getUTCDay() === (weekday + 1) % 7)
    .filter((date) => isoWeekOf(date).week.endsWith('-W01') && isoWeekOf(addDays(date, -7)).week.endsWith('-W53'))
    .map((date) => ({ kind: 'odd_weeks_meet', rule, date }))
}

function cutNights(line: LineHours, today: LocalDate): readonly HoursWarning[] {
  const hoursOf = dayHoursOf(line)
  const plain = usualHoursOf({ hours: line.hours.map(({ holidays: _, ...version }) => version) })
  return datesBetween(today, addDays(today, daysAhead)).flatMap((date): readonly HoursWarning[] => {
    const hours = hoursOf(date)
    if (hours.by !== 'holiday' && hours.by !== 'exception') return []
    const isHere = (night: Block) => hours.blocks.some(({ fromMinute, untilMinute }) => fromMinute <= night.fromMinute && untilMinute >= night.untilMinute)
    const lost = nightBlocks(plain(date)).filter((night) => !isHere(night))
    if (lost.length === 0) return []
    const about = hours.by === 'holiday' ? { holiday: hours.holiday } : { reason: hours.reason }
    return [{ kind: 'cuts_night', date, ...about, lost, kept: nightBlocks(hoursOf(addDays(date, -1))) }]
  })
}
