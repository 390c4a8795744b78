/**
 * Chances to get through in a block with even arrivals, with every unknown at its middle value. Solved once for each number of people and load, then
 * looked up.
 */
import { presenceChances } from '../../../staffing/absence.ts'
import { blockQueue } from './blockQueue.ts'
import type { GatheredEvidence } from '../gatheredEvidence.ts'
import { onlyHere, type RetryPlaces, throughAtLast } from '../../../staffing/throughAtLast.ts'
import type { Retries } from '../returns/retries.ts'
import { type PresentChances, retryPlaces } from '../returns/retryPlaces.ts'
import { slotHours } from '../weeks/weekSlots.ts'

/** The share of needs reached within a block of this many slots that begins empty. @param arrivals first attempts an hour */
export type MiddleChances = (arrivals: number, staff: number, slots: number) => number

/** The grid of loads: attempts an hour at its lowest point, and the factor from one point to the next. Blocks last at most a day, in slots. */
const [leastArrivals, step, longestSlots] = [0.05, 1.35, 48]

export function middleChances({ facts, unknowns, retries: seen, period, chances }: GatheredEvidence): MiddleChances {
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

/** Where callers who fail in a block of this many slots try again, averaged over all places that the block may have in the closed week. */
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
