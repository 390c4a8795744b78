/** What may not have been meant, in sentences. */
import type { BlockClash } from '../../../../../shared/calendar/blockClashes.ts'
import type { HoursWarning } from '../../../../../shared/calendar/hoursWarnings.ts'
import { readableBlocks } from '../../../../../shared/calendar/readableWeek.ts'
import type { Block } from '../../../../../shared/calendar/blocks.ts'
import { daysText, nightsText, ruleDaysText, timesText } from '../../../../../shared/text/hours/visitorLines.ts'
import type { View } from '../../../view.ts'

/** A line open every night has many nights that holidays cut; after so many the rest is counted. */
const mostNights = 3

export function warningWords(view: View, warnings: readonly HoursWarning[]): readonly string[] {
  const nights = warnings.filter(({ kind }) => kind === 'cuts_night')
  const shown = [...warnings.filter(({ kind }) => kind !== 'cuts_night'), ...nights.slice(0, mostNights)]
  const more = nights.length - mostNights
  return [...shown.map((warning) => sentence(view, warning)), ...(more > 0 ? [view.texts.hours.warning.more(more)] : [])]
}

function sentence(view: View, warning: HoursWarning): string {
  const { texts, formats } = view
  const words = texts.hours.warning
  switch (warning.kind) {
    case 'cuts_night': {
      const day = formats.longDay(warning.date)
      const because = warning.holiday === undefined ? warning.reason || words.exceptionDay : texts.holidays[warning.holiday]
      const lost = words.nightLost(day, because, nightsText(warning.lost, view))
      return warning.kept.length === 0 ? lost : `${lost} ${words.nightKept(day, endOf(warning.kept))}`
    }
    case 'never_used': {
      const days = warning.rule === undefined ? formats.weekday(warning.weekday + 1) : ruleDaysText(warning.rule, undefined, view)
      return words.neverUsed(days, timesText(warning.blocks, view))
    }
    case 'school_without_region':
      return words.schoolWithoutRegion
    case 'holidays_without_country':
      return words.holidaysWithoutCountry
    case 'never_opens':
      return words.neverOpens(formats.day(warning.from))
    case 'never_holds':
      return words.neverHolds(formats.day(warning.from))
    case 'odd_weeks_meet':
      return words.oddWeeksMeet(daysText([{ first: warning.rule.weekday + 1, last: warning.rule.weekday + 1 }], view), formats.longDay(warning.date))
    case 'school_not_known':
      return words.schoolNotKnown(formats.day(warning.after))
  }
}

export function clashWords(view: View, clashes: readonly BlockClash[]): readonly string[] {
  const { texts, formats } = view
  const words = texts.hours.warning
  return clashes.map(({ weekday, first, second, how }) => {
    const day = formats.weekday(weekday + 1)
    const [one, other] = [nightsText([first], view), nightsText([second], view)]
    if (how === 'over_midnight') return words.overMidnight(day, one, formats.weekday(((weekday + 1) % 7) + 1), other)
    return how === 'touch' ? words.touch(day, one, other) : words.overlap(day, one, other)
  })
}

/** Until when the last of these nights runs, on the wall of the next day. */
export function endOf(nights: readonly Block[]): string {
  const last = readableBlocks(nights.toSorted((a, b) => a.untilMinute - b.untilMinute)).at(-1)
  return last?.until ?? ''
}
