/**
 * What one stretch of closed hours is worth, for tens of thousands of them: needs by sums along the week, each counted once, chances from a table of one
 * long block. The middle of what is known; the plan that is chosen is estimated in full.
 */
import { presenceChances } from '../../staffing/absence.ts'
import { type CandidateValue, slotsInWeek, type WeeksUsed } from '../caseEvidence.ts'
import { blockQueue } from './blockQueue.ts'
import type { GatheredEvidence } from './gatheredEvidence.ts'
import { onlyHere, type Retries, type RetryPlaces, throughAtLast } from './retries.ts'
import { type PresentChances, retryPlaces } from './retryPlaces.ts'
import { slotHours } from './weekSlots.ts'

/** Needs from one slot on, by how many slots: never and later reached, and people for them. */
type Sums = { readonly never: Float64Array; readonly later: Float64Array }

export function candidates(evidence: GatheredEvidence): (start: number, slots: number, staff: number, weeks: WeeksUsed) => CandidateValue {
  const { period, request, unknowns, withheld, people } = evidence
  const sumsFrom = sumsByStart(evidence)
  const chance = chancesByLoad(evidence)
  const factor = 1 + withheld.ratio
  const isOpen = (slot: number) => period.openSlots[(slot + slotsInWeek) % slotsInWeek] === 1
  const weeksIn = { all: period.weeks, odd: Math.floor(period.weeks / 2), even: Math.ceil(period.weeks / 2) }
  return (start, slots, staff, weeks) => {
    const length = Math.min(slots, slotsInWeek)
    const { never, later } = sumsFrom(start, weeks)
    const perWeek = factor / Math.max(1, weeksIn[weeks])
    const [n, l] = [(never[length] ?? 0) * perWeek, (later[length] ?? 0) * perWeek]
    const through = chance(((n + l) / (length * slotHours)) * unknowns.middle.load, staff, length)
    const touches = isOpen(start - 1) || isOpen(start + length)
    return {
      needs: n * through - l * (1 - through),
      people: n * through * people.gain - l * (1 - through) * people.loss,
      earlier: l * through,
      staffHours: staff * (length * slotHours + (touches ? 0 : request.handOverMinutes / 60)),
    }
  }
}

/** Filled in for the starts that are asked for. */
function sumsByStart({ needs, scale }: GatheredEvidence): (start: number, weeks: WeeksUsed) => Sums {
  const slotsOf = distinctSlots(needs)
  const known = new Map<number, Record<WeeksUsed, Sums>>()
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
const emptySums = (): Sums => ({ never: new Float64Array(slotsInWeek + 1), later: new Float64Array(slotsInWeek + 1) })

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

/** Arrivals an hour, each step a third more than the one before; blocks of up to a day, by their length. */
const [leastArrivals, step, longestSlots] = [0.05, 1.35, 48]

function chancesByLoad({ facts, unknowns, retries: seen, period, chances }: GatheredEvidence): (arrivals: number, staff: number, slots: number) => number {
  const { retries, absence } = unknowns.middle
  const placesBy = typicalPlaces(seen, period.openSlots, chances)
  const answered = new Map<number, Float64Array>()
  const solved = (there: number, load: number): Float64Array => {
    const key = there * 1000 + load
    const known = answered.get(key)
    if (known !== undefined) return known
    const queue = blockQueue({
      arrivals: new Float64Array(longestSlots).fill(leastArrivals * step ** load),
      pieceHours: slotHours,
      servers: there * facts.atOnce,
      serviceRate: 1 / facts.handle.mean,
      abandonRate: facts.abandon.rate,
    })
    const shares = queue.answered.map((own, n) => Math.min(1, own / (queue.arrived[n] ?? 1)))
    answered.set(key, shares)
    return shares
  }
  const answeredShare = (there: number, arrivals: number, piece: number) => {
    const place = Math.max(0, Math.log(arrivals / leastArrivals) / Math.log(step))
    const below = Math.floor(place)
    const low = solved(there, below)[piece] ?? 0
    return low + (place - below) * ((solved(there, below + 1)[piece] ?? 0) - low)
  }
  const through = (arrivals: number, staff: number, piece: number) =>
    presenceChances(staff, 1 - absence).reduce((sum, chance, there) => {
      if (there === 0) return sum + chance * throughAtLast(0, retries.again, placesBy(piece))
      if (chance < 1e-3) return sum + chance
      const first = answeredShare(there, arrivals, piece)
      const again = answeredShare(there, arrivals / (1 - retries.again * placesBy(piece).same * (1 - first)), piece)
      return sum + chance * throughAtLast(again, retries.again, placesBy(piece))
    }, 0)
  // Looked up between grid points, so that a candidate costs a few operations.
  const table = new Map<number, Float64Array>()
  const throughAt = (load: number, staff: number, piece: number) => {
    const key = staff * 1000 + load
    const column = table.get(key) ?? new Float64Array(longestSlots).fill(-1)
    table.set(key, column)
    if ((column[piece] ?? -1) < 0) column[piece] = through(leastArrivals * step ** load, staff, piece)
    return column[piece] ?? 0
  }
  return (arrivals, staff, slots) => {
    if (staff <= 0) return 0
    const piece = Math.min(longestSlots, Math.max(1, slots)) - 1
    const place = Math.max(0, Math.log(Math.max(arrivals, leastArrivals) / leastArrivals) / Math.log(step))
    const below = Math.floor(place)
    const low = throughAt(below, staff, piece)
    return low + (place - below) * (throughAt(below + 1, staff, piece) - low)
  }
}

/** Where those try again who fail in a block of so many slots, wherever in the closed week it lies. */
function typicalPlaces(retries: Retries, openSlots: Uint8Array, chances: PresentChances): (piece: number) => RetryPlaces {
  const closed = Array.from(openSlots.keys()).filter((slot) => openSlots[slot] !== 1)
  const fewer = { ...retries, gapHours: retries.gapHours.filter((_, n) => n % 4 === 0) }
  const later = closed.map((slot) => retryPlaces([slot], (other) => openSlots[other] === 1, fewer, chances))
  const openShare =
    later.reduce((sum, { open }) => sum + open, 0) /
    Math.max(
      1e-9,
      later.reduce((sum, { same }) => sum + 1 - same, 0),
    )
  const known: RetryPlaces[] = []
  return (piece) => {
    while (known.length <= piece) {
      const { same } = retryPlaces(
        Array.from({ length: known.length + 1 }, (_, slot) => slot),
        () => false,
        fewer,
        chances,
      )
      known.push({ same, open: (1 - same) * openShare, closed: (1 - same) * (1 - openShare), throughOpen: chances.open, throughClosed: chances.closed })
    }
    return known[piece] ?? onlyHere
  }
}
