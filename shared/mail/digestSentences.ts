/** The four sentences about a week that is over: people, the hardest part of the week, the roster of next week, and whether all of it was measured. */
import { clockTextAt } from '../calendar/clockText.ts'
import { weekdayOf } from '../calendar/localDate.ts'
import { localTimeOf } from '../calendar/localTime.ts'
import type { Estimate } from '../contacts/estimate.ts'
import type { Figures } from '../metrics/figures.ts'
import type { StaffingFigures, StaffingStretch } from '../metrics/staffing/staffingFigures.ts'
import { worstDaypart } from '../metrics/worstDaypart.ts'
import type { Line, Settings } from '../settings/settings.ts'
import { mayTellMissed, protectedEstimate, type Wording } from './protectedNumbers.ts'

export type DigestFigures = {
  /** Of the week. */
  readonly week: Figures
  /** Of thirteen weeks up to its end: of one week alone a part of the week would tell of single people. */
  readonly quarter: Figures
  /** Of the people never reached in the hardest part of that week, the part that one caller makes up; 0 to 1. */
  readonly busiestShare: number
  /** Next week's, of the lines that have a roster. */
  readonly roster: readonly StaffingFigures[]
}

/** Under this part of the week measured, nothing is said of people. */
const leastMeasured = 0.8
/** Of which one caller makes up more stays inside: what one person did is not the week of a line (D6). Whole people are counted once each, so only this sentence can be of one. */
const mostByOneCaller = 0.5

export function digestSentences(wording: Wording, settings: Settings, { week, quarter, busiestShare, roster }: DigestFigures): readonly string[] {
  const uncounted = week.coverage.uncounted === undefined ? [] : [wording.texts.uncounted.mail]
  return [
    ...uncounted,
    peopleSentence(wording, week),
    worstSentence(wording, quarter, busiestShare),
    gapSentence(wording, settings, roster),
    healthSentence(wording, week),
  ]
}

function peopleSentence(wording: Wording, { metrics, coverage }: Figures): string {
  const { digest } = wording.texts.mail
  const { all, never, still_open: stillOpen } = metrics.people_by_status
  if (coverage.share < leastMeasured) return digest.peopleNotMeasured
  if (all.value === null || never.value === null || stillOpen.value === null) return digest.peopleUnknown
  const isWhole = coverage.share === 1 && coverage.tooQuiet === undefined
  const period = coverage.share === 1 ? digest.lastWeek : digest.lastWeekMeasured(wording.formats.percent(coverage.share))
  const isAllRecorded = coverage.closedRecorded === 'yes'
  // Nothing is only nothing where all of it was measured (C4).
  if (metrics.attempts === 0) return isWhole && isAllRecorded ? digest.nobody : digest.nobodySeen(period)
  // A week that has just ended has hardly anybody of whom it is certain: who may still be reached is told beside who was not.
  const missed = together(never, stillOpen)
  const tried = protectedEstimate(wording, all)
  if (missed.high === 0) return isWhole && isAllRecorded ? digest.nobodyMissed(tried) : digest.nobodyMissedSeen(period, tried)
  const sentence = coverage.closedRecorded === 'no' ? digest.peopleOpen : digest.people
  // Of a small number hardly anything may be said of a part.
  if (Math.round(all.value) < wording.threshold) return sentence(period, tried, digest.oneOrMore)
  if (!mayTellMissed(wording, all, missed)) return digest.peopleHidden(period, tried)
  return sentence(period, tried, protectedEstimate(wording, missed))
}

const together = (a: Estimate, b: Estimate): Estimate => ({ value: a.value + b.value, low: a.low + b.low, high: a.high + b.high })

function worstSentence({ texts, formats }: Wording, { weekGrid, coverage }: Figures, busiestShare: number): string {
  const { digest } = texts.mail
  const worst = coverage.share < leastMeasured ? undefined : worstDaypart(weekGrid)
  if (worst === undefined) return digest.worstUnknown
  if (!worst.standsOut) return digest.worstSpread
  if (busiestShare > mostByOneCaller) return digest.worstHidden
  const daypart = texts.weekdayDaypart(formats.weekday(worst.weekday), texts.missed.dayparts[worst.from] ?? '', formats.timeOfDay(worst.from, worst.to))
  return digest.worst(daypart, texts.tenths(Math.min(9, Math.max(1, Math.round(10 * worst.share)))))
}

function gapSentence(wording: Wording, settings: Settings, roster: readonly StaffingFigures[]): string {
  const { texts, formats } = wording
  const { digest } = texts.mail
  if (roster.length === 0) return digest.rosterUnknown
  const gaps = roster.flatMap((own) => own.gaps.map((gap) => ({ ...gap, isAssumed: own.isAssumed, line: settings.lines.find(({ id }) => id === own.line) })))
  const [worst] = gaps.sort((a, b) => b.people.value - a.people.value || b.staffHours - a.staffHours)
  if (worst?.line === undefined) return digest.rosterEnough
  const where = settings.lines.length > 1 ? `${weekdayAndTime(wording, worst.line, worst)}, ${worst.line.name}` : weekdayAndTime(wording, worst.line, worst)
  const number = formats.whole(worst.short)
  return worst.isAssumed || worst.people.high === 0
    ? digest.gap(where, worst.short, number)
    : digest.gapCosts(where, worst.short, number, protectedEstimate(wording, worst.people))
}

/** "donderdag 19–21 uur"; what ends at midnight ends at 24. */
function weekdayAndTime({ formats }: Wording, line: Line, { from, until }: Pick<StaffingStretch, 'from' | 'until'>): string {
  return `${formats.weekday(weekdayOf(localTimeOf(line.timeZone).dateOf(from)))} ${timesOf({ formats }, line, { from, until })}`
}

export function timesOf({ formats }: Pick<Wording, 'formats'>, { timeZone }: Line, { from, until }: Pick<StaffingStretch, 'from' | 'until'>): string {
  const clock = localTimeOf(timeZone)
  const end = clockTextAt(clock, until)
  return formats.timeOfDay(clockTextAt(clock, from), end === '00:00' ? '24:00' : end)
}

function healthSentence({ texts: { mail, coverage: words }, formats }: Wording, { coverage }: Figures): string {
  const { digest } = mail
  if (coverage.measuredHours === 0) return digest.healthNothing
  const share = formats.percent(coverage.share)
  if (coverage.silentNow.length > 0) return digest.healthSilent(share)
  const [quiet] = coverage.tooQuiet ?? []
  if (quiet !== undefined) return words.tooQuietMail(formats.whole(quiet.noticedAfterDays))
  if (coverage.share === 1) return digest.health
  return digest.healthPart(share, coverage.gaps, formats.whole(coverage.gaps), formats.hours(coverage.hours - coverage.measuredHours))
}
