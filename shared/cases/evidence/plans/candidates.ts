/**
 * The worth of one stretch of closed hours, quick enough for tens of thousands of stretches: needs come from sums along the week, chances from a table.
 * Every unknown is at its middle value, and relief of the present hours is left out; the plan that is chosen is estimated in full.
 */
import { type CandidateValue, slotsInWeek, type WeeksUsed } from '../../caseEvidence.ts'
import type { GatheredEvidence } from '../gatheredEvidence.ts'
import type { MiddleChances } from '../queues/middleChances.ts'
import { returnSums } from '../returns/returnSums.ts'
import { slotHours } from '../weeks/weekSlots.ts'
import { weekSums } from '../needs/weekSums.ts'

/**
 * Needs of all callers, a week, that a stretch would meet: turned away in it (`never`, `later` reached) and brought back by it from other hours
 * (`back…`).
 */
export type StretchNeeds = { readonly never: number; readonly later: number; readonly backNever: number; readonly backLater: number }

export function candidates(
  evidence: GatheredEvidence,
  chance: MiddleChances,
): (start: number, slots: number, staff: number, weeks: WeeksUsed) => CandidateValue {
  const { period, request } = evidence
  const sumsFrom = weekSums(evidence)
  const returns = returnSums(evidence)
  const isOpen = (slot: number) => period.openSlots[(slot + slotsInWeek) % slotsInWeek] === 1
  const weeksIn = { all: period.weeks, odd: Math.floor(period.weeks / 2), even: Math.ceil(period.weeks / 2) }
  const factor = 1 + evidence.withheld.ratio
  return (start, slots, staff, weeks) => {
    const length = Math.min(slots, slotsInWeek)
    const { never, later } = sumsFrom(start, weeks)
    const perWeek = factor / Math.max(1, weeksIn[weeks])
    const [follows, precedes] = [isOpen(start - 1), isOpen(start + length)]
    const back = follows ? 0 : perWeek
    const met = {
      never: (never[length] ?? 0) * perWeek,
      later: (later[length] ?? 0) * perWeek,
      backNever: (returns[weeks].never[start] ?? 0) * back,
      backLater: (returns[weeks].later[start] ?? 0) * back,
    }
    const handOver = follows || precedes ? 0 : request.handOverMinutes / 60
    return { ...stretchValue(evidence, met, chance, staff, length), staffHours: staff * (length * slotHours + handOver) }
  }
}

/** Needs a week, with every unknown at its middle value. */
export function stretchValue(
  { unknowns: { middle }, people }: GatheredEvidence,
  { never, later, backNever, backLater }: StretchNeeds,
  chance: MiddleChances,
  staff: number,
  slots: number,
): Omit<CandidateValue, 'staffHours'> {
  const through = chance(((never + later + backNever + backLater) / (slots * slotHours)) * middle.load, staff, slots)
  const missed = (1 - through) * (1 - middle.retries.persistent)
  const [gain, loss] = [(never + backNever) * through, (later + backLater) * missed]
  return { needs: gain - loss, people: gain * people.gain - loss * people.loss, earlier: (later + backLater) * through }
}
