/**
 * What came of longer hours, held against what was promised: the same weeks of the year before and after, under the same definitions, each corrected
 * for what was measured, without the weeks in which people learn of it. Every figure is of a year.
 */
import { dayMs } from '../../calendar/durations.ts'
import { addDays, dateOfDayNumber, dayNumberOf, isoWeekOf } from '../../calendar/localDate.ts'
import { weekPatternOn } from '../../calendar/openingHours.ts'
import { intersect, lengthOf, merge, type Span, subtract } from '../../calendar/spans.ts'
import type { LineId, LocalDate } from '../../contacts/identifiers.ts'
import type { Estimate } from '../../contacts/estimate.ts'
import { tooQuiet } from '../../metrics/coverage/tooQuiet.ts'
import type { TooQuiet } from '../../metrics/figures.ts'
import { type FiguresInput, figuresOf, judgement, lineOf } from '../../metrics/figuresOf.ts'
import type { ExtraBlock } from '../caseRequest.ts'
import { weeksInYear } from '../caseEvidence.ts'
import { openMinutesOf, weekSpansOf } from '../weekMinutes.ts'
import { beforeAfter, type BeforeAfter, type Scale } from './beforeAfter.ts'
import { type MeasuredWeek, measuredWeeks } from './measuredWeeks.ts'
import { firstCounted, matchedWeeks, type WeekPair } from './matchedWeeks.ts'
import { type Verdict, verdictOf } from './verdict.ts'

export type CasePromise = {
  readonly line: LineId
  readonly blocks: readonly ExtraBlock[]
  /** More people reached a year. */
  readonly people: Estimate
  readonly level: number
  /** First local date of the new hours. */
  readonly began: LocalDate
}
export type Stretch = { readonly from: LocalDate; readonly to: LocalDate }
export type PromiseResult = Verdict & {
  readonly promise: CasePromise
  /** Pairs of weeks compared, and those that were measured too little to be. */
  readonly weeks: number
  readonly leftOut: number
  readonly before?: Stretch
  readonly after?: Stretch
  /** People never reached a year: before, what it would have been since without the change, and since. */
  readonly neverBefore?: number
  readonly neverExpected?: number
  readonly neverAfter?: number
  /** Of people who first try in hours closed before and after: after over before. */
  readonly growth?: number
  /** More people reached a year than without the change. */
  readonly measured?: Estimate
  /** People a year who had a conversation in the added hours, newcomers and those who would have been reached anyway too. */
  readonly reachedInHours?: number
  /** Where too few weeks are over: the day from which it may be told, if measuring goes on and no hours change; absent where no weeks will match. */
  readonly tellableFrom?: LocalDate
  /** Sources of the line of which nobody would notice soon that they stopped; absent: none. */
  readonly tooQuiet?: readonly TooQuiet[]
}

export const fewestPairs = 8
const measuredEnough = 0.8
/** Share of the promised minutes of a week that may differ from those that were added. */
const slack = 0.1

/** @param input of the line, from a year before the change or earlier up to now */
export function promiseResult(given: FiguresInput, promise: CasePromise): PromiseResult {
  const input = underOneDefinition(given, promise)
  const line = lineOf(input.settings, promise.line)
  const { definitionsOn, lines, coverage } = judgement(input)
  const { laterDays } = definitionsOn(dayNumberOf(input.filters.to))
  const knownTo = earliest(input.filters.to, addDays(localToday(input), -Math.ceil(laterDays) - 1))
  const openOn = (date: LocalDate) => openMinutesOf(weekPatternOn(line, date))
  const [openBefore, openAfter] = [openOn(addDays(promise.began, -1)), openOn(promise.began)]
  const quiet = tooQuiet(coverage, [promise.line])
  const own = { promise, weeks: 0, leftOut: 0, ...(quiet.length > 0 && { tooQuiet: quiet }) }
  const cannot = (reason: Extract<Verdict, { readonly reason: string }>['reason'], more: Partial<PromiseResult> = {}): PromiseResult => ({
    ...own,
    ...more,
    verdict: 'cannot_tell_yet',
    reason,
  })
  if (line.closedRecorded === 'no' || line.closedRecorded === 'unknown') return cannot('closed_not_recorded')
  const promised = merge(promise.blocks.flatMap(weekSpansOf))
  const added = subtract(openAfter, openBefore)
  if (lengthOf(intersect(promised, openAfter)) < (1 - slack) * lengthOf(promised)) return cannot('hours_not_open')
  const otherwise = lengthOf(subtract(added, promised)) + lengthOf(subtract(openBefore, openAfter))
  if (otherwise > slack * lengthOf(promised)) return cannot('hours_changed_otherwise')
  const isSame = (date: LocalDate, minutes: typeof openBefore) => JSON.stringify(openOn(date)) === JSON.stringify(minutes)
  const hasHours = (side: 'before' | 'after', monday: number) =>
    [monday, monday + 6].every((day) => isSame(dateOfDayNumber(day), side === 'before' ? openBefore : openAfter))
  const firstDate = input.firstDates[lines.findIndex((time) => time.line.id === line.id)]
  const matched = matchedWeeks({ began: promise.began, firstDate, hasHours })
  const lastKnown = dayNumberOf(knownTo)
  const pairs = matched.filter(({ after }) => after + 6 <= lastKnown)
  if (pairs.length < fewestPairs) {
    const enough = matched[fewestPairs - 1]
    const tellable = enough && { tellableFrom: dateOfDayNumber(enough.after + 7 + Math.ceil(laterDays)) }
    const isEarly = Math.floor((lastKnown + 1 - dayNumberOf(firstCounted(promise.began))) / 7) < fewestPairs
    return cannot(isEarly ? 'too_early' : 'no_weeks_before', { weeks: pairs.length, ...tellable })
  }
  const { facts, scale } = factsOf(input, pairs, promise, openAfter)
  const counted = facts.filter(({ before, after }) => before.measuredShare >= measuredEnough && after.measuredShare >= measuredEnough)
  const leftOut = facts.length - counted.length
  if (counted.length < fewestPairs) return cannot('too_little_measured', { weeks: counted.length, leftOut })
  const found = beforeAfter(counted, promise.level, scale)
  return { ...own, weeks: counted.length, leftOut, ...shown(found, counted, scale.season), ...verdictOf(promise.people, found.fewer) }
}

