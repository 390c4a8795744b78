/** Every block that may be proposed within the limits, with its worth and its price. */
import { type CaseEvidence, slotMinutes, slotsInWeek, type WeeksUsed } from '../caseEvidence.ts'
import type { ExtraBlock, ProposalLimits } from '../caseRequest.ts'
import type { Candidate } from './bestBlocks.ts'

const longestSlots = 24
const slotsInDay = slotsInWeek / 7
/** More units than this in a budget cost time and tell nothing. */
const mostUnits = 1200

/** What the budget is counted in: slots of staff time, or parts of them where handing over takes less. Prices round up to it. */
export function budgetUnit({ budgetHours }: Pick<ProposalLimits, 'budgetHours'>, handOverMinutes: number): number {
  const unit = [slotMinutes, slotMinutes / 2, slotMinutes / 3, slotMinutes / 6].find((minutes) => handOverMinutes % minutes === 0) ?? slotMinutes / 6
  return unit * Math.max(1, Math.ceil((budgetHours * 60) / unit / mostUnits))
}

export type CandidateInput = {
  readonly evidence: CaseEvidence
  readonly limits: ProposalLimits
  readonly handOverMinutes: number
  readonly weeks: WeeksUsed
}

/** @returns closed slots only, of at least the shortest length, within the hours of the day that are allowed; those worth nothing too */
export function candidatesOf({ evidence, limits, handOverMinutes, weeks }: CandidateInput): readonly Candidate[] {
  const { minStaff, maxStaff, minBlockMinutes, budgetHours } = limits
  const unit = budgetUnit(limits, handOverMinutes)
  const budget = Math.floor((budgetHours * 60) / unit + 1e-9)
  const shortest = Math.max(1, Math.ceil(minBlockMinutes / slotMinutes))
  const candidates: Candidate[] = []
  for (let start = 0; start < slotsInWeek; start++) {
    const most = Math.min(Math.max(longestSlots, shortest), slotsAllowed(start, limits))
    for (let slots = 1; slots <= most && evidence.openSlots[(start + slots - 1) % slotsInWeek] === 0; slots++) {
      if (slots < shortest) continue
      const extra = touchesOpenSlot(evidence.openSlots, start, slots) ? 0 : handOverMinutes
      for (let staff = Math.max(1, minStaff); staff <= maxStaff; staff++) {
        const cost = Math.ceil((staff * (slots * slotMinutes + extra)) / unit - 1e-9)
        if (cost > budget) break
        candidates.push({ start, slots, staff, cost, value: evidence.candidate(start, slots, staff, weeks).people })
      }
    }
  }
  return candidates
}

/** How long a block from this slot may be by the hours of the day that are allowed; without limits, however long. */
function slotsAllowed(start: number, { earliest, latest }: Pick<ProposalLimits, 'earliest' | 'latest'>): number {
  if (latest - earliest >= 1440) return slotsInWeek
  const [first, end] = [Math.ceil(earliest / slotMinutes), Math.floor(latest / slotMinutes)]
  const ofDay = start % slotsInDay
  return [ofDay, ofDay + slotsInDay].reduce((most, slot) => (slot >= first ? Math.max(most, end - slot) : most), 0)
}

const touchesOpenSlot = (open: Uint8Array, start: number, slots: number) =>
  open[(start + slotsInWeek - 1) % slotsInWeek] === 1 || open[(start + slots) % slotsInWeek] === 1

/** The day on which a block begins: of limits that run over midnight, the evening belongs with its night. */
export const dayOfSlot =
  ({ earliest }: Pick<ProposalLimits, 'earliest'>) =>
  (slot: number): number =>
    Math.floor(((slot + slotsInWeek - Math.ceil(earliest / slotMinutes)) % slotsInWeek) / slotsInDay)

export function blockOf({ start, slots, staff }: Pick<Candidate, 'start' | 'slots' | 'staff'>): ExtraBlock {
  const weekday = Math.floor(start / slotsInDay)
  const from = (start % slotsInDay) * slotMinutes
  return { weekday, from, until: from + slots * slotMinutes, staff }
}
