/** Hours for some of the dates of a weekday only: every second Sunday, the first Monday of the month, Fridays in school holidays. */
import type { LocalDate } from '../contacts/identifiers.ts'
import { addDays, isoWeekOf, weekdayOf } from './localDate.ts'
import type { Blocks } from './blocks.ts'

export type Which =
  /** Which one of its month: 1..5 from the start, -1..-5 from the end. */
  | { readonly by: 'place'; readonly place: number }
  /** ISO weeks: every `step`-th from `from` up to and including `to`, 1..53. Weeks 53 and 1 are both odd and follow each other. */
  | { readonly by: 'weeks'; readonly from: number; readonly to: number; readonly step: number }
  | { readonly by: 'school_holidays' }

/** Of two rules that hold on one date the later in the list wins. */
export type DayRule = { /** 0 is Monday. */ readonly weekday: number; readonly which: Which; readonly blocks: Blocks }

/**
 * Whether a rule applies to this date. @param isSchoolHoliday whether the date is a school holiday in the line's region; false where the line names no
 * region
 */
export function ruleHolds({ weekday, which }: DayRule, date: LocalDate, isSchoolHoliday: boolean): boolean {
  if (weekdayOf(date) !== weekday + 1) return false
  switch (which.by) {
    case 'place':
      return placeInMonth(date, which.place) === which.place
    case 'weeks': {
      const week = Number(isoWeekOf(date).week.slice(-2))
      return which.from <= week && week <= which.to && (week - which.from) % which.step === 0
    }
    case 'school_holidays':
      return isSchoolHoliday
  }
}

/** The rules with this one added at the end; an earlier rule for the same weekday and choice is replaced. */
export const withRule = (rules: readonly DayRule[], rule: DayRule): readonly DayRule[] => [...rules.filter((own) => !isSameChoice(own, rule)), rule]

const isSameChoice = (a: DayRule, b: DayRule) => a.weekday === b.weekday && whichText(a.which) === whichText(b.which)

/** One text for one choice. */
export function whichText(which: Which): string {
  switch (which.by) {
    case 'place':
      return `[${which.place}]`
    case 'weeks':
      return `week ${twoDigits(which.from)}${which.to === which.from ? '' : `-${twoDigits(which.to)}`}${which.step === 1 ? '' : `/${which.step}`}`
    case 'school_holidays':
      return 'SH'
  }
}

const twoDigits = (week: number) => String(week).padStart(2, '0')

/** Counted from the same end as `asked`. */
function placeInMonth(date: LocalDate, asked: number): number {
  if (asked > 0) return Math.ceil(Number(date.slice(8)) / 7)
  let later = 0
  while (addDays(date, 7 * (later + 1)).slice(0, 7) === date.slice(0, 7)) later++
  return -1 - later
}