type CountedPair = { readonly before: MeasuredWeek; readonly after: MeasuredWeek }

function shown(found: BeforeAfter, counted: readonly CountedPair[], season: number) {
  const stretch = (side: 'before' | 'after'): Stretch => {
    const mondays = counted.map((pair) => pair[side].monday)
    return { from: dateOfDayNumber(Math.min(...mondays)), to: dateOfDayNumber(Math.max(...mondays) + 6) }
  }
  return {
    before: stretch('before'),
    after: stretch('after'),
    neverBefore: found.before,
    neverExpected: found.expected,
    neverAfter: found.after,
    growth: found.growth,
    measured: found.fewer,
    reachedInHours: meanOf(counted.map(({ after }) => after.reachedInHours)) * season * weeksInYear,
  }
}

const meanOf = (values: readonly number[]) => values.reduce((sum, own) => sum + own, 0) / values.length

function factsOf(
  input: FiguresInput,
  pairs: readonly WeekPair[],
  { blocks, began }: CasePromise,
  open: readonly Span[],
): { readonly facts: readonly CountedPair[]; readonly scale: Scale } {
  const weeksFrom = (mondays: readonly number[]) => {
    const filters = { ...input.filters, from: dateOfDayNumber(Math.min(...mondays)), to: dateOfDayNumber(Math.max(...mondays) + 6) }
    return measuredWeeks({ ...input, filters }, blocks, open)
  }
  const [before, after] = [weeksFrom(pairs.map((pair) => pair.before)), weeksFrom(pairs.map((pair) => pair.after))]
  const facts = pairs.flatMap((pair) => {
    const [own, other] = [before.weeks.get(pair.before), after.weeks.get(pair.after)]
    return own === undefined || other === undefined ? [] : [{ before: own, after: other }]
  })
  const lastMonday = dayNumberOf(isoWeekOf(addDays(began, -7)).from)
  const year = measuredWeeks(
    { ...input, filters: { ...input.filters, from: dateOfDayNumber(lastMonday - 51 * 7), to: dateOfDayNumber(lastMonday + 6) } },
    blocks,
    open,
  )
  return { facts, scale: { season: seasonOf([...year.weeks.values()], facts), people: before.perRecognised ?? after.perRecognised ?? one } }
}

const one: Estimate = { value: 1, low: 1, high: 1 }
const enoughForYear = 48

/** By those the change does not touch; 1 where there is no whole year before. */
function seasonOf(year: readonly MeasuredWeek[], facts: readonly CountedPair[]): number {
  const whole = year.filter((week) => week.measuredShare >= measuredEnough)
  const [mean, own] = [meanOf(whole.map(({ untouched }) => untouched)), meanOf(facts.map(({ before }) => before.untouched))]
  return whole.length < enoughForYear || !(mean > 0) || !(own > 0) ? 1 : mean / own
}

/** The definitions of the last day for all of it: what changed must be the hours, not the counting. */
function underOneDefinition(input: FiguresInput, { line }: CasePromise): FiguresInput {
  const { version: _version, changedWithin: _changed, ...definitions } = figuresOf(input).definitions
  const filters = { ...input.filters, line: [line], hours: 'all', unit: 'people' } as const
  return { ...input, filters, settings: { ...input.settings, definitions: [{ ...definitions, from: dateOfDayNumber(0) }] } }
}

const earliest = (a: LocalDate, b: LocalDate): LocalDate => (a < b ? a : b)
const localToday = ({ now }: FiguresInput): LocalDate => dateOfDayNumber(Math.floor(now / dayMs))
