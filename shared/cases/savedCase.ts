/**
 * A case that somebody kept: what was asked, what was said then, and what was decided. A version is never overwritten: another name or a
 * decision is the next version, and what was said stays what it was, so that it can be held against what came of it.
 */
import * as z from 'zod'
import { Instant, LineId, LocalDate } from '../contacts/identifiers.ts'
import { type CaseAnswer, evidenceConditions, type PlanAnswer } from './case.ts'
import { type CaseRequest, caseGoals } from './caseRequest.ts'

const Block = z.strictObject({ weekday: z.int().min(0).max(6), from: z.int().min(0), until: z.int().min(0), staff: z.int().min(1) })
const Blocks = z.array(Block).readonly()
const Request = z.strictObject({
  line: LineId,
  from: LocalDate,
  to: LocalDate,
  plans: z.array(z.strictObject({ name: z.string(), blocks: Blocks })).readonly(),
  propose: z
    .strictObject({
      budgetHours: z.number(),
      minBlockMinutes: z.number(),
      earliest: z.number(),
      latest: z.number(),
      minStaff: z.number(),
      maxStaff: z.number(),
      goal: z.enum(caseGoals),
    })
    .exactOptional(),
  switches: z.strictObject({
    withheld: z.enum(['range', 'different', 'repeating']),
    short: z.enum(['exclude', 'include']),
    shifting: z.enum(['counted', 'left_out']),
    newcomers: z.enum(['expected', 'none']),
    holidays: z.enum(['in', 'out']),
  }),
  costPerStaffHour: z.number().exactOptional(),
  handOverMinutes: z.number(),
}) satisfies z.ZodType<CaseRequest>

const Estimate = z.strictObject({ value: z.number(), low: z.number(), high: z.number() })
const Refusal = z.strictObject({
  reason: z.enum(['closed_not_recorded', 'too_few_weeks', 'too_few_needs', 'too_few_recognised', 'too_little_measured', 'already_open', 'no_hours']),
  weeksMore: z.number().exactOptional(),
})

/** What of a plan is kept and shown: without its draws. */
export type ShownPlan = Omit<PlanAnswer, 'draws'>
const Plan = z.strictObject({
  id: z.string(),
  kind: z.enum(['hours', 'proposed', 'more_staff', 'nothing']),
  name: z.string(),
  blocks: Blocks,
  hours: z.string(),
  openHoursPerWeek: z.number(),
  staffHoursPerWeek: z.number(),
  alreadyOpen: Blocks.exactOptional(),
  refused: Refusal.exactOptional(),
  staffHoursPerYear: z.number().exactOptional(),
  needsPerYear: Estimate.exactOptional(),
  peoplePerYear: Estimate.exactOptional(),
  earlierPerYear: Estimate.exactOptional(),
  medianHoursEarlier: z.number().exactOptional(),
  neverReachedShare: Estimate.exactOptional(),
  peoplePerTenStaffHours: Estimate.exactOptional(),
  costPerYear: z.number().exactOptional(),
  costPerPerson: z.strictObject({ value: z.number().nullable(), low: z.number(), high: z.number().nullable() }).exactOptional(),
  parts: z
    .strictObject({
      turnedAway: z.number(),
      neverReached: z.number(),
      throughShare: z.number(),
      gain: z.number(),
      loss: z.number(),
      returns: z.number(),
      relief: z.number(),
    })
    .exactOptional(),
  ifNewcomers: z
    .array(z.strictObject({ share: z.number(), needs: Estimate }))
    .readonly()
    .exactOptional(),
  backtest: z
    .strictObject({ fittedTo: z.string(), checkedFrom: z.string(), checkedTo: z.string(), predicted: Estimate, happened: z.number(), isInside: z.boolean() })
    .exactOptional(),
  evidence: z
    .strictObject({
      mark: z.enum(['strong', 'fair', 'too_little']),
      conditions: z
        .array(
          z.strictObject({ condition: z.enum(evidenceConditions), holds: z.boolean(), found: z.number().exactOptional(), wanted: z.number().exactOptional() }),
        )
        .readonly(),
    })
    .exactOptional(),
  chanceBest: z.number().exactOptional(),
}) satisfies z.ZodType<ShownPlan>

export type ShownAnswer = Omit<CaseAnswer, 'plans' | 'frontier'> & { readonly plans: readonly ShownPlan[] }
const Answer = z.strictObject({
  request: Request,
  level: z.number(),
  weeks: z.number(),
  coverage: z.number(),
  closedRecorded: z.enum(['yes', 'partly', 'no', 'unknown']),
  recognisedShare: z.number(),
  neverPerYear: Estimate.exactOptional(),
  refused: Refusal.exactOptional(),
  plans: z.array(Plan).readonly(),
  comparisons: z.array(z.strictObject({ plan: z.string(), than: z.string(), people: Estimate, isClear: z.boolean() })).readonly(),
  splitSample: z.strictObject({ people: z.number() }).exactOptional(),
}) satisfies z.ZodType<ShownAnswer>

export const longestCaseName = 80
export const longestPerson = 80
const Person = z.string().min(1).max(longestPerson)
const caseChanges = ['saved', 'renamed', 'decided', 'undecided'] as const

export const SavedCase = z.strictObject({
  id: z.string().regex(/^[a-z0-9]{10,32}$/),
  version: z.int().min(1),
  name: z.string().min(1).max(longestCaseName),
  answer: Answer,
  dataVersion: z.string(),
  /** When the answer was kept, and by whom. */
  at: Instant,
  by: Person,
  /** "We open these hours from this date": what the result is measured against. */
  decision: z.strictObject({ plan: z.string(), from: LocalDate, at: Instant, by: Person }).exactOptional(),
  /** What made this version. */
  change: z.strictObject({ kind: z.enum(caseChanges), at: Instant, by: Person }),
})
export type SavedCase = z.infer<typeof SavedCase>

/** What of an answer is kept: the figures without their draws, and without the steps of a proposal. */
export function shownAnswer({ frontier: _frontier, plans, ...answer }: CaseAnswer): ShownAnswer {
  return { ...answer, plans: plans.map(({ draws: _draws, ...plan }) => plan) }
}
