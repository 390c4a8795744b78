/** What somebody asks of a case: what if this line had been open at these hours too? */
import type { LineId, LocalDate } from '../contacts/identifiers.ts'

/** Extra hours of every week, on the wall of the line: half-open, `until` past 1440 for a block that runs over midnight. */
export type ExtraBlock = {
  /** 0 (Monday) .. 6. */
  readonly weekday: number
  /** Minutes since local midnight. */
  readonly from: number
  readonly until: number
  /** People rostered at once. */
  readonly staff: number
}

/** Assumptions a reader may turn to see whether the conclusion stands. */
export type CaseSwitches = {
  /** Whether callers without a number repeat: the whole range, all different people, or like the heaviest tenth of those recognised. */
  readonly withheld: 'range' | 'different' | 'repeating'
  readonly short: 'exclude' | 'include'
  /** Those who would come back sooner, and the room they leave in the present hours. */
  readonly shifting: 'counted' | 'left_out'
  /** Whether newcomers, who are never counted as gained, take up the line. */
  readonly newcomers: 'expected' | 'none'
  readonly holidays: 'in' | 'out'
}
export const usualSwitches: CaseSwitches = { withheld: 'range', short: 'exclude', shifting: 'counted', newcomers: 'expected', holidays: 'in' }

export const caseGoals = ['people', 'people_per_hour', 'spread'] as const
/** Limits within which hours are proposed. */
export type ProposalLimits = {
  /** Staff hours a week at most. */
  readonly budgetHours: number
  readonly minBlockMinutes: number
  /** Local wall time in minutes between which blocks may lie; `latest` up to 1440 + `earliest`. */
  readonly earliest: number
  readonly latest: number
  readonly minStaff: number
  readonly maxStaff: number
  readonly goal: (typeof caseGoals)[number]
}

export type CaseRequest = {
  readonly line: LineId
  /** The evidence: first and last local date. */
  readonly from: LocalDate
  readonly to: LocalDate
  readonly plans: readonly { readonly name: string; readonly blocks: readonly ExtraBlock[] }[]
  readonly propose?: ProposalLimits
  readonly switches: CaseSwitches
  /** In the currency of the organisation; absent: no cost is said. */
  readonly costPerStaffHour?: number
  /** Paid time at the ends of a block that does not touch present hours. */
  readonly handOverMinutes: number
}
