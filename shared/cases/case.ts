/**
 * What a case says, before anyone words or protects it. Whoever prints it prints these numbers and no others.
 * "A year" is 52.18 weeks like those of the evidence: what would have been, not a promise about years to come.
 */
import type { Estimate } from '../contacts/estimate.ts'
import type { CaseRequest, ExtraBlock } from './caseRequest.ts'

/** Why nothing can be said. `weeksMore`: complete weeks of measuring after which more could be; undefined where no date can be given. */
export type CaseRefusal = {
  readonly reason:
    | 'closed_not_recorded' // the telephone system tells of no attempts while closed
    | 'too_few_weeks'
    | 'too_few_needs' // fewer than twenty needs in the hours asked for
    | 'too_few_recognised' // most callers withhold their number
    | 'too_little_measured' // less than 80 % of the evidence
    | 'already_open' // the line is open in these hours
    | 'no_hours' // no hours were asked for, or none would help
  readonly weeksMore?: number
}

/** Each entry is one draw of what is not known, the same draw at the same place for every plan: differences are taken draw by draw. A year's worth. */
export type PlanDraws = {
  readonly needs: Float64Array
  readonly people: Float64Array
  /** Of those who met a closed line. */
  readonly earlier: Float64Array
  /** Of callers who know the hours, wait for them at present and would come to new ones: no record tells how many. */
  readonly earlierOfWaiting: Float64Array
  readonly staffHours: Float64Array
}

/** Where the needs come from: their medians add up to the estimate only about. A year's worth. */
export type PlanParts = {
  /** Turned away as closed in these hours: needs, and those of them never reached. */
  readonly turnedAway: number
  readonly neverReached: number
  /** Share of them that would get through at last. */
  readonly throughShare: number
  readonly gain: number
  readonly loss: number
  readonly returns: number
  readonly relief: number
}

export const evidenceConditions = ['weeks', 'coverage', 'closed_recorded', 'backtest', 'beats_more_staff'] as const
export type EvidenceCondition = (typeof evidenceConditions)[number]
export type EvidenceMark = {
  readonly mark: 'strong' | 'fair' | 'too_little'
  /** What is required and what was found; undefined: not known. */
  readonly conditions: readonly { readonly condition: EvidenceCondition; readonly holds: boolean; readonly found?: number; readonly wanted?: number }[]
}

/** Fitted on the first three quarters of the evidence, held against the last: needs turned away in these hours. */
export type Backtest = {
  readonly fittedTo: string
  readonly checkedFrom: string
  readonly checkedTo: string
  readonly predicted: Estimate
  readonly happened: number
  readonly isInside: boolean
}

export type PlanKind = 'hours' | 'proposed' | 'more_staff' | 'nothing'
export type PlanAnswer = {
  /** Stable within an answer: `plan-1`, `proposal`, `moreStaff`, `nothing`. */
  readonly id: string
  readonly kind: PlanKind
  readonly name: string
  /** For `more_staff`: the present hours in which somebody is added, and how many. */
  readonly blocks: readonly ExtraBlock[]
  /** The same as opening hours text. */
  readonly hours: string
  readonly openHoursPerWeek: number
  /** On duty, and at the ends of blocks that stand alone. */
  readonly staffHoursPerWeek: number
  /** Of the hours asked for, those in which the line is open already: they are left out of everything here. */
  readonly alreadyOpen?: readonly ExtraBlock[]
  readonly refused?: CaseRefusal
  /** With conversations that outlast the block: what is paid for. */
  readonly staffHoursPerYear?: number
  readonly needsPerYear?: Estimate
  readonly peoplePerYear?: Estimate
  /** Reached under both, sooner under this plan; print with the word "about". The middle and the low end hold those who met a closed line, the high end also who waits for the opening. */
  readonly earlierPerYear?: Estimate
  readonly medianHoursEarlier?: number
  /** Of the people never reached under the present hours. */
  readonly neverReachedShare?: Estimate
  readonly peoplePerTenStaffHours?: Estimate
  readonly costPerYear?: number
  /** `high` null: it may be any amount, print "at least". Absent: nothing can be said of it. */
  readonly costPerPerson?: { readonly value: number | null; readonly low: number; readonly high: number | null }
  readonly parts?: PlanParts
  /** If longer hours bring a quarter or a half more needs than were ever recorded: needs reached a year. Never in a headline. */
  readonly ifNewcomers?: readonly { readonly share: number; readonly needs: Estimate }[]
  readonly backtest?: Backtest
  readonly evidence?: EvidenceMark
  /** Share of draws in which no other plan shown reaches more people. */
  readonly chanceBest?: number
  readonly draws?: PlanDraws
}

/** Than `moreStaff`: than as many staff hours as this plan has, in present hours. */
export type PlanComparison = {
  readonly plan: string
  readonly than: string
  readonly people: Estimate /** The range of the difference leaves zero out. */
  readonly isClear: boolean
}

/** What more hours bring at each budget: the corners of the concave envelope, fewest staff hours first. */
export type FrontierPoint = {
  readonly staffHoursPerWeek: number
  readonly peoplePerYear: number
  /** People a year per staff hour of a week, from the corner before to this one. */
  readonly marginal: number
  readonly blocks: readonly ExtraBlock[]
}
export type Frontier = {
  readonly points: readonly FrontierPoint[]
  /** Staff hours a week from which one more in present hours brings more; undefined: not within the budget. */
  readonly moreStaffFrom?: number
}

export type CaseAnswer = {
  readonly request: CaseRequest
  readonly level: number
  /** Complete weeks of evidence, and the measured share of the period. */
  readonly weeks: number
  readonly coverage: number
  readonly closedRecorded: 'yes' | 'partly' | 'no' | 'unknown'
  /** Share of attempts whose caller can be recognised. */
  readonly recognisedShare: number
  /** People never reached under the present hours, a year. */
  readonly neverPerYear?: Estimate
  /** Set where nothing at all can be said of this line and period. */
  readonly refused?: CaseRefusal
  /** Those asked for, the proposal, and always the two rivals `more_staff` and `nothing`. */
  readonly plans: readonly PlanAnswer[]
  readonly comparisons: readonly PlanComparison[]
  readonly frontier?: Frontier
  /** Chosen on one half of the weeks and estimated on the other, both ways: what is left of a proposal that was chosen for its luck. */
  readonly splitSample?: { readonly people: number }
}
