/** Needs turned away in other hours that a block would bring back, for each slot in which the block may begin. */
import { slotMinutes, slotsInWeek, type WeeksUsed } from '../../caseEvidence.ts'
import type { GatheredEvidence } from '../gatheredEvidence.ts'
import { eachLastClosed, returnChance } from './returnsFit.ts'

/** Needs of recognised callers, one value a slot, summed over all weeks used: never reached, and reached later. */
export type ReturnSums = { readonly never: Float64Array; readonly later: Float64Array }

const slotSeconds = slotMinutes * 60

export function returnSums({ needs, openings, returns }: GatheredEvidence): Readonly<Record<WeeksUsed, ReturnSums>> {
  const sums = { all: emptySums(), odd: emptySums(), even: emptySums() }
  if (returns === undefined) return sums
  const chances = Float64Array.from({ length: 2 * slotsInWeek }, (_, steps) => returnChance(returns.middle, (steps * slotMinutes) / 60))
  eachLastClosed(needs, openings, (need, place, opening, cameBack) => {
    const [moment, slot, share] = [needs.at[place] ?? 0, needs.slot[place] ?? 0, needs.never[need] ?? 0]
    const steps = Math.min(slotsInWeek, Math.floor(((openings.from[opening] ?? 0) - moment) / slotSeconds))
    const present = chances[steps] ?? 0
    const own = [sums.all, (needs.week[need] ?? 0) % 2 === 1 ? sums.odd : sums.even]
    for (let step = 1; step < steps; step++) {
      const chance = cameBack ? 1 : ((chances[step] ?? 0) - present) / (1 - present)
      const start = (slot + step) % slotsInWeek
      for (const { never, later } of own) {
        never[start] = (never[start] ?? 0) + share * chance
        later[start] = (later[start] ?? 0) + (1 - share) * chance
      }
    }
    return !cameBack
  })
  return sums
}
const emptySums = (): ReturnSums => ({ never: new Float64Array(slotsInWeek), later: new Float64Array(slotsInWeek) })
