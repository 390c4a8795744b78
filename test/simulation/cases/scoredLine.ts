/** What the case builder said of a line of which everything is known, beside what would truly have happened. A year's worth throughout. */
import { Random } from '../../../infra/local/demo/random.ts'
import type { CaseAnswer, PlanAnswer } from '../../../shared/cases/case.ts'
import { type CaseRequest, type ExtraBlock, type ProposalLimits, usualSwitches } from '../../../shared/cases/caseRequest.ts'
import type { FiguresInput } from '../../../shared/metrics/figuresOf.ts'
import type { Estimate } from '../../../shared/contacts/estimate.ts'
import type { CaseLine } from './caseLine.ts'
import { type DrawnCase, drawnCase, type LineKind } from './caseLines.ts'
import { bestInHindsight, hoursOf } from './hindsight.ts'
import { evidenceOf, lastDate, lineId } from './plannedWeek.ts'
import { type PlayedCase, playedCase } from './playedCase.ts'
import { recordedInput } from './recordedInput.ts'
import type { Truth } from './truth.ts'

export type CaseEstimator = (input: FiguresInput, request: CaseRequest) => CaseAnswer

/** What is true of a plan, a year: with the same people as the evidence, and on average over other years of the same line. */
export type TrueValue = { readonly same: number; readonly usual: number }
export type Scored = {
  readonly seed: number
  readonly kind: string
  readonly needsPerYear: number
  /** Needs turned away in the hours asked for, in the whole evidence. */
  readonly turnedAway: number
  readonly recognisedShare: number
  /** By the books: must something be said, must it be refused, or is it too close to either to tell? */
  readonly should: 'say' | 'refuse' | 'either'
  readonly answer: PlanAnswer
  readonly people: TrueValue
  readonly needs: TrueValue
  readonly earlier: number
  readonly earlierAfterClosed: number
  readonly truth: Truth
  readonly perYear: number
  readonly moreStaff: { readonly said: Estimate | undefined; readonly true: number } | undefined
  readonly proposal: ProposalScore | undefined
  readonly milliseconds: number
  readonly drawn: DrawnCase
}
export type ProposalScore = {
  /** People truly reached by the proposal beside the best in hindsight, in the year of the evidence and on average over others. */
  readonly ofBest: number
  readonly ofBestUsually: number
  readonly people: number
  readonly best: number
  readonly said: Estimate | undefined
  readonly splitSample: number | undefined
  readonly hours: string
  readonly bestBlocks: readonly ExtraBlock[]
}
export type Scoring = {
  readonly estimator: CaseEstimator /** Look for the best schedule in hindsight. */
  readonly withProposal: boolean
  readonly otherYears: number
}

export const scoredLine = (seed: number, scoring: Scoring, kind?: LineKind): Scored =>
  scoredCase(kind === undefined ? drawnCase(seed) : drawnCase(seed, kind), seed, scoring)

/** @param chance which year of chance of the line is the evidence; the years after it are the others */
export function scoredCase(drawn: DrawnCase, seed: number, { estimator, withProposal, otherYears }: Scoring, chance = 0): Scored {
  const { line, extra } = drawn
  const played = playedCase(line, chance)
  const input = recordedInput(line, played.needs, played.present.year, played.present.time)
  const limits = withProposal ? limitsFor(line, seed) : undefined
  const begun = performance.now()
  const answer = estimator(input, requestFor(line, extra, limits))
  const milliseconds = performance.now() - begun
  const plan = answer.plans.find(({ kind: own }) => own === 'hours')
  if (plan === undefined) throw new Error('the plan that was asked for is not answered')
  const truth = played.truthOf(extra)
  const perYear = 52.18 / line.weeks
  const others = Array.from({ length: Math.max(1, Math.min(otherYears, Math.round(20_000 / line.needsPerYear))) }, (_, year) =>
    anotherYear(line, chance + 1 + year),
  )
  const usual = (of: (truth: Truth) => number, blocks: readonly ExtraBlock[]) =>
    (perYear * others.reduce((sum, year) => sum + of(year.truthOf(blocks)), 0)) / others.length
  const otherTruths = otherYears === 0 ? [] : others.map((year) => year.truthOf(extra))
  const mean = (of: (truth: Truth) => number) =>
    otherTruths.length === 0 ? Number.NaN : (perYear * otherTruths.reduce((sum, own) => sum + of(own), 0)) / otherTruths.length
  const recognisedShare = shareRecognised(line, played)
  return {
    seed,
    kind: line.kind,
    needsPerYear: line.needsPerYear,
    turnedAway: truth.turnedAway,
    recognisedShare,
    should: shouldSay(line, truth, recognisedShare),
    answer: plan,
    people: { same: truth.people * perYear, usual: mean((own) => own.people) },
    needs: { same: truth.needs * perYear, usual: mean((own) => own.needs) },
    earlier: truth.earlier * perYear,
    earlierAfterClosed: truth.earlierAfterClosed * perYear,
    truth,
    perYear,
    moreStaff: moreStaffOf(answer, played, perYear),
    proposal: limits === undefined ? undefined : proposalScore({ answer, line, played, limits, perYear }, (blocks) => usual((own) => own.people, blocks)),
    milliseconds,
    drawn,
  }
}

