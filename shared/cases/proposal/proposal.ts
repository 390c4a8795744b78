/**
 * Which hours to add within a budget: the exact best by the worth of single blocks, then judged as a whole with every need counted once. Where
 * the whole is worth over a twentieth less than its blocks, the blocks lose what others had counted already and the best is sought again.
 */
import { type CaseEvidence, slotsInWeek, weeksInYear } from '../caseEvidence.ts'
import { estimateOf } from '../drawEstimate.ts'
import type { ExtraBlock, ProposalLimits } from '../caseRequest.ts'
import type { Frontier } from '../case.ts'
import { tidyBlocks } from '../weekMinutes.ts'
import { type BestBlocks, bestBlocks, type Candidate } from './bestBlocks.ts'
import { blockOf, budgetUnit, candidatesOf, dayOfSlot } from './candidates.ts'
import { concaveCorners, marginals, paysUntil } from './frontier.ts'
import { weekCuts } from './weekCuts.ts'

export type Proposal = {
  readonly blocks: readonly ExtraBlock[]
  readonly frontier: Frontier
  /** People a year when chosen on one half of the weeks and counted on the other. */
  readonly splitSamplePeople: number
}

type Search = { readonly best: BestBlocks; readonly unitHours: number; readonly budget: number }
const lossAllowed = 0.05
const mostRounds = 4
/** Corners that are worked out as whole plans: enough for a line on a chart. */
const mostCorners = 12

/** @returns undefined where no block within the limits would help anybody */
export function proposalOf(evidence: CaseEvidence, limits: ProposalLimits, handOverMinutes: number): Proposal | undefined {
  const candidates = candidatesOf({ evidence, limits, handOverMinutes, weeks: 'all' })
  const search = searchIn(candidates, limits, handOverMinutes)
  const chosen = chosenFor(search, limits.goal, evidence)
  if (chosen.length === 0) return undefined
  const blocks = countedOnce(evidence, { candidates, chosen, limits, handOverMinutes })
  return { blocks, frontier: frontierOf(evidence, search, limits), splitSamplePeople: splitSample(evidence, { blocks, limits, handOverMinutes, chosen }) }
}

function searchIn(candidates: readonly Candidate[], limits: ProposalLimits, handOverMinutes: number): Search {
  const unit = budgetUnit(limits, handOverMinutes)
  const rules = {
    budget: Math.max(0, Math.floor((limits.budgetHours * 60) / unit + 1e-9)),
    ...(limits.goal === 'spread' && { dayOf: dayOfSlot(limits) }),
  }
  const useful = candidates.filter(({ value }) => value > 0)
  return { best: bestBlocks(useful, weekCuts(useful, rules.dayOf), rules), unitHours: unit / 60, budget: rules.budget }
}

type Corner = { readonly hours: number; readonly people: number; readonly units: number }
const cornersOf = ({ best, unitHours }: Search): readonly Corner[] =>
  concaveCorners(Array.from(best.values, (value, units) => ({ hours: units * unitHours, people: value, units })).slice(1))

/** Most people per staff hour: of the budgets at which enough was met to say anything, the one that brings most for each of its hours; without any, the first corner. */
function chosenFor(search: Search, goal: ProposalLimits['goal'], evidence: CaseEvidence): readonly Candidate[] {
  if (goal !== 'people_per_hour') return search.best.chosenAt(search.budget)
  const rates = Array.from(search.best.values, (value, units) => ({ units, rate: units === 0 ? 0 : value / units })).filter(({ rate }) => rate > 0)
  const sayable = rates
    .sort((a, b) => b.rate - a.rate || a.units - b.units)
    .find(({ units }) => evidence.refusalOf(plannedOf(search.best.chosenAt(units))) === undefined)
  return search.best.chosenAt(sayable?.units ?? cornersOf(search)[0]?.units ?? 0)
}

const plannedOf = (chosen: readonly Candidate[]) => tidyBlocks(chosen.map(blockOf))
const worthOf = (chosen: readonly Candidate[]) => chosen.reduce((sum, { value }) => sum + value, 0) * weeksInYear
const peopleOf = (evidence: CaseEvidence, blocks: readonly ExtraBlock[]) =>
  blocks.length === 0 ? 0 : estimateOf(evidence.estimate(blocks).draws.people, evidence.level).value

type Chosen = {
  readonly candidates: readonly Candidate[]
  readonly chosen: readonly Candidate[]
  readonly limits: ProposalLimits
  readonly handOverMinutes: number
}

