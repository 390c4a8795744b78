/** A case in plain sentences for a terminal. Rounded by the registry, as everything printed. */
import type { CaseAnswer, CaseRefusal, EvidenceCondition, PlanAnswer, PlanComparison } from '../../../shared/cases/case.ts'
import { extraHoursText } from '../../../shared/cases/extraHours.ts'
import { isFullInItsHours } from '../../../shared/cases/fullHours.ts'
import type { Estimate } from '../../../shared/contacts/estimate.ts'
import { printedCost, printedEstimate, printedNumber, printedRate, printedShare, printedShareUp } from '../../../shared/metrics/registry.ts'

export function caseText(answer: CaseAnswer): string {
  const { request, weeks, coverage, neverPerYear, plans, comparisons, frontier, splitSample } = answer
  const head = `case: ${request.line}, ${request.from} to ${request.to} (${weeks} complete weeks, ${percent(coverage)} measured)`
  const never = neverPerYear === undefined ? [] : [`In the present hours ${about(neverPerYear)} people a year are never reached.`]
  const clear = comparisons.filter(({ plan, than }) => than === 'moreStaff' && plan !== 'nothing').map((own) => comparisonText(own, plans))
  const split =
    splitSample === undefined
      ? []
      : [`Chosen on one half of the weeks and counted on the other, the proposal reaches about ${printedNumber(splitSample.people)}.`]
  const trade = frontier === undefined ? [] : frontierLines(frontier)
  return [[head, ...never].join('\n'), ...plans.map((plan) => planText(plan)), [...clear, ...split].join('\n'), trade.join('\n')]
    .filter((part) => part !== '')
    .join('\n\n')
}

const reasons: Readonly<Record<CaseRefusal['reason'], string>> = {
  closed_not_recorded: 'the telephone system tells of no attempts while the line is closed',
  too_few_weeks: 'there are fewer than eight complete weeks',
  too_few_needs: 'fewer than twenty needs were turned away in these hours',
  too_few_recognised: 'most callers withhold their number',
  too_little_measured: 'less than 80 % of this period was measured',
  already_open: 'the line is open in these hours',
  no_hours: 'no hours were asked for, or none would help',
}
const conditions: Readonly<Record<EvidenceCondition, string>> = {
  weeks: 'half a year of complete weeks',
  coverage: 'at least 95 % measured',
  closed_recorded: 'attempts while closed are recorded',
  backtest: 'the last quarter was predicted from the ones before',
  beats_more_staff: 'the low end is above the same staff hours in present hours',
}

const percent = (share: number) => `${Math.round(printedShare(share) * 100)}%`

function about(estimate: Estimate): string {
  const printed = printedEstimate(estimate)
  return printed === null ? 'an unknown number of' : printed.exact ? String(printed.value) : `about ${printed.value} (${printed.low} to ${printed.high})`
}

function titleOf({ kind, name, hours, staffHoursPerWeek, blocks }: PlanAnswer): string {
  const spent = `${Math.round(staffHoursPerWeek * 10) / 10} staff hours a week`
  const people = [...new Set(blocks.map(({ staff }) => staff))].map(String).join(' or ')
  switch (kind) {
    case 'nothing':
      return 'Nothing changes'
    case 'more_staff':
      return blocks.length === 0
        ? 'More staff in present hours'
        : `More staff in present hours: ${blocks.map((own) => `${extraHoursText([own])} +${own.staff}`).join('; ')} (${spent})`
    case 'proposed':
      return blocks.length === 0 ? 'Proposal' : `Proposal: ${hours}, ${people} at once (${spent})`
    case 'hours':
      return blocks.length === 0 ? name : `${name === hours ? '' : `${name}: `}${hours}, ${people} at once (${spent})`
  }
}

function planText(plan: PlanAnswer): string {
  if (plan.kind === 'nothing') return `${titleOf(plan)}: nobody more is reached.`
  if (plan.refused !== undefined) return `${titleOf(plan)}\n  ${refusalText(plan.refused)}`
  return [titleOf(plan), ...[...gainLines(plan), ...proofLines(plan)].map((line) => `  ${line}`)].join('\n')
}

function refusalText({ reason, weeksMore }: CaseRefusal): string {
  const until = weeksMore === undefined ? '' : ` After ${weeksMore} more ${weeksMore === 1 ? 'week' : 'weeks'} of measuring we can.`
  return `We cannot say this yet: ${reasons[reason]}.${until}`
}

