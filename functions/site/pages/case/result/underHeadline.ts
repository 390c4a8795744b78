/** What stands under the answer: how strong it is, what it rests on, and whether more staff would do as well. */
import { addDays, dayNumberOf, weekdayOf } from '../../../../../shared/calendar/localDate.ts'
import type { LocalDate } from '../../../../../shared/contacts/identifiers.ts'
import { printedEstimate } from '../../../../../shared/metrics/registry.ts'
import type { CaseRefusal } from '../../../../../shared/cases/case.ts'
import { isFullInItsHours } from '../../../../../shared/cases/fullHours.ts'
import type { ShownAnswer, ShownPlan } from '../../../../../shared/cases/savedCase.ts'
import type { View } from '../../../view.ts'
import { blocksWords, isShortened } from './blocksWords.ts'
import { betterStaff } from './caseHeadline.ts'
import { differenceOf, isAsked, leadOf, planCalled } from './shownPlans.ts'

export function underHeadline(view: View, answer: ShownAnswer): readonly string[] {
  const { texts, formats } = view
  const words = texts.case.under
  const { weeks, coverage, request } = answer
  const lead = leadOf(answer)
  const basis = [weeks, formats.whole(weeks), formats.days(request.from, request.to), formats.percent(coverage)] as const
  const evidence = lead?.evidence
  const isSaid = lead !== undefined && lead.refused === undefined
  const sayable = answer.plans.filter((plan) => isAsked(plan) && plan.refused === undefined)
  return [
    ...(isSaid && sayable.length > 1 ? [words.most(formats.whole(sayable.length), planCalled(view, answer, lead))] : []),
    ...(isSaid && lead.kind === 'proposed' && request.propose !== undefined ? [words.proposal(formats.decimal(request.propose.budgetHours, 1))] : []),
    ...(lead !== undefined && isShortened(view, lead.blocks) ? [words.hours(blocksWords(view, lead.blocks))] : []),
    ...(isSaid && betterStaff(view, answer, lead) === undefined ? besideStaff(view, answer, lead) : []),
    ...(isSaid && lead.parts !== undefined && isFullInItsHours(lead.parts) ? [words.fullHours] : []),
    ...(isSaid ? earlier(view, lead) : []),
    evidence === undefined || !isSaid ? words.basis(...basis) : words.evidence(texts.case.evidence.marks[evidence.mark], ...basis),
    ...(request.switches.holidays === 'out' ? [words.holidaysOut] : []),
    ...(answer.closedRecorded === 'partly' ? [texts.states.closedPartly] : []),
    ...(isSaid ? [rangeWords(view, answer.level)] : []),
    ...answer.plans.filter(isAsked).flatMap((plan) => trimmed(view, plan)),
  ]
}

function besideStaff({ texts }: View, answer: ShownAnswer, lead: ShownPlan): readonly string[] {
  const rival = answer.plans.find(({ kind }) => kind === 'more_staff')
  const difference = rival && differenceOf(answer, lead, rival)
  if (difference === undefined) return []
  if (!difference.isClear) return [texts.case.under.likeStaff]
  return [difference.people.value > 0 ? texts.case.under.moreThanStaff : texts.case.under.lessThanStaff]
}

function earlier({ texts, formats }: View, { earlierPerYear, medianHoursEarlier }: ShownPlan): readonly string[] {
  const printed = earlierPerYear && printedEstimate(earlierPerYear)
  if (!printed || printed.value <= 0) return []
  const words = texts.case.under
  const [times, most] = [formats.whole(printed.value), formats.whole(printed.high)]
  return [medianHoursEarlier === undefined ? words.earlierOnly(times, most) : words.earlier(times, formats.length(medianHoursEarlier * 3600), most)]
}

function trimmed(view: View, { alreadyOpen, refused }: ShownPlan): readonly string[] {
  if (alreadyOpen === undefined || alreadyOpen.length === 0 || refused !== undefined) return []
  return [view.texts.case.under.trimmed(blocksWords(view, alreadyOpen))]
}

/** The Monday on which so many more weeks are over; undefined where they lie in the past: then a longer period is the cure. */
export function sayableFrom({ weeksMore }: CaseRefusal, to: LocalDate, today: LocalDate): LocalDate | undefined {
  if (weeksMore === undefined) return undefined
  const monday = addDays(to, 8 - weekdayOf(to))
  const after = weekdayOf(to) === 7 ? addDays(to, 1) : monday
  const date = addDays(after, 7 * weeksMore)
  return dayNumberOf(date) > dayNumberOf(today) ? date : undefined
}

const rangeWords = ({ texts: { missed }, formats }: View, level: number) => (level === 0.9 ? missed.rangeNote : missed.rangeNoteLevel(formats.percent(level)))
