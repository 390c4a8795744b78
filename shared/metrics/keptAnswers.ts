/**
 * Figures of so many facts that nobody should wait for them are worked out at night and kept. By day they are shown as of that night, and say so; everything
 * else that might change them has them worked out anew at once (shared/decisions/0130).
 */
import { dayMs, hourMs } from '../calendar/durations.ts'
import { dayNumberOf, nextDay } from '../calendar/localDate.ts'
import { localTimeOf } from '../calendar/localTime.ts'
import type { LocalDate } from '../contacts/identifiers.ts'
import type { Settings } from '../settings/settings.ts'
import type { Figures, Filters } from './figures.ts'
import { type DayReader, type FactsVersion, type ReportQuestion, reportQuestion } from './reportQuestion.ts'
import type { ReportLoader } from './reportsOf.ts'
import { withUncounted } from './incompleteFigures.ts'
import { quarterOf } from './uncounted.ts'

/** Figures and what they were made of. */
export type KeptAnswer = {
  /** UTC milliseconds: the moment the figures are for. */
  readonly asOf: number
  /** Of the lines and days that were loaded. */
  readonly facts: FactsVersion
  readonly figures: Figures
  readonly dataVersion: string
}
export type AnswerKeeper = {
  readonly read: (question: string) => Promise<KeptAnswer | undefined>
  /** @param until UTC milliseconds from when on it is of no use */
  readonly write: (question: string, answer: KeptAnswer, until: number) => Promise<void>
}

export type Answer = Pick<Awaited<ReturnType<ReportLoader>>, 'figures' | 'dataVersion'>
export type FiguresLoader = (settings: { readonly version: number; readonly settings: Settings }, filters: Filters, now: number) => Promise<Answer>

/** Going through as many attempts takes a person's patience; below, figures are always of this minute. */
export const manyAttempts = 1_000_000
/** From one night to the next, and somewhat over where a night takes longer. */
export const longestKeptMs = 26 * hourMs
/** Events may be told days after the contact; what changes in older days than these was imported, erased or stripped, and counts at once. */
const daysThatMove = 7
/** Of a period that is over for good. */
const longestSettledMs = 35 * dayMs

/** @param many attempts from which on answers are kept */
export function keepingAnswers(load: ReportLoader, days: DayReader, keeper: AnswerKeeper, many = manyAttempts): FiguresLoader {
  return async (version, filters, now) => {
    const question = await reportQuestion(days, version.settings, filters)
    const { facts } = question
    if (facts === undefined) return load(version, filters, now, question)
    const name = JSON.stringify([version.version, version.settings, filters, [...question.files], question.firstDates, question.rosters])
    const kept = await keeper.read(name)
    if (kept !== undefined) {
      if (isSettled(kept, question, facts)) return kept
      if (isOfLastNight(kept, question, facts, now)) return asOfThen(kept, filters)
    }
    const { input, figures, dataVersion } = await load(version, filters, now, question)
    if (input.columns.length >= many) {
      const answer = { asOf: now, facts, figures, dataVersion }
      await keeper.write(name, answer, now + (isSettled(answer, question, facts) ? longestSettledMs : longestKeptMs))
    }
    return { figures, dataVersion }
  }
}

/** Nothing changed, and no need in the period can change any more by time going by. */
function isSettled(kept: KeptAnswer, { lines, loaded }: ReportQuestion, facts: FactsVersion): boolean {
  const isOver = lines.every(({ timeZone }) => localTimeOf(timeZone).dayStart(nextDay(loaded.to)) <= kept.asOf)
  return isOver && isSameBefore(kept.facts, facts, loaded.from, undefined)
}

function isOfLastNight(kept: KeptAnswer, { lines, loaded }: ReportQuestion, facts: FactsVersion, now: number): boolean {
  if (now - kept.asOf > longestKeptMs) return false
  const zone = lines[0]?.timeZone ?? 'UTC'
  const firstThatMoves = dayNumberOf(localTimeOf(zone).dateOf(kept.asOf)) - daysThatMove
  return isSameBefore(kept.facts, facts, loaded.from, firstThatMoves)
}

/** @param end number of the first day that does not matter; undefined: all matter */
function isSameBefore(kept: FactsVersion, facts: FactsVersion, from: LocalDate, end: number | undefined): boolean {
  const days = end === undefined ? undefined : Math.max(0, end - dayNumberOf(from))
  const until = (version: FactsVersion) => JSON.stringify(version.map(({ line, days: all }) => [line, all.slice(0, days)]))
  return until(kept) === until(facts)
}

/** What came since does not count yet, and the figures say so. */
const asOfThen = ({ figures, dataVersion, asOf }: KeptAnswer, { line }: Filters): Answer => ({
  figures: withUncounted(figures, [{ reason: 'tonight', since: new Date(quarterOf(asOf)).toISOString(), lines: line }]),
  dataVersion,
})
