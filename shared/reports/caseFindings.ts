/** A case as a report carries it: rounded once, without the draws it was made from, and with the counts in it protected. */
import * as z from 'zod'
import { type Backtest, evidenceConditions } from '../cases/case.ts'
import type { ShownAnswer, ShownPlan } from '../cases/savedCase.ts'
import { printedCost, printedEstimate, printedRate } from '../metrics/registry.ts'
import { roundedOutside } from '../privacy/disclosure/printedCount.ts'
import { Count, Rounded } from './printed.ts'

const reasons = ['closed_not_recorded', 'too_few_weeks', 'too_few_needs', 'too_few_recognised', 'too_little_measured', 'already_open', 'no_hours'] as const
const Refusal = z.object({ reason: z.enum(reasons), weeksMore: z.number().exactOptional() })
export type Refusal = z.infer<typeof Refusal>
const Block = z.object({ weekday: z.int(), from: z.number(), until: z.number(), staff: z.number() })
const Cost = z.object({ value: z.number().nullable(), low: z.number(), high: z.number().nullable() })

export const PlanFinding = z.object({
  id: z.string(),
  kind: z.enum(['hours', 'proposed', 'more_staff', 'nothing']),
  name: z.string(),
  blocks: z.array(Block),
  hours: z.string(),
  openHoursPerWeek: z.number(),
  staffHoursPerWeek: z.number(),
  refused: Refusal.exactOptional(),
  people: Rounded.exactOptional(),
  /** Reached a year, by those who tried already. */
  needs: Rounded.exactOptional(),
  earlier: Rounded.exactOptional(),
  perTenStaffHours: Rounded.exactOptional(),
  costPerYear: z.number().exactOptional(),
  costPerPerson: Cost.exactOptional(),
  newcomers: z.array(z.object({ share: z.number(), needs: Rounded })),
  chanceBest: z.number().exactOptional(),
  backtest: z
    .object({
      fittedTo: z.string(),
      checkedFrom: z.string(),
      checkedTo: z.string(),
      predicted: Rounded,
      happened: Count,
      isInside: z.boolean(),
    })
    .exactOptional(),
  evidence: z
    .object({
      mark: z.enum(['strong', 'fair', 'too_little']),
      conditions: z.array(z.object({ condition: z.enum(evidenceConditions), holds: z.boolean() })),
    })
    .exactOptional(),
})
export type PlanFinding = z.infer<typeof PlanFinding>

export const CaseFindings = z.object({
  name: z.string(),
  from: z.string(),
  to: z.string(),
  weeks: z.number(),
  refused: Refusal.exactOptional(),
  costPerStaffHour: z.number().exactOptional(),
  plans: z.array(PlanFinding),
  /** The plan that is asked for; absent where no plan can be. */
  chosen: z.string().exactOptional(),
  comparisons: z.array(z.object({ plan: z.string(), than: z.string(), people: Rounded, isClear: z.boolean() })),
})
export type CaseFindings = z.infer<typeof CaseFindings>

/** What was promised of an earlier change of hours, and what came of it. People a year. */
export const PromiseKept = z.object({
  name: z.string(),
  since: z.string(),
  promised: Rounded,
  measured: Rounded.exactOptional(),
  verdict: z.enum(['above', 'within', 'below', 'cannot_tell']),
})
export type PromiseKept = z.infer<typeof PromiseKept>

/** What is asked: the plan that was decided on, else hours somebody chose, else the proposal. */
export type AskedCase = { readonly name: string; readonly answer: ShownAnswer /** Id of the plan. */; readonly decided?: string }

/** @param threshold counts below it are hidden */
export function caseFindings({ name, answer, decided }: AskedCase, threshold: number): CaseFindings {
  const { request, weeks, refused } = answer
  const plans = answer.plans.map((plan) => planFinding(plan, threshold))
  const asked = plans.filter((plan) => plan.refused === undefined && (plan.kind === 'proposed' || plan.kind === 'hours'))
  const chosen = asked.find(({ id }) => id === decided) ?? asked.find(({ kind }) => kind === 'hours') ?? asked[0]
  return {
    name,
    from: request.from,
    to: request.to,
    weeks,
    ...(refused && { refused: { ...refused } }),
    ...(request.costPerStaffHour !== undefined && { costPerStaffHour: request.costPerStaffHour }),
    plans,
    ...(refused === undefined && chosen !== undefined && { chosen: chosen.id }),
    comparisons: answer.comparisons.flatMap(({ plan, than, people, isClear }) => {
      const rounded = printedEstimate(people)
      return rounded === null ? [] : [{ plan, than, people: rounded, isClear }]
    }),
  }
}

function planFinding(plan: ShownPlan, threshold: number): PlanFinding {
  const { backtest, evidence } = plan
  const people = plan.peoplePerYear && printedEstimate(plan.peoplePerYear)
  const needs = plan.needsPerYear && printedEstimate(plan.needsPerYear)
  const earlier = plan.earlierPerYear && printedEstimate(plan.earlierPerYear)
  const perTenStaffHours = plan.peoplePerTenStaffHours && printedRate(plan.peoplePerTenStaffHours)
  return {
    id: plan.id,
    kind: plan.kind,
    name: plan.name,
    blocks: plan.blocks.map(({ weekday, from, until, staff }) => ({ weekday, from, until, staff })),
    hours: plan.hours,
    openHoursPerWeek: plan.openHoursPerWeek,
    staffHoursPerWeek: plan.staffHoursPerWeek,
    ...(plan.refused && { refused: { ...plan.refused } }),
    ...(people && { people }),
    ...(needs && { needs }),
    ...(earlier && { earlier }),
    ...(perTenStaffHours && { perTenStaffHours }),
    ...(plan.costPerYear !== undefined && { costPerYear: plan.costPerYear }),
    ...(plan.costPerPerson && { costPerPerson: printedCost(plan.costPerPerson) }),
    newcomers: (plan.ifNewcomers ?? []).flatMap(({ share, needs }) => {
      const own = printedEstimate(needs)
      return own === null ? [] : [{ share, needs: own }]
    }),
    ...(plan.chanceBest !== undefined && { chanceBest: plan.chanceBest }),
    ...(backtest && backtestOf(backtest, threshold)),
    ...(evidence && { evidence: { mark: evidence.mark, conditions: evidence.conditions.map(({ condition, holds }) => ({ condition, holds })) } }),
  }
}

function backtestOf({ fittedTo, checkedFrom, checkedTo, predicted, happened, isInside }: Backtest, threshold: number): Pick<PlanFinding, 'backtest'> {
  const rounded = printedEstimate(predicted)
  return rounded === null ? {} : { backtest: { fittedTo, checkedFrom, checkedTo, predicted: rounded, happened: countOf(happened, threshold), isInside } }
}
/** A count that stands in no table with others. */
const countOf = (count: number, threshold: number): Count =>
  count > 0 && count < threshold ? { shown: 'below', threshold } : { shown: 'number', value: roundedOutside(count, threshold) }
