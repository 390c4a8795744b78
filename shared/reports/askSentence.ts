/** What the report asks of a funder, as one sentence: the request, that there is none, or why none can be made. */
import type { CaseFindings, PlanFinding, Refusal } from './caseFindings.ts'
import { endClockText } from '../calendar/clockText.ts'
import { isRivalBetter, rivalSentences } from './rivalSentences.ts'
import type { SaidSentence } from './sentence.ts'
import type { Wording } from './wording.ts'

export const chosenPlan = (proposal: CaseFindings | undefined): PlanFinding | undefined => proposal?.plans.find(({ id }) => id === proposal.chosen)

/** Why nothing can be said of a proposal; undefined where there is none, or where it can. */
export function refusalOf(proposal: CaseFindings | undefined): Refusal | undefined {
  if (proposal === undefined || proposal.chosen !== undefined) return undefined
  return proposal.refused ?? proposal.plans.find(({ refused }) => refused !== undefined)?.refused ?? { reason: 'no_hours' }
}

function refusalWords({ words, formats }: Wording, { reason, weeksMore }: Refusal): string {
  const said = words.refusals[reason]
  return weeksMore === undefined ? said : words.refusalLater(said, formats.whole(weeksMore))
}

export function askSentence(wording: Wording): SaidSentence {
  const { say, findings } = wording
  const plan = chosenPlan(findings.proposal)
  const refusal = refusalOf(findings.proposal)
  if (refusal !== undefined) return say('askRefused', { reason: refusalWords(wording, refusal) })
  if (plan?.people === undefined || findings.proposal === undefined) return say('askNothing', {})
  const rivals = rivalSentences(wording, findings.proposal, plan)
  const [better] = isRivalBetter(rivals) ? rivals : []
  return better ?? planSentence(wording, plan)
}

/** What the hours of a plan would have brought. */
export function planSentence(wording: Wording, plan: PlanFinding): SaidSentence {
  const { say, formats, rangeOf } = wording
  if (plan.people === undefined) return say('askNothing', {})
  const slots = {
    people: formats.whole(plan.people.value),
    range: rangeOf(plan.people),
    cost: plan.costPerYear === undefined ? '' : formats.money(roundedCost(plan.costPerYear)),
  }
  const terms = ['people', 'range']
  const inFull = say('ask', { hours: hoursInWords(wording, plan), ...slots }, terms)
  return wordsIn(inFull.text) <= mostWords ? inFull : say('askPerWeek', { open: formats.hours(plan.openHoursPerWeek), ...slots }, terms)
}
const mostWords = 30
const wordsIn = (text: string) => text.split(/\s+/).length

/** Two figures that matter: a budget is no promise to the euro. */
export function roundedCost(cost: number): number {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, cost))) - 1)
  return Math.round(cost / step) * step
}

/** "19–22 uur" for minutes since midnight. */
/** "19–22 uur" */
export const timesOf = ({ formats }: Wording, { from, until }: { readonly from: number; readonly until: number }) =>
  formats.timeOfDay(endClockText(from), endClockText(until))

/** "dinsdag en donderdag 19–22 uur": days with the same hours together. */
function hoursInWords(wording: Wording, { blocks }: PlanFinding): string {
  const { formats } = wording
  const groups = Map.groupBy(blocks, (block) => timesOf(wording, block))
  return formats.and([...groups].map(([times, own]) => `${formats.and([...new Set(own.map(({ weekday }) => formats.weekday(weekday + 1)))])} ${times}`))
}