function gainLines({
  peoplePerYear,
  neverReachedShare,
  earlierPerYear,
  medianHoursEarlier,
  peoplePerTenStaffHours,
  costPerYear,
  costPerPerson,
  alreadyOpen,
}: PlanAnswer): readonly string[] {
  const share =
    neverReachedShare && ` (${percent(neverReachedShare.low)} to ${Math.round(printedShareUp(neverReachedShare.high) * 100)}% of those never reached)`
  const rate = peoplePerTenStaffHours && printedRate(peoplePerTenStaffHours)
  const cost = costPerPerson && printedCost(costPerPerson)
  return [
    ...(alreadyOpen === undefined ? [] : [`Already open, and left out: ${extraHoursText(alreadyOpen)}.`]),
    ...(peoplePerYear === undefined ? [] : [`Would have reached ${about(peoplePerYear)} more people a year${share ?? ''}.`]),
    ...(earlierPerYear === undefined || earlierPerYear.high <= 0
      ? []
      : [
          `Would have helped ${about(earlierPerYear)} sooner${medianHoursEarlier === undefined ? '' : `, half of them by ${Math.round(medianHoursEarlier)} hours or more`}.`,
        ]),
    ...(rate ? [`${rate.value} people per 10 staff hours (${rate.low} to ${rate.high}).`] : []),
    ...(costPerYear === undefined ? [] : [`Costs about EUR ${printedNumber(costPerYear)} a year${costText(cost)}.`]),
  ]
}

function costText(cost: ReturnType<typeof printedCost> | undefined): string {
  if (cost === undefined) return '; what that is per person cannot be said'
  return cost.value === null || cost.high === null
    ? `, at least EUR ${cost.low} per person`
    : `, about EUR ${cost.value} per person (${cost.low} to ${cost.high})`
}

function proofLines({ backtest, evidence, chanceBest, parts }: PlanAnswer): readonly string[] {
  const mark = evidence && { strong: 'strong', fair: 'fair', too_little: 'too little' }[evidence.mark]
  return [
    ...(backtest === undefined
      ? []
      : [
          `Made on what came up to ${backtest.fittedTo}, checked on ${backtest.checkedFrom} to ${backtest.checkedTo}: predicted ${backtest.predicted.low} to ${backtest.predicted.high}, happened ${Math.round(backtest.happened)}${backtest.isInside ? '' : ' (outside)'}.`,
        ]),
    ...(evidence === undefined
      ? []
      : [`Evidence: ${mark}. ${evidence.conditions.map(({ condition, holds }) => `[${holds ? 'x' : ' '}] ${conditions[condition]}`).join('; ')}.`]),
    ...(parts === undefined || !isFullInItsHours(parts) ? [] : ['These hours would often be full themselves: the number may fall outside its range.']),
    ...(chanceBest === undefined ? [] : [`Reaches most of the plans shown in ${percent(chanceBest)} of the draws.`]),
  ]
}

function comparisonText({ plan, people, isClear }: PlanComparison, plans: readonly PlanAnswer[]): string {
  const own = plans.find(({ id }) => id === plan)
  const name = own?.kind === 'proposed' ? 'The proposal' : (own?.hours ?? plan)
  if (!isClear) return `${name}: no clear difference from the same staff hours in present hours.`
  const difference: Estimate = people.value < 0 ? { value: -people.value, low: -people.high, high: -people.low } : people
  return `${name}: ${about(difference)} people a year ${people.value < 0 ? 'fewer' : 'more'} than the same staff hours in present hours.`
}

function frontierLines({ points, moreStaffFrom }: NonNullable<CaseAnswer['frontier']>): readonly string[] {
  const rows = points.map(
    ({ staffHoursPerWeek, peoplePerYear, blocks }) =>
      `  ${String(Math.round(staffHoursPerWeek * 10) / 10).padStart(6)} h  ${String(printedNumber(peoplePerYear)).padStart(6)} people  ${extraHoursText(blocks)}`,
  )
  const from = moreStaffFrom === 0 ? 'From the first staff hour' : `From ${Math.round((moreStaffFrom ?? 0) * 10) / 10} staff hours a week`
  const until = moreStaffFrom === undefined ? [] : [`${from} more staff in present hours helps more.`]
  return ['What each staff hour a week brings at best:', ...rows, ...until]
}
