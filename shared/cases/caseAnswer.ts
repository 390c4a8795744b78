/**
 * From what a line's past says to the answer to what was asked: each plan by itself, the proposal, and always the two rivals, the same staff
 * hours in present hours and nothing at all. What cannot be said is an answer too, with its reason.
 */
import type { Span } from '../calendar/spans.ts'
import { backtestOf } from './backtest.ts'
import type { CaseAnswer, CaseRefusal, PlanAnswer } from './case.ts'
import type { CaseEvidence } from './caseEvidence.ts'
import type { CaseRequest, ExtraBlock } from './caseRequest.ts'
import { chancesBest, comparisonsOf } from './comparison.ts'
import { evidenceMark } from './evidenceMark.ts'
import { extraHoursText } from './extraHours.ts'
import { type About, nothingPlan, planFigures } from './planAnswer.ts'
import { type Proposal, proposalOf } from './proposal/proposal.ts'
import { closedPartOf, openHoursOf, staffHoursOf, tidyBlocks } from './weekMinutes.ts'

export type CaseContext = {
  /** Minutes of the week in which the line is open as a rule. */
  readonly open: readonly Span[]
  readonly closedRecorded: CaseAnswer['closedRecorded']
}
type Asked = { readonly id: string; readonly kind: 'hours' | 'proposed'; readonly name: string; readonly blocks: readonly ExtraBlock[] }
/** Of shifts in present hours where none were asked for. */
const usualShiftMinutes = 120

export function caseAnswer(evidence: CaseEvidence, { open, closedRecorded }: CaseContext, request: CaseRequest): CaseAnswer {
  const { level, weeks, coverage, recognisedShare, neverPerYear } = evidence
  const about: About = { level, never: neverPerYear.value, costPerStaffHour: request.costPerStaffHour }
  const proposal = request.propose !== undefined && evidence.refused === undefined ? proposalOf(evidence, request.propose, request.handOverMinutes) : undefined
  const rivalOf = rivals(evidence, request, about)
  const planOf = (asked: Asked): PlanAnswer => {
    const { blocks, open: alreadyOpen } = closedPartOf(tidyBlocks(asked.blocks), open)
    const staffHoursPerWeek = staffHoursOf(blocks, open, request.handOverMinutes)
    const head = {
      ...asked,
      blocks,
      hours: extraHoursText(blocks),
      openHoursPerWeek: openHoursOf(blocks),
      staffHoursPerWeek,
      ...(alreadyOpen.length > 0 && { alreadyOpen }),
    }
    const refused = evidence.refused ?? refusalOf(evidence, blocks, alreadyOpen)
    const mark = { weeks, coverage, closedRecorded, isRefused: refused !== undefined }
    if (refused !== undefined)
      return { ...head, refused, evidence: evidenceMark({ ...mark, backtest: undefined, lowEnd: undefined, moreStaffMiddle: undefined }) }
    const figures = planFigures(evidence.estimate(blocks), about)
    const backtest = backtestOf(evidence, blocks, { from: request.from, to: request.to })
    const marked = evidenceMark({ ...mark, backtest, lowEnd: figures.peoplePerYear?.low, moreStaffMiddle: rivalOf(staffHoursPerWeek).peoplePerYear?.value })
    return { ...head, ...figures, ...(backtest && { backtest }), evidence: marked }
  }
  const own = askedPlans(request, proposal).map(planOf)
  const isSaid = own.some(({ kind, refused }) => kind === 'proposed' && refused === undefined)
  const rival = rivalOf(leadOf(own)?.staffHoursPerWeek ?? 0)
  const all = [...own, rival, nothingPlan(level, neverPerYear.value)]
  const chances = chancesBest(all)
  const plans = all.map((plan) => {
    const chanceBest = chances.get(plan.id)
    return chanceBest === undefined ? plan : { ...plan, chanceBest }
  })
  return {
    request,
    level,
    weeks,
    coverage,
    closedRecorded,
    recognisedShare,
    ...(evidence.refused === undefined ? { neverPerYear } : { refused: evidence.refused }),
    plans,
    comparisons: comparisonsOf(plans, level, rivalOf),
    ...(proposal && isSaid && { frontier: proposal.frontier, splitSample: { people: proposal.splitSamplePeople } }),
  }
}

/** Whose staff hours the rival shown has: of those something is said of, the plan that reaches most people. */
function leadOf(plans: readonly PlanAnswer[]): PlanAnswer | undefined {
  const most = (a: PlanAnswer, b: PlanAnswer) => ((b.peoplePerYear?.value ?? 0) > (a.peoplePerYear?.value ?? 0) ? b : a)
  const [first, ...others] = plans.filter(({ refused }) => refused === undefined)
  return first === undefined ? plans[0] : others.reduce(most, first)
}

function askedPlans({ plans, propose }: CaseRequest, proposal: Proposal | undefined): readonly Asked[] {
  const asked = plans.map(({ name, blocks }, place): Asked => ({ id: `plan-${place + 1}`, kind: 'hours', name, blocks }))
  return propose === undefined ? asked : [...asked, { id: 'proposal', kind: 'proposed', name: 'proposal', blocks: proposal?.blocks ?? [] }]
}

function refusalOf(evidence: CaseEvidence, blocks: readonly ExtraBlock[], alreadyOpen: readonly ExtraBlock[]): CaseRefusal | undefined {
  if (blocks.length === 0) return { reason: alreadyOpen.length > 0 ? 'already_open' : 'no_hours' }
  return evidence.refusalOf(blocks)
}

/** The same staff hours in present hours; worked out once for each number of them. */
function rivals(evidence: CaseEvidence, { propose }: CaseRequest, about: About): (staffHoursPerWeek: number) => PlanAnswer {
  const known = new Map<number, PlanAnswer>()
  const rivalOf = (hours: number): PlanAnswer => {
    const head = { id: 'moreStaff', kind: 'more_staff', name: 'moreStaff' } as const
    const without = { ...head, blocks: [], hours: 'off', openHoursPerWeek: 0, staffHoursPerWeek: 0 }
    if (evidence.refused !== undefined) return { ...without, refused: evidence.refused }
    if (hours <= 0) return { ...without, refused: { reason: 'no_hours' } }
    const { blocks, estimate } = evidence.moreStaff(hours, propose?.minBlockMinutes ?? usualShiftMinutes)
    const staffHoursPerWeek = blocks.reduce((sum, { from, until, staff }) => sum + (staff * (until - from)) / 60, 0)
    return { ...head, blocks, hours: extraHoursText(blocks), openHoursPerWeek: 0, staffHoursPerWeek, ...planFigures(estimate, about) }
  }
  return (hours) => {
    const found = known.get(hours) ?? rivalOf(hours)
    known.set(hours, found)
    return found
  }
}
