import { printedEstimate } from '../../../../shared/metrics/registry.ts'
import type { StaffingFigures, StaffingStretch } from '../../../../shared/metrics/staffing/staffingFigures.ts'
import type { View } from '../../view.ts'
import type { RosterRequest } from './rosterRequest.ts'
import { weekWords, whenWords } from './rosterWords.ts'
import { capital } from '../../../../shared/text/capital.ts'

/** One or two sentences that a planner can act on. */
export function rosterHeadline(view: View, request: RosterRequest, { intervals, gaps, hasRoster, isAssumed }: StaffingFigures): string {
  const { formats, texts } = view
  const words = texts.staffing
  const week = weekWords(view, request)
  if (intervals.length === 0) return words.headlineClosed(week)
  if (!hasRoster) {
    const busiest = intervals.reduce((most, own) => ((own.required?.rostered ?? 0) > (most.required?.rostered ?? 0) ? own : most))
    const people = busiest.required?.rostered ?? 0
    return words.headlineNoRoster(week, people, formats.whole(people), whenWords(view, request.line, busiest))
  }
  const [worst] = gaps
  if (worst === undefined) return words.headlineEnough(week)
  const hours = formats.hours(gaps.reduce((sum, { staffHours }) => sum + staffHours, 0))
  const when = whenWords(view, request.line, worst)
  if (isAssumed) return `${words.headlineShort(week, gaps.length, formats.whole(gaps.length), hours)} ${words.headlineWorstAssumed(gaps.length, when)}`
  const people = printedEstimate(worst.people)
  const cost =
    people === null || people.value === 0
      ? words.headlineWorstSmall(whenWords(view, request.line, shortestOf(gaps)))
      : words.headlineWorst(capital(when), formats.estimate(people))
  return `${words.headlineShort(week, gaps.length, formats.whole(gaps.length), hours)} ${cost}`
}

/** Where most people have to be found, if that is elsewhere than where most callers are lost: a planner fills both. */
export function mostPeopleShort(view: View, request: RosterRequest, { gaps, isAssumed }: StaffingFigures): string | undefined {
  const [worst] = gaps
  if (worst === undefined || isAssumed || (printedEstimate(worst.people)?.value ?? 0) === 0) return undefined
  const shortest = shortestOf(gaps)
  if (shortest.short <= worst.short) return undefined
  return view.texts.staffing.mostShort(capital(whenWords(view, request.line, shortest)), view.formats.whole(shortest.short))
}

/** Of equals the one that costs most people. @param gaps at least one, those that cost most people first */
const shortestOf = (gaps: readonly StaffingStretch[]): StaffingStretch => gaps.reduce((most, own) => (own.short > most.short ? own : most))
