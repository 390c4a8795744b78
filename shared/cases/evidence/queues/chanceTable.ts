/**
 * The chance to get through in a block of extra hours, for every number of people that may be there, over how busy it is and how patient people are:
 * solved on a grid once, then looked up for each draw.
 */
import { blockQueue, type QueueStart } from './blockQueue.ts'
import { slotHours } from '../weeks/weekSlots.ts'

export type BlockLoad = {
  /** First attempts an hour in each slot of the block. */
  readonly arrivals: ArrayLike<number>
  /** Rostered at once. */
  readonly staff: number
  readonly atOnce: number
  readonly serviceRate: number
  readonly abandonRate: number
  /** How unsure the logarithm of the abandonment rate is. */
  readonly abandonSpread: number
  /** What was going on when the block begins, where present hours run into it. */
  readonly start?: QueueStart
}
export type ChanceTable = {
  readonly staff: number
  /** Share of the attempts answered with so many people there. @param load times the arrivals @param patience times the abandonment rate, as a logarithm */
  readonly answered: (there: number, load: number, logAbandon: number) => number
  /** People still in conversation when the block ends. */
  readonly busyAtEnd: (there: number, load: number) => number
}

const [leastLoad, mostLoad, loads] = [0.25, 8, 9]
const logStep = Math.log(mostLoad / leastLoad) / (loads - 1)
/** Numbers of people there that are all but impossible are not worth a solution. */
const fewestSolved = (staff: number) => Math.max(1, Math.floor(staff * 0.9 - 4 * Math.sqrt(staff) - 1))

export function chanceTable({ arrivals, staff, atOnce, serviceRate, abandonRate, abandonSpread, start }: BlockLoad): ChanceTable {
  const spread = Math.max(0.05, Math.min(0.8, 2 * abandonSpread))
  const solved = new Map<number, { readonly answered: Float64Array; readonly busy: Float64Array }>()
  const total = Array.from(arrivals).reduce((sum, own) => sum + own, 0)
  const solutionFor = (there: number) => {
    const answered = new Float64Array(loads * 3)
    const busy = new Float64Array(loads)
    for (let load = 0; load < loads; load++)
      for (let patience = 0; patience < 3; patience++) {
        const times = leastLoad * Math.exp(load * logStep)
        const queue = blockQueue({
          arrivals: Float64Array.from(arrivals, (own) => own * times),
          pieceHours: slotHours,
          servers: there * atOnce,
          serviceRate,
          abandonRate: abandonRate * Math.exp((patience - 1) * spread),
          ...(start && { start }),
        })
        const arrived = queue.arrived.at(-1) ?? 0
        answered[load * 3 + patience] = arrived === 0 ? 1 : Math.min(1, (queue.answered.at(-1) ?? 0) / arrived)
        if (patience === 1) busy[load] = queue.busy.at(-1) ?? 0
      }
    return { answered, busy }
  }
  const at = (there: number) => {
    const own = Math.max(there, Math.min(staff, fewestSolved(staff)))
    const known = solved.get(own) ?? solutionFor(own)
    solved.set(own, known)
    return known
  }
  return {
    staff,
    answered: (there, load, logAbandon) => {
      if (there <= 0) return 0
      if (total <= 0) return 1
      const { answered } = at(there)
      return clamped(threePoints(placeOf(load), loads, (n) => threeAround(answered, n * 3, logAbandon / spread)))
    },
    busyAtEnd: (there, load) =>
      there <= 0 || total <= 0
        ? 0
        : Math.max(
            0,
            threePoints(placeOf(load), loads, (n) => at(there).busy[n] ?? 0),
          ),
  }
}

const placeOf = (load: number) => Math.max(0, Math.min(loads - 1, Math.log(Math.max(leastLoad, load) / leastLoad) / logStep))
const clamped = (share: number) => Math.max(0, Math.min(1, share))

/** Parabola through the three grid points around a place. */
function threePoints(place: number, points: number, valueAt: (n: number) => number): number {
  const middle = Math.max(1, Math.min(points - 2, Math.round(place)))
  return parabola(place - middle, valueAt(middle - 1), valueAt(middle), valueAt(middle + 1))
}
function threeAround(values: Float64Array, from: number, place: number): number {
  return parabola(Math.max(-1.5, Math.min(1.5, place)), values[from] ?? 0, values[from + 1] ?? 0, values[from + 2] ?? 0)
}
const parabola = (x: number, left: number, middle: number, right: number) => middle + (x * (right - left)) / 2 + (x * x * (right + left - 2 * middle)) / 2
