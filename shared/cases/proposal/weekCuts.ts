/** Where the week may be cut open, so that what is best from one end to the other is best round and round. */
import { slotsInWeek } from '../caseEvidence.ts'
import type { Candidate, Cut } from './bestBlocks.ts'

const anywhere = () => true

/**
 * One cut where no candidate crosses is enough, if there is one. Else some set of blocks may cross any one cut, but none crosses as many cuts
 * in a row as the longest block has slots: the best over those is the best of all.
 * @param dayOf where at most one block may begin on a day; a day that is cut in two is then tried twice, without blocks in the one half and in the other
 */
export function weekCuts(candidates: readonly Candidate[], dayOf?: (slot: number) => number): readonly Cut[] {
  const crossed = crossedCuts(candidates)
  const free = crossed.flatMap((isCrossed, slot) => (isCrossed ? [] : [slot]))
  const splitsDay = (slot: number) => dayOf !== undefined && dayOf(slot) === dayOf((slot + slotsInWeek - 1) % slotsInWeek)
  const longest = candidates.reduce((most, { slots }) => Math.max(most, slots), 1)
  const cuts = free.length === 0 ? Array.from({ length: longest }, (_, slot) => slot) : [free.find((slot) => !splitsDay(slot)) ?? free[0] ?? 0]
  return cuts.flatMap((slot) => (dayOf !== undefined && splitsDay(slot) ? twice(slot, dayOf) : [{ slot, mayStart: anywhere }]))
}

/** The day that begins before the cut and ends after it lies at both ends. */
function twice(cut: number, dayOf: (slot: number) => number): readonly Cut[] {
  const shared = dayOf(cut)
  const after = new Set<number>()
  for (let n = 0; n < slotsInWeek && dayOf((cut + n) % slotsInWeek) === shared; n++) after.add((cut + n) % slotsInWeek)
  return [
    { slot: cut, mayStart: (slot) => dayOf(slot) !== shared || after.has(slot) },
    { slot: cut, mayStart: (slot) => dayOf(slot) !== shared || !after.has(slot) },
  ]
}

/** Of each slot: whether some candidate lies on both sides of its beginning. */
function crossedCuts(candidates: readonly Candidate[]): readonly boolean[] {
  const change = new Int32Array(2 * slotsInWeek + 2)
  for (const { start, slots } of candidates) {
    change[start + 1] = (change[start + 1] ?? 0) + 1
    change[start + slots] = (change[start + slots] ?? 0) - 1
  }
  const depth = new Int32Array(2 * slotsInWeek)
  let over = 0
  for (let slot = 0; slot < depth.length; slot++) {
    over += change[slot] ?? 0
    depth[slot] = over
  }
  return Array.from({ length: slotsInWeek }, (_, slot) => (depth[slot] ?? 0) + (depth[slot + slotsInWeek] ?? 0) > 0)
}
