/**
 * From promises on the wall clock to spans of instants. These rules hold, each for one local date D:
 * 1. An exception of D replaces everything else, or where it is `extra` comes beside it. With several for one date the last in the list holds.
 * 2. Else the hours version that holds on D: the latest `from` that is not after D (of two with one date, the last in the list). None: closed.
 * 3. If D is a holiday that the version keeps (`keptHolidays`, else the general days off of its country): the `PH` rule of its pattern,
 *    else what its `onHolidays` says. Without a country no day is a holiday, and a `PH` rule says nothing. On every other date, and on
 *    a holiday "as usual", the last rule for some dates of D's weekday that holds on D, else the hours of the weekday. `SH` rules hold
 *    in school holidays of the version's region; without a region, and in years we do not know, they never do.
 * 4. A block belongs to the date on which it begins. It runs on past midnight even where the next date has another version, an
 *    exception or a holiday: "closed at Christmas" does not cut off the night of the 24th, and takes away the night of the 25th.
 * 5. Both ends of a block are instants by `fromWallClock`: 22:00-06:00 lasts 9 h once and 7 h once a year; 02:00-03:00 has no length in
 *    the night that lacks that hour, and two hours in the night that has it twice; 02:30-05:00 begins at 03:30 in the former.
 *    A date the zone left out has no blocks.
 */
import { LocalDate } from '../contacts/identifiers.ts'
import type { HoursVersion, Line } from '../settings/settings.ts'
import { type DayRule, ruleHolds } from './dayRule.ts'
import { daysKept, type HolidayKey } from './holidays.ts'
import { addDays, datesBetween, nextDay, weekdayOf } from './localDate.ts'
import { type LocalTime, localTimeOf } from './localTime.ts'
import { describeOpeningHoursProblem } from './openingHoursProblem.ts'
import { parseTimes, parseWeek } from './openingHoursSyntax.ts'
import { type SchoolHoliday, schoolHolidayOn } from './schoolHolidays.ts'
import { intersect, merge, type Span } from './spans.ts'
import type { Blocks } from './blocks.ts'
import { mergeBlocks, type WeekPattern } from './weekPattern.ts'
import { compareText } from '../contacts/compareText.ts'

/** What of a line decides when it is open. */
export type LineHours = Pick<Line, 'timeZone' | 'hours' | 'exceptions'>

/** The blocks that begin on one date, and why these. */
export type DayHours = { readonly date: LocalDate; readonly blocks: Blocks } & (
  | { readonly by: 'week' | 'no_version' }
  | { readonly by: 'rule'; readonly rule: DayRule; readonly schoolHoliday?: SchoolHoliday }
  | { readonly by: 'holiday'; readonly holiday: HolidayKey }
  | { readonly by: 'exception'; readonly reason: string; readonly isExtra: boolean }
)

const FIRST_DATE = LocalDate.parse('1970-01-01')
const LAST_DATE = LocalDate.parse('2099-12-31')

/**
 * When the line is open during the local days asked for, both included: UTC milliseconds, half-open, sorted, none overlapping or
 * touching, cut to those days. Days outside 1970-2099 are left out. Hours that cannot be read throw: settings are checked before they are saved.
 */
export function openSpans(line: LineHours, fromDate: LocalDate, toDateInclusive: LocalDate): readonly Span[] {
  const localTime = localTimeOf(line.timeZone)
  const hoursOf = dayHoursOf(line)
  const from = fromDate < FIRST_DATE ? FIRST_DATE : fromDate
  const to = toDateInclusive > LAST_DATE ? LAST_DATE : toDateInclusive
  if (from > to) return []
  // A block ends on the day after its own at the latest; one day more where the zone left a day out.
  const spans = datesBetween(addDays(from, -2), to).flatMap((date) => spansOfDay(hoursOf(date), localTime))
  return intersect(merge(spans), [{ from: localTime.dayStart(from), until: localTime.dayStart(nextDay(to)) }])
}