/** The best plan found, judged as a whole. Each round takes out what the blocks of the one before had counted twice. */
function countedOnce(evidence: CaseEvidence, { candidates, chosen, limits, handOverMinutes }: Chosen): readonly ExtraBlock[] {
  let best = { blocks: plannedOf(chosen), people: peopleOf(evidence, plannedOf(chosen)) }
  let [left, own, people] = [candidates, chosen, best.people]
  for (let round = 0; round < mostRounds && own.length > 1 && people < (1 - lossAllowed) * worthOf(own); round++) {
    const kept = keptOf(evidence, own)
    const before = own
    left = left.map((other) => ({ ...other, value: other.value * leftOf(other, before, kept) }))
    own = chosenFor(searchIn(left, limits, handOverMinutes), limits.goal, evidence)
    const blocks = plannedOf(own)
    people = peopleOf(evidence, blocks)
    if (people > best.people) best = { blocks, people }
  }
  return best.blocks
}

/** Of each chosen block, the share of its worth that the ones before it, worth more, had not counted already. */
function keptOf(evidence: CaseEvidence, chosen: readonly Candidate[]): ReadonlyMap<Candidate, number> {
  const kept = new Map<Candidate, number>()
  let [before, people]: [readonly Candidate[], number] = [[], 0]
  for (const own of [...chosen].sort((a, b) => b.value - a.value)) {
    before = [...before, own]
    const together = peopleOf(evidence, plannedOf(before))
    kept.set(own, Math.min(1, Math.max(0, (together - people) / (own.value * weeksInYear))))
    people = together
  }
  return kept
}

/** By the share of its slots that lie in each chosen block. */
function leftOf(own: Candidate, chosen: readonly Candidate[], kept: ReadonlyMap<Candidate, number>): number {
  const lost = chosen.reduce((sum, other) => sum + (overlapOf(own, other) / own.slots) * (1 - (kept.get(other) ?? 1)), 0)
  return 1 - lost
}

const overlapOf = (a: Candidate, b: Candidate): number =>
  [-slotsInWeek, 0, slotsInWeek].reduce(
    (sum, shift) => sum + Math.max(0, Math.min(a.start + a.slots, b.start + shift + b.slots) - Math.max(a.start, b.start + shift)),
    0,
  )

function frontierOf(evidence: CaseEvidence, search: Search, limits: ProposalLimits): Frontier {
  // Of few hours there may be too few needs to say anything: those are no points.
  const sayable = cornersOf(search).flatMap(({ units, hours }) => {
    const blocks = plannedOf(search.best.chosenAt(units))
    return evidence.refusalOf(blocks) === undefined ? [{ hours, blocks }] : []
  })
  const corners = thinned(sayable).map(({ hours, blocks }) => ({ hours, people: peopleOf(evidence, blocks), blocks }))
  const envelope = concaveCorners(corners)
  const steps = marginals(envelope)
  // The best there is elsewhere: one person more for one shift in present hours.
  const rivalHours = Math.min(Math.max(limits.minBlockMinutes, 60) / 60, limits.budgetHours)
  const rival = evidence.moreStaff(rivalHours, limits.minBlockMinutes)
  const elsewhere = rivalHours <= 0 ? 0 : estimateOf(rival.estimate.draws.people, evidence.level).value / rivalHours
  const from = paysUntil(envelope, elsewhere)
  return {
    points: envelope.map(({ hours, people, blocks }, place) => ({ staffHoursPerWeek: hours, peoplePerYear: people, marginal: steps[place] ?? 0, blocks })),
    ...(from !== undefined && { moreStaffFrom: from }),
  }
}

/** Evenly, and always the first and the last. */
function thinned<Own>(all: readonly Own[]): readonly Own[] {
  if (all.length <= mostCorners) return all
  const places = new Set(Array.from({ length: mostCorners }, (_, n) => Math.round((n * (all.length - 1)) / (mostCorners - 1))))
  return all.filter((_, place) => places.has(place))
}

/**
 * The best of many blocks looks better than it is. Chosen on odd weeks and counted on even weeks, and the other way round: the mean of both, as a
 * share of what the choice from all weeks seemed worth, is what is left of its estimate.
 */
function splitSample(
  evidence: CaseEvidence,
  { blocks, limits, handOverMinutes, chosen }: Omit<Chosen, 'candidates'> & { readonly blocks: readonly ExtraBlock[] },
): number {
  const halves = [
    ['odd', 'even'],
    ['even', 'odd'],
  ] as const
  // By the hour, halves that use more or fewer hours are compared by what an hour brings.
  const per = (own: readonly Candidate[]) =>
    limits.goal === 'people_per_hour'
      ? Math.max(
          1,
          own.reduce((sum, { cost }) => sum + cost, 0),
        )
      : 1
  const counted = halves.map(([choose, count]) => {
    const search = searchIn(candidatesOf({ evidence, limits, handOverMinutes, weeks: choose }), limits, handOverMinutes)
    const own = chosenFor(search, limits.goal, evidence)
    return own.reduce((sum, { start, slots, staff }) => sum + evidence.candidate(start, slots, staff, count).people, 0) / per(own)
  })
  const seemed = chosen.reduce((sum, { value }) => sum + value, 0) / per(chosen)
  const honest = counted.reduce((sum, own) => sum + own, 0) / counted.length
  return seemed <= 0 ? 0 : (honest / seemed) * peopleOf(evidence, blocks)
}
