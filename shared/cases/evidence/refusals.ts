/** When a case gives no answer because the evidence is too thin. */
import type { CaseRefusal } from '../case.ts'
import type { ExtraBlock } from '../caseRequest.ts'
import type { GatheredEvidence } from './gatheredEvidence.ts'
import { planNeeds } from './plans/planNeeds.ts'
import { planPieces } from './plans/planPieces.ts'
import { ratioIn, withheldFactor } from './needs/withheldFactor.ts'

const fewestWeeks = 8
const fewestNeeds = 20
const leastRecognised = 0.4
export const leastMeasured = 0.8

export type WhatIsKnown = {
  readonly weeks: number
  readonly coverage: number
  readonly recognisedShare: number
  readonly closedRecorded: 'yes' | 'partly' | 'no' | 'unknown'
  /** Attempts that met a closed line, of anybody, and attempts while open. */
  readonly closedAttempts: number
  readonly openAttempts: number
}

/** From this many attempts while open with none at all while closed, the system evidently does not report closed hours, whatever its settings say. */
const surelySome = 200

/** Of any plan. */
export function refusalOfAll({ weeks, coverage, recognisedShare, closedRecorded, closedAttempts, openAttempts }: WhatIsKnown): CaseRefusal | undefined {
  if (closedRecorded === 'no' || (closedAttempts === 0 && (closedRecorded !== 'yes' || openAttempts >= surelySome))) return { reason: 'closed_not_recorded' }
  if (coverage < leastMeasured) return { reason: 'too_little_measured' }
  if (weeks < fewestWeeks) return { reason: 'too_few_weeks', weeksMore: fewestWeeks - weeks }
  if (recognisedShare < leastRecognised) return { reason: 'too_few_recognised' }
  return undefined
}

/** Of some hours. */
export function refusalOfHours(evidence: GatheredEvidence, blocks: readonly ExtraBlock[]): CaseRefusal | undefined {
  const { period, needs, withheld } = evidence
  const plan = planPieces(blocks, period.openSlots)
  if (plan.pieces.length === 0) return { reason: plan.askedSlots === 0 || blocks.every(({ staff }) => staff <= 0) ? 'no_hours' : 'already_open' }
  const slots = plan.pieces.flatMap((piece) => piece.slots)
  const { counted } = planNeeds(needs, plan, period, evidence)
  const all = counted * withheldFactor(withheld, ratioIn(withheld, slots), 0.5)
  if (all >= fewestNeeds) return undefined
  return { reason: 'too_few_needs', ...(all > 0 && { weeksMore: Math.ceil((fewestNeeds - all) / (all / Math.max(1, period.weeks))) }) }
}
