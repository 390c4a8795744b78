/** A case as JSON, the shape that other people's scripts rely on: the same figures as the page, unrounded. Draws stay inside. */
import type { CaseRefusal, Frontier, PlanAnswer } from './case.ts'
import type { ReadCase } from './caseReader.ts'
import type { ExtraBlock } from './caseRequest.ts'
import { extraHoursText } from './extraHours.ts'
import { isFullInItsHours } from './fullHours.ts'

export function caseJson({ answer, dataVersion, tooQuiet }: ReadCase): Readonly<Record<string, unknown>> {
  const { request, level, weeks, coverage, closedRecorded, recognisedShare, neverPerYear, refused, plans, comparisons, frontier, splitSample } = answer
  const { line, from, to, switches, propose, costPerStaffHour, handOverMinutes } = request
  return {
    report: 'case',
    filters: { line: [line], from, to, ...switches, propose: propose ?? null, costPerStaffHour: costPerStaffHour ?? null, handOverMinutes },
    dataVersion,
    protected: false,
    level,
    weeks,
    coverage: { share: coverage, ...(tooQuiet !== undefined && { tooQuiet }) },
    closedRecorded,
    recognisedShare,
    neverPerYear: neverPerYear ?? null,
    refused: refusal(refused),
    plans: plans.map(planJson),
    comparisons,
    frontier: frontier === undefined ? null : frontierJson(frontier),
    splitSample: splitSample ?? null,
  }
}

const refusal = (refused: CaseRefusal | undefined) => (refused === undefined ? null : { reason: refused.reason, weeksMore: refused.weeksMore ?? null })

function planJson(plan: PlanAnswer): Readonly<Record<string, unknown>> {
  return {
    id: plan.id,
    kind: plan.kind,
    name: plan.name,
    hours: plan.hours,
    blocks: plan.blocks.map(blockJson),
    alreadyOpen: plan.alreadyOpen === undefined ? null : extraHoursText(plan.alreadyOpen),
    openHoursPerWeek: plan.openHoursPerWeek,
    staffHoursPerWeek: plan.staffHoursPerWeek,
    staffHoursPerYear: plan.staffHoursPerYear ?? null,
    peoplePerYear: plan.peoplePerYear ?? null,
    needsPerYear: plan.needsPerYear ?? null,
    neverReachedShare: plan.neverReachedShare ?? null,
    earlier: plan.earlierPerYear === undefined ? null : { ...plan.earlierPerYear, medianHours: plan.medianHoursEarlier ?? null },
    peoplePerTenStaffHours: plan.peoplePerTenStaffHours ?? null,
    costPerYear: plan.costPerYear ?? null,
    costPerPerson: plan.costPerPerson ?? null,
    parts: plan.parts ?? null,
    fullHours: plan.parts === undefined ? null : isFullInItsHours(plan.parts),
    ifNewcomers: plan.ifNewcomers ?? null,
    backtest: plan.backtest ?? null,
    evidence: plan.evidence ?? null,
    chanceBest: plan.chanceBest ?? null,
    refused: refusal(plan.refused),
  }
}

const blockJson = (block: ExtraBlock) => ({ hours: extraHoursText([block]), staff: block.staff })

const frontierJson = ({ points, moreStaffFrom }: Frontier) => ({
  points: points.map(({ blocks, ...point }) => ({ ...point, hours: extraHoursText(blocks), blocks: blocks.map(blockJson) })),
  moreStaffFrom: moreStaffFrom ?? null,
})
