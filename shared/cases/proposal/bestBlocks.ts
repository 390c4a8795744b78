/**
 * The best set of blocks that do not overlap, for every budget at once: weekly interval scheduling with a knapsack. With the week cut
 * where no candidate crosses, and slots counted from that cut,
 *
 *     F[t][b] = best value with slots before t and at most b units
 *     F[t][b] = max( F[t-1][b],  max over candidates from u to t of cost c and value v: F[u][b - c] + v )
 *
 * Exact, because a set of blocks is worth the sum of their values here. With at most one block a day each F is kept twice: with a block
 * begun on the day of slot t already, and without.
 */
import { slotsInWeek } from '../caseEvidence.ts'

/** `start` is a slot of the week, `slots` its length, which may run over the end of the week; `cost` in whole units of the budget. */
export type Candidate = { readonly start: number; readonly slots: number; readonly staff: number; readonly cost: number; readonly value: number }
export type BestBlocks = { /** Of each budget from 0 up. */ readonly values: Float64Array; readonly chosenAt: (budget: number) => readonly Candidate[] }

/** A place to cut the week, and whether a block may begin in a slot. Candidates that cross the cut are left out. */
export type Cut = { readonly slot: number; readonly mayStart: (slot: number) => boolean }

export type Rules = {
  readonly budget: number
  /** Of each slot: blocks that begin in slots of one day exclude each other. Absent: any number of blocks a day. */
  readonly dayOf?: (slot: number) => number
}

/** The best over all cuts. */
export function bestBlocks(candidates: readonly Candidate[], cuts: readonly Cut[], rules: Rules): BestBlocks {
  const runs = cuts.map((cut) => bestWithCut(candidates, cut, rules))
  const values = new Float64Array(rules.budget + 1)
  const best = new Uint16Array(rules.budget + 1)
  for (const [place, run] of runs.entries())
    for (let b = 0; b <= rules.budget; b++)
      if ((run.values[b] ?? 0) > (values[b] ?? 0)) {
        values[b] = run.values[b] ?? 0
        best[b] = place
      }
  return { values, chosenAt: (budget) => runs[best[budget] ?? 0]?.chosenAt(budget) ?? [] }
}

const skipped = -1

function bestWithCut(candidates: readonly Candidate[], { slot: cut, mayStart }: Cut, { budget, dayOf }: Rules): BestBlocks {
  const place = (slot: number) => (slot - cut + slotsInWeek) % slotsInWeek
  const usable = candidates.map((own, index) => ({ ...own, index, from: place(own.start) })).filter((own) => isUsable(own, budget) && mayStart(own.start))
  const byEnd = Map.groupBy(usable, ({ from, slots }) => from + slots)
  // Without a rule by days every slot is a day of its own, and no day ever has a block already.
  const day = (at: number) => (at === slotsInWeek ? -1 : dayOf === undefined ? at : dayOf((at + cut) % slotsInWeek))
  const width = budget + 1
  const size = (slotsInWeek + 1) * width
  const [free, used] = [new Float64Array(size), new Float64Array(dayOf === undefined ? 0 : size).fill(Number.NEGATIVE_INFINITY)]
  const choice = { free: new Int32Array(size).fill(skipped), used: new Int32Array(used.length).fill(skipped) }
  /** Whether the best without a block on this day comes from the day before with one. */
  const cameFromUsed = new Uint8Array(dayOf === undefined ? 0 : size)
  for (let at = 1; at <= slotsInWeek; at++) {
    const [row, before] = [at * width, (at - 1) * width]
    free.copyWithin(row, before, before + width)
    if (dayOf !== undefined) {
      if (day(at) === day(at - 1)) used.copyWithin(row, before, before + width)
      else
        for (let b = 0; b < width; b++)
          if ((used[before + b] ?? 0) > (free[row + b] ?? 0)) {
            free[row + b] = used[before + b] ?? 0
            cameFromUsed[row + b] = 1
          }
    }
    for (const { from, cost, value, index } of byEnd.get(at) ?? []) {
      const isSameDay = dayOf !== undefined && day(from) === day(at)
      const [target, chosen] = isSameDay ? [used, choice.used] : [free, choice.free]
      const start = from * width - cost
      for (let b = cost; b < width; b++) {
        const sum = (free[start + b] ?? 0) + value
        if (sum > (target[row + b] ?? 0)) {
          target[row + b] = sum
          chosen[row + b] = index
        }
      }
    }
  }
  const chosenAt = (wanted: number): readonly Candidate[] => {
    const blocks: Candidate[] = []
    let [at, b, isUsed] = [slotsInWeek, Math.min(wanted, budget), false]
    while (at > 0) {
      const index = (isUsed ? choice.used : choice.free)[at * width + b] ?? skipped
      const candidate = index === skipped ? undefined : candidates[index]
      if (candidate === undefined) {
        if (!isUsed && cameFromUsed[at * width + b] === 1) isUsed = true
        at--
        continue
      }
      blocks.push(candidate)
      at = place(candidate.start)
      b -= candidate.cost
      isUsed = false
    }
    return blocks.reverse()
  }
  return { values: free.slice(slotsInWeek * width), chosenAt }
}

const isUsable = ({ from, slots, cost, value }: Candidate & { readonly from: number }, budget: number) =>
  from + slots <= slotsInWeek && cost <= budget && value > 0 && cost > 0
