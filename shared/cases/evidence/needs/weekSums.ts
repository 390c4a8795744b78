/** Needs by where in the week they were turned away, summed from each slot on, so that a block of any length is one look-up. */
import { slotsInWeek, type WeeksUsed } from '../../caseEvidence.ts'
import type { GatheredEvidence } from '../gatheredEvidence.ts'

/** Recognised needs turned away in a block that starts at one slot, indexed by its length in slots; sums over all weeks used, each need counted once. */
export type WeekSums = { readonly never: Float64Array; readonly later: Float64Array }

/** Worked out for a start when it is first asked for. */
export function weekSums({ needs, scale }: GatheredEvidence): (start: number, weeks: WeeksUsed) => WeekSums {
  const slotsOf = distinctSlots(needs)
  const known = new Map<number, Record<WeeksUsed, WeekSums>>()
  const made = (start: number) => {
    const sums = { all: emptySums(), odd: emptySums(), even: emptySums() }
    for (let need = 0; need < needs.length; need++) {
      // A need counts from the length on at which the first of its slots is in.
      let nearest = slotsInWeek
      for (let place = slotsOf.first[need] ?? 0; place < (slotsOf.first[need + 1] ?? 0); place++)
        nearest = Math.min(nearest, ((slotsOf.slot[place] ?? 0) - start + slotsInWeek) % slotsInWeek)
      if (nearest === slotsInWeek) continue
      const worth = scale[(start + nearest) % slotsInWeek] ?? 1
      const never = worth * (needs.never[need] ?? 0)
      for (const own of [sums.all, (needs.week[need] ?? 0) % 2 === 1 ? sums.odd : sums.even]) {
        own.never[nearest + 1] = (own.never[nearest + 1] ?? 0) + never
        own.later[nearest + 1] = (own.later[nearest + 1] ?? 0) + worth - never
      }
    }
    for (const { never, later } of [sums.all, sums.odd, sums.even])
      for (const column of [never, later])
        for (let length = 1; length < column.length; length++) column[length] = (column[length] ?? 0) + (column[length - 1] ?? 0)
    return sums
  }
  return (start, weeks) => {
    const own = known.get(start) ?? made(start)
    known.set(start, own)
    return own[weeks]
  }
}
const emptySums = (): WeekSums => ({ never: new Float64Array(slotsInWeek + 1), later: new Float64Array(slotsInWeek + 1) })

/** Of each need the slots in which extra hours would have met it, each once. */
function distinctSlots({ length, first, slot, isInReach }: GatheredEvidence['needs']): { readonly first: Int32Array; readonly slot: Int16Array } {
  const starts = new Int32Array(length + 1)
  const slots: number[] = []
  for (let need = 0; need < length; need++) {
    const own = new Set<number>()
    for (let place = first[need] ?? 0; place < (first[need + 1] ?? 0); place++) if (isInReach[place] === 1) own.add(slot[place] ?? 0)
    slots.push(...own)
    starts[need + 1] = slots.length
  }
  return { first: starts, slot: Int16Array.from(slots) }
}
