/**
 * What a line's own past says about hours in which it was closed, gathered once for all plans: a plan is then a matter of looking up.
 * The parts are those of the estimate, draws of what is not known beside them.
 */
import type { Estimate } from '../contacts/estimate.ts'
import type { ExtraBlock } from './caseRequest.ts'
import type { CaseRefusal, PlanDraws, PlanParts } from './case.ts'

export const drawCount = 1000
export const weeksInYear = 52.18
/** Slots of half an hour from Monday 00:00 on the wall of the line. */
export const slotMinutes = 30
export const slotsInWeek = (7 * 1440) / slotMinutes

export type PlanEstimate = { readonly draws: PlanDraws; readonly parts: PlanParts; readonly medianHoursEarlier: number | undefined }

/** Worth of a candidate block a week, in the middle of what is known; from sums and a table of chances, not solved each time. */
export type CandidateValue = { readonly people: number; readonly needs: number; readonly earlier: number; readonly staffHours: number }
export type WeeksUsed = 'all' | 'odd' | 'even'

/** Made by `caseEvidence(input, judged, request)`; memoises what it works out. */
export type CaseEvidence = {
  readonly weeks: number
  readonly coverage: number
  readonly recognisedShare: number
  readonly level: number
  readonly neverPerYear: Estimate
  /** Slots in which the line is open as a rule, 1 or 0, by the hours that hold at the end of the evidence. */
  readonly openSlots: Uint8Array
  /** Nothing can be said of any plan. */
  readonly refused: CaseRefusal | undefined
  /** Of these hours alone. */
  readonly refusalOf: (blocks: readonly ExtraBlock[]) => CaseRefusal | undefined
  /** Needs counted once, however many blocks they touched. */
  readonly estimate: (blocks: readonly ExtraBlock[]) => PlanEstimate
  /** One closed block by itself, `slots` long from slot `start` (may run over the end of the week). */
  readonly candidate: (start: number, slots: number, staff: number, weeks: WeeksUsed) => CandidateValue
  /** A whole plan a week, in the middle of what is known and without draws: for comparing hundreds of plans. Needs counted once. */
  readonly middle?: (blocks: readonly ExtraBlock[]) => CandidateValue
  /** The best use of so many staff hours a week in present hours, whole shifts of at least `minBlockMinutes`. */
  readonly moreStaff: (staffHoursPerWeek: number, minBlockMinutes: number) => { readonly blocks: readonly ExtraBlock[]; readonly estimate: PlanEstimate }
  /** Needs turned away as closed in these hours with their first such attempt between two local days since 1970 (half-open), and the hours-weeks measured. */
  readonly turnedAway: (
    blocks: readonly ExtraBlock[],
    fromDay: number,
    untilDay: number,
  ) => { readonly needs: number; readonly never: number; readonly byWeek: readonly number[]; readonly exposureWeeks: number }
}
