/**
 * The rival of a plan: the same staff hours spent in the present opening hours. One more person in an hour brings the rise in the chance to get through
 * times the
 * needs of that hour. Each further person brings less, so the best hours are taken one after another (greedily), as whole shifts.
 */
import { drawCount, type PlanEstimate, slotMinutes, slotsInWeek, weeksInYear } from '../../caseEvidence.ts'
import type { ExtraBlock } from '../../caseRequest.ts'
import type { GatheredEvidence } from '../gatheredEvidence.ts'
import { medianOf } from './planEstimate.ts'
import { answeredWith } from '../queues/presentHours.ts'
import { throughAtLast } from '../../../staffing/throughAtLast.ts'
import { slotHours } from '../weeks/weekSlots.ts'

export type MoreStaff = { readonly blocks: readonly ExtraBlock[]; readonly estimate: PlanEstimate }

const slotsInDay = slotsInWeek / 7
const mostAdded = 20

export function moreStaff(evidence: GatheredEvidence, staffHoursPerWeek: number, minBlockMinutes: number): MoreStaff {
  const worth = worthOfOneMore(evidence)
  const added = new Uint8Array(slotsInWeek)
  let left = Math.floor(staffHoursPerWeek / slotHours + 1e-9)
  const shortest = Math.max(1, Math.ceil(minBlockMinutes / slotMinutes))
  let value = 0
  while (left > 0) {
    const best = bestAddition(evidence.period.openSlots, added, worth, shortest, left)
    if (best === undefined) break
    for (const slot of best.slots) {
      value += worth(slot, added[slot] ?? 0)
      added[slot] = (added[slot] ?? 0) + 1
      left--
    }
  }
  return { blocks: blocksOf(added), estimate: estimated(evidence, value, staffHoursPerWeek - left * slotHours) }
}

/** Needs a week reached by one more person in a slot, beside so many added already. */
function worthOfOneMore({ present, facts, unknowns, period, places }: GatheredEvidence): (slot: number, added: number) => number {
  const { retries } = unknowns.middle
  const byClass = present.classes.map(({ attempts, hours, answeredShare, rostered }) => {
    const needs = (attempts * (1 - retries.withinDay * (1 - answeredShare))) / Math.max(1e-9, hours)
    const through = (more: number) => {
      let answered = answeredShare
      for (let round = 0; round < 3; round++) answered = answeredWith(rostered + more, needs / (1 - retries.withinDay * (1 - answered)), facts)
      return throughAtLast(answered, retries.again, places)
    }
    const steps: number[] = []
    return (added: number) => {
      while (steps.length <= added + 1) steps.push(through(steps.length))
      return Math.max(0, needs * ((steps[added + 1] ?? 0) - (steps[added] ?? 0)))
    }
  })
  const hoursAWeek = (slot: number) => (period.openMeasured[slot] ?? 0) / Math.max(1, period.weeks)
  return (slot, added) => (byClass[present.classOf[slot] ?? -1]?.(added) ?? 0) * Math.min(slotHours, hoursAWeek(slot))
}

type Addition = { readonly slots: readonly number[]; readonly mean: number }

/** The shift, or the half hour before or after one, that brings most for each hour. */
function bestAddition(
  open: Uint8Array,
  added: Uint8Array,
  worth: (slot: number, added: number) => number,
  shortest: number,
  left: number,
): Addition | undefined {
  let best: Addition | undefined
  const consider = (slots: readonly number[]) => {
    if (slots.length > left || slots.some((slot) => open[slot] !== 1 || (added[slot] ?? 0) >= mostAdded)) return
    const mean = slots.reduce((sum, slot) => sum + worth(slot, added[slot] ?? 0), 0) / slots.length
    if (mean > 0 && (best === undefined || mean > best.mean)) best = { slots, mean }
  }
  for (let slot = 0; slot < slotsInWeek; slot++) {
    const isWithinDay = (slot % slotsInDay) + shortest <= slotsInDay
    if (open[slot] === 1 && isWithinDay) consider(Array.from({ length: shortest }, (_, n) => slot + n))
    const own = added[slot] ?? 0
    const isBeside = (other: number) => Math.floor(other / slotsInDay) === Math.floor(slot / slotsInDay) && (added[other] ?? 0) > own
    if (isBeside(slot - 1) || isBeside(slot + 1)) consider([slot])
  }
  return best
}

/** Turns numbers of people added in each slot into blocks: one for each layer of people; equal blocks become one block with more people. */
function blocksOf(added: Uint8Array): readonly ExtraBlock[] {
  const blocks = new Map<string, ExtraBlock>()
  for (let layer = 1; layer <= mostAdded; layer++)
    for (let slot = 0; slot < slotsInWeek; ) {
      const weekday = Math.floor(slot / slotsInDay)
      let end = slot
      while (end < (weekday + 1) * slotsInDay && (added[end] ?? 0) >= layer) end++
      if (end > slot) {
        const own = { weekday, from: (slot % slotsInDay) * slotMinutes, until: (end - weekday * slotsInDay) * slotMinutes }
        const key = `${weekday} ${own.from} ${own.until}`
        blocks.set(key, { ...own, staff: (blocks.get(key)?.staff ?? 0) + 1 })
      }
      slot = Math.max(slot + 1, end)
    }
  return [...blocks.values()].sort((a, b) => a.weekday - b.weekday || a.from - b.from || a.until - b.until)
}

/** @param value needs a week in the middle of what is known */
function estimated({ unknowns, people }: GatheredEvidence, value: number, staffHours: number): PlanEstimate {
  const draws = { needs: column(), people: column(), earlier: column(), earlierOfWaiting: column(), staffHours: column().fill(staffHours * weeksInYear) }
  for (let draw = 0; draw < drawCount; draw++) {
    // The same queues with somebody more are surer than the same queues with fewer callers: half as far off. And whose turn it comes to is chance.
    const perYear = value * weeksInYear
    const needs = perYear * Math.sqrt(unknowns.relief[draw] ?? 1) + (unknowns.ofRelief[draw] ?? 0) * Math.sqrt(perYear)
    draws.needs[draw] = needs
    draws.people[draw] = needs * people.gain
  }
  const none = { turnedAway: 0, neverReached: 0, throughShare: 0, loss: 0, returns: 0, relief: 0 }
  return { draws, parts: { ...none, gain: medianOf(draws.needs) }, medianHoursEarlier: undefined }
}
const column = () => new Float64Array(drawCount)
