/** Opening hours as the people who look for help read them: a line for each group of days, in their language. Pure. */
import type { HoursVersion } from '../../settings/settings.ts'
import type { DayRule, Which } from '../../calendar/dayRule.ts'
import type { HolidayChoice } from '../../calendar/holidays.ts'
import { choicesOf } from '../../calendar/holidays.ts'
import { parseTimes, parseWeek } from '../../calendar/openingHoursSyntax.ts'
import { type DayRun, readableBlocks, readableDays, readableRules } from '../../calendar/readableWeek.ts'
import type { Blocks } from '../../calendar/blocks.ts'
import type { BlockAsRead } from '../../calendar/weekPattern.ts'
import type { Formats } from '../format.ts'
import type { Texts } from '../texts.ts'
import { capital } from '../capital.ts'

type Words = { readonly texts: Pick<Texts, 'hours' | 'holidays'>; readonly formats: Pick<Formats, 'weekday'> }
export type VisitorLine = { readonly days: string; readonly hours: string /** The two as one sentence without a full stop. */; readonly whole: string }

/** "maandag t/m donderdag: 13:00–17:00 en 19:00–21:00 uur", closed days last; then rules, then holidays. @param version hours that can be read */
export function visitorLines(version: HoursVersion, words: Words): readonly VisitorLine[] {
  const { visitor } = words.texts.hours
  const pattern = parseWeek(version.week)
  if ('problem' in pattern) return []
  const isAlways = pattern.days.every((blocks) => blocks.length === 1 && blocks[0]?.fromMinute === 0 && blocks[0].untilMinute === 1_440)
  const groups = readableDays(pattern.days)
  const line = (days: string, blocks: readonly BlockAsRead[]): VisitorLine => {
    const hours = blocks.length === 0 ? visitor.closed : blocksText(blocks, words)
    return { days: capital(days), hours, whole: capital(visitor.line(days, hours)) }
  }
  const alone = (whole: string): VisitorLine => ({ days: '', hours: whole, whole: whole.replace(/\.$/, '') })
  const days = isAlways
    ? [alone(visitor.always)]
    : groups.every(({ blocks }) => blocks.length === 0)
      ? pattern.rules.length > 0
        ? []
        : [alone(visitor.never)]
      : [...groups.filter(({ blocks }) => blocks.length > 0), ...groups.filter(({ blocks }) => blocks.length === 0)].map(({ runs, blocks }) =>
          line(daysText(runs, words), blocks),
        )
  return [
    ...days,
    ...readableRules(pattern.rules).map(({ runs, which, blocks }) => line(ruleText(runs, which, version.schoolHolidays, words), blocks)),
    ...holidayLines(version, pattern.publicHoliday, words),
  ]
}

/** "13:00–17:00 en 19:00–21:00 uur"; "gesloten". */
export const timesText = (blocks: Blocks, words: Words): string =>
  blocks.length === 0 ? words.texts.hours.visitor.closed : blocksText(readableBlocks(blocks), words)

/** "maandag t/m donderdag en zaterdag". */
export function daysText(runs: readonly DayRun[], { texts, formats }: Words): string {
  const { visitor } = texts.hours
  if (runs.length === 1 && runs[0]?.first === 1 && runs[0].last === 7) return visitor.everyDay
  return visitor.days(runs.map(({ first, last }) => (first === last ? formats.weekday(first) : visitor.run(formats.weekday(first), formats.weekday(last)))))
}

export function ruleDaysText({ weekday, which }: Pick<DayRule, 'weekday' | 'which'>, region: HoursVersion['schoolHolidays'], words: Words): string {
  return ruleText([{ first: weekday + 1, last: weekday + 1 }], which, region, words)
}

function ruleText(runs: readonly DayRun[], which: Which, region: HoursVersion['schoolHolidays'], words: Words): string {
  const { visitor } = words.texts.hours
  const days = daysText(runs, words)
  switch (which.by) {
    case 'place':
      return visitor.place(which.place, days)
    case 'school_holidays':
      return visitor.school(days, region)
    case 'weeks':
      if (which.step === 2 && which.from === 1 && which.to === 53) return visitor.oddWeeks(days)
      if (which.step === 2 && which.from === 2 && which.to >= 52) return visitor.evenWeeks(days)
      return visitor.weeks(days, which.from, which.to, which.step)
  }
}

function holidayLines(version: HoursVersion, ownRule: Blocks | undefined, words: Words): readonly VisitorLine[] {
  if (version.holidays === undefined) return []
  const chosen = version.keptHolidays ?? choicesOf(version.holidays).flatMap(({ choice, isUsual }) => (isUsual ? [choice] : []))
  if (chosen.length === 0) return []
  const { visitor } = words.texts.hours
  const own = ownRule ?? (version.onHolidays === 'closed' ? [] : version.onHolidays === 'as_usual' ? undefined : parseTimes(version.onHolidays))
  const hours = own === undefined || 'problem' in own ? visitor.asUsual : timesText(own, words)
  const whole = capital(
    visitor.holidays(
      hours,
      chosen.map((choice) => holidayName(choice, words)),
    ),
  )
  return [{ days: '', hours: whole, whole }]
}

const holidayName = (choice: HolidayChoice, { texts }: Pick<Words, 'texts'>): string =>
  choice === 'liberation_day_lustrum' ? texts.hours.visitor.liberationLustrum : texts.holidays[choice]

/** Without saying that it is a night: "22:00–06:00 uur". */
export function nightsText(nights: Blocks, { texts }: Pick<Words, 'texts'>): string {
  return texts.hours.visitor.blocks(readableBlocks(nights).map((block) => clockText(block, texts)))
}

/** Only the last block of a day can run on past midnight. */
function blocksText(blocks: readonly BlockAsRead[], { texts }: Pick<Words, 'texts'>): string {
  const { visitor } = texts.hours
  const [first] = blocks
  if (first?.from === '00:00' && first.until === '24:00') return visitor.wholeDay
  const hours = visitor.blocks(blocks.map((block) => clockText(block, texts)))
  return blocks.at(-1)?.isNextDay ? visitor.throughNight(hours) : hours
}

const clockText = ({ from, until }: BlockAsRead, { hours: { visitor } }: Words['texts']): string => visitor.block(from, until)
