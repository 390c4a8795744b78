/** The answer in one or two sentences. What cannot be said is said, with its reason. */
import { printedCost, printedEstimate, printedRate } from '../../../../../shared/metrics/registry.ts'
import type { CaseRefusal } from '../../../../../shared/cases/case.ts'
import type { ShownAnswer, ShownPlan } from '../../../../../shared/cases/savedCase.ts'
import type { View } from '../../../view.ts'
import { blocksInShort } from './blocksWords.ts'
import { differenceOf, leadOf, printedParts } from './shownPlans.ts'

export function caseHeadline(view: View, answer: ShownAnswer): string {
  const words = view.texts.case.headline
  const lead = leadOf(answer)
  const refused = lead?.refused ?? (lead === undefined ? answer.refused : undefined)
  if (refused !== undefined) return refusalWords(view, refused, lead)
  if (lead === undefined) return words.noHours
  const people = printedParts(view, lead.peoplePerYear ?? { value: null, low: null, high: null })
  if (people === undefined) return words.noHours
  const hours = blocksInShort(view, lead.blocks)
  const staff = betterStaff(view, answer, lead)
  if (staff !== undefined) return words.moreStaff(hours, people.value, people.range, staff.value, staff.range)
  if (people.number === 0) return words.nobody(hours, people.range)
  if (people.low <= 0) return words.unclear(hours, people.value, people.range)
  const never = answer.neverPerYear === undefined ? null : printedEstimate(answer.neverPerYear)
  const first =
    never === null ? words.withoutNever(hours, people.value, people.range) : words.usual(hours, people.value, people.range, view.formats.whole(never.value))
  return [first, rateWords(view, lead)].filter((sentence) => sentence !== '').join(' ')
}

/** A rival with other staff hours than the plan has is no match for it. */
const matchingHours = 0.1

/** The same staff hours in present hours, where they clearly bring more. */
export function betterStaff(view: View, answer: ShownAnswer, lead: ShownPlan) {
  const rival = answer.plans.find(({ kind }) => kind === 'more_staff')
  const difference = rival && differenceOf(answer, lead, rival)
  if (rival === undefined || Math.abs(rival.staffHoursPerWeek - lead.staffHoursPerWeek) > matchingHours * lead.staffHoursPerWeek) return undefined
  if (rival.peoplePerYear === undefined || difference === undefined || !difference.isClear || difference.people.value >= 0) return undefined
  return printedParts(view, rival.peoplePerYear)
}

function rateWords({ texts, formats }: View, { peoplePerTenStaffHours, costPerPerson }: ShownPlan): string {
  const words = texts.case.headline
  const rate = peoplePerTenStaffHours === undefined ? null : printedRate(peoplePerTenStaffHours)
  if (rate === null) return ''
  const number = formats.decimal(rate.value, 1)
  if (costPerPerson === undefined) return words.rate(number)
  const { value, low, high } = printedCost(costPerPerson)
  if (value === null || high === null) return words.rateAndLeast(number, formats.money(low))
  return words.rateAndCost(number, formats.money(value), formats.money(low), formats.money(high))
}

function refusalWords({ texts, formats }: View, { reason, weeksMore }: CaseRefusal, lead: ShownPlan | undefined): string {
  const words = texts.case
  if (reason === 'already_open') return words.headline.alreadyOpen
  if (reason === 'no_hours') return lead?.kind === 'proposed' ? words.headline.nothingFound : words.headline.noHours
  const because = reason === 'too_few_needs' && weeksMore === undefined ? words.tooFewNeedsNoDate : words.reasons[reason]
  return weeksMore === undefined ? words.headline.refusal(because) : words.headline.refusalUntil(because, weeksMore, formats.whole(weeksMore))
}