/** The blocks of each date asked for, by rules 1-3. Give it many dates: the patterns are read once. */
export function dayHoursOf(line: LineHours): (date: LocalDate) => DayHours {
  const usual = usualHoursOf(line)
  const exceptions = new Map(
    line.exceptions.map((own) => [own.date, { blocks: readOrThrow(parseTimes, own.week), reason: own.reason, isExtra: own.extra === true }]),
  )
  return (date) => {
    const exception = exceptions.get(date)
    if (!exception) return usual(date)
    const { reason, isExtra } = exception
    return { date, by: 'exception', reason, isExtra, blocks: isExtra ? mergeBlocks([...usual(date).blocks, ...exception.blocks]) : exception.blocks }
  }
}

/** The same as if there were no exceptions. */
export function usualHoursOf(line: Pick<LineHours, 'hours'>): (date: LocalDate) => DayHours {
  const versions = versionsOf(line)
  return (date) => {
    const version = versions.findLast(({ from }) => from <= date)
    if (!version) return { date, by: 'no_version', blocks: [] }
    const holiday = version.holidayOn(date)
    if (holiday && version.onHoliday) return { date, by: 'holiday', holiday, blocks: version.onHoliday }
    const school = version.schoolHolidayOn(date)
    const rule = version.pattern.rules.findLast((own) => ruleHolds(own, date, school !== undefined))
    const blocks = rule?.blocks ?? version.pattern.days[weekdayOf(date) - 1] ?? []
    if (holiday) return { date, by: 'holiday', holiday, blocks }
    if (!rule) return { date, by: 'week', blocks }
    return { date, by: 'rule', rule, blocks, ...(rule.which.by === 'school_holidays' && school && { schoolHoliday: school }) }
  }
}

/** The pattern of the version that holds on a date; undefined when none does. */
export function weekPatternOn(line: LineHours, date: LocalDate): WeekPattern | undefined {
  return versionsOf(line).findLast(({ from }) => from <= date)?.pattern
}

/** In order of date; of two with one date the last in the list stays last. */
const versionsOf = (line: Pick<LineHours, 'hours'>) => line.hours.map(readVersion).sort((a, b) => compareText(a.from, b.from))

function readVersion({ from, week, holidays, keptHolidays, onHolidays, schoolHolidays }: HoursVersion) {
  const pattern = readOrThrow(parseWeek, week)
  const own = onHolidays === 'as_usual' ? undefined : onHolidays === 'closed' ? [] : readOrThrow(parseTimes, onHolidays)
  return {
    from,
    pattern,
    onHoliday: pattern.publicHoliday ?? own,
    holidayOn: holidays ? daysKept(holidays, keptHolidays) : () => undefined,
    schoolHolidayOn: (date: LocalDate): SchoolHoliday | undefined => {
      const found = schoolHolidays && pattern.rules.length > 0 ? schoolHolidayOn(schoolHolidays, date) : undefined
      return found === 'not_known' ? undefined : found
    },
  }
}

/** The blocks of one date as spans of UTC milliseconds; those of two dates may overlap. */
export function spansOfDay({ date, blocks }: DayHours, localTime: LocalTime): readonly Span[] {
  if (blocks.length === 0 || localTime.dayStart(date) === localTime.dayStart(nextDay(date))) return []
  return blocks.map(({ fromMinute, untilMinute }) => ({
    from: localTime.fromWallClock(date, fromMinute * 60),
    until: localTime.fromWallClock(date, untilMinute * 60),
  }))
}

function readOrThrow<Read extends object>(
  parse: (text: string) => Read | { readonly problem: Parameters<typeof describeOpeningHoursProblem>[0] },
  text: string,
): Read {
  const read = parse(text)
  if ('problem' in read) throw new Error(`opening hours "${text}": ${describeOpeningHoursProblem(read.problem)}`)
  return read
}