/** Years differ in level by about a twentieth. */
const anotherYear = (line: CaseLine, chance: number) => playedCase(line, chance, new Random(`level ${line.seed} ${chance}`).logNormal(1, 0.05))

const requestFor = (line: CaseLine, extra: readonly ExtraBlock[], propose: ProposalLimits | undefined): CaseRequest => ({
  line: lineId,
  from: line.from,
  to: lastDate(line),
  plans: [{ name: 'gevraagd', blocks: extra }],
  ...(propose && { propose }),
  switches: usualSwitches,
  costPerStaffHour: 35,
  handOverMinutes: 0,
})

/** Limits as a manager might give them. */
const limitsFor = ({ kind, present }: CaseLine, seed: number): ProposalLimits => ({
  budgetHours: [4, 6, 8, 12][seed % 4] ?? 6,
  minBlockMinutes: 120,
  earliest: 8 * 60,
  latest: kind === 'night' || kind === 'busyOnly' ? 28 * 60 : 24 * 60,
  minStaff: 1,
  maxStaff: Math.max(...present.map(({ staff }) => staff)) > 2 ? 3 : 2,
  goal: 'people',
})

function shareRecognised(line: CaseLine, { needs, present: { year, isRecordable } }: PlayedCase): number {
  const { from, until } = evidenceOf(line)
  const { attempts } = year
  let [all, recognised] = [0, 0]
  for (let attempt = 0; attempt < attempts.length; attempt++) {
    const at = attempts.at[attempt]!
    if (at < from || at >= until || !isRecordable(attempt)) continue
    all++
    if (needs.people.isWithheld[needs.person[attempts.need[attempt]!]!] === 0) recognised++
  }
  return all === 0 ? 0 : recognised / all
}

/** The four conditions of the case builder, read off the books; around a border either answer is as good. */
function shouldSay(line: CaseLine, { turnedAway }: Truth, recognised: number): Scored['should'] {
  if (line.closedRecorded === 'no' || recognised < 0.35 || turnedAway < 14 || line.weeks < 8) return 'refuse'
  return recognised > 0.45 && turnedAway > 28 && line.closedRecorded === 'yes' ? 'say' : 'either'
}

function moreStaffOf({ plans }: CaseAnswer, { truthOf }: PlayedCase, perYear: number): Scored['moreStaff'] {
  const rival = plans.find(({ kind }) => kind === 'more_staff')
  if (rival === undefined || rival.refused !== undefined || rival.blocks.length === 0) return undefined
  return { said: rival.peoplePerYear, true: truthOf(rival.blocks).people * perYear }
}

type Proposed = { readonly answer: CaseAnswer; readonly line: CaseLine; readonly played: PlayedCase; readonly limits: ProposalLimits; readonly perYear: number }
function proposalScore({ answer, line, played, limits, perYear }: Proposed, usually: (blocks: readonly ExtraBlock[]) => number): ProposalScore | undefined {
  const proposal = answer.plans.find(({ kind }) => kind === 'proposed')
  if (proposal === undefined || proposal.refused !== undefined || proposal.blocks.length === 0) return undefined
  if (hoursOf(proposal.blocks) > limits.budgetHours + 0.51)
    throw new Error(`a proposal of ${hoursOf(proposal.blocks)} staff hours for a budget of ${limits.budgetHours}`)
  const peopleOf = (blocks: readonly ExtraBlock[]) => played.truthOf(blocks).people
  const people = peopleOf(proposal.blocks)
  const best = bestInHindsight({ line, played, limits }, proposal.blocks, peopleOf)
  const [usuallyBest, usuallyProposed] = [usually(best.blocks), usually(proposal.blocks)]
  return {
    ofBest: best.people <= 0 ? 1 : Math.max(0, people) / best.people,
    ofBestUsually: usuallyBest <= 0 ? 1 : Math.max(0, usuallyProposed) / Math.max(usuallyBest, usuallyProposed),
    people: people * perYear,
    best: best.people * perYear,
    said: proposal.peoplePerYear,
    splitSample: answer.splitSample?.people,
    hours: proposal.hours,
    bestBlocks: best.blocks,
  }
}
