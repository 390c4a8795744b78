/**
 * Erlang A (M/M/n+M): who waits too long gives up, after a time that is exponentially distributed. Always stable. Formulas of Garnett,
 * Mandelbaum and Reiman (2002) and Mandelbaum and Zeltyn (2005), in a form that loses no digits for thousands of people, for patience near
 * nothing or without end, and for loads far above the staff.
 */
import { gammaP } from '../metrics/gamma.ts'
import { waitingWeights, type WaitingWeights } from './birthDeathSeries.ts'
import { blocking, inverseBlocking } from './erlangB.ts'
import { type Demand, erlangC } from './erlangC.ts'

/** Rates in one common unit of time; `abandonRate` is 1 / mean patience: 0 for people who never give up, Infinity for people who never wait. */
export type ImpatientDemand = Demand & { readonly abandonRate: number }

/** Shares of all contacts, times in the unit of the rates. */
export type ImpatientQueue = {
  /** Not served at once. */
  readonly waitProbability: number
  readonly abandoned: number
  /** undefined where nobody ever waits. */
  readonly abandonedOfWaiting: number | undefined
  /** Time in the queue over all contacts, those who gave up included. */
  readonly meanWait: number
  /** Of the answered (ASA); undefined where nobody is answered. */
  readonly meanWaitOfAnswered: number | undefined
  readonly meanQueue: number
  /** undefined without staff. */
  readonly occupancy: number | undefined
  readonly atTime: (time: number) => WaitingAt
}
export type WaitingAt = {
  readonly waitsLonger: number
  readonly abandonedWithin: number
  /** Answered within the time, of all contacts: our service level. */
  readonly answeredWithin: number
}

/** From here on patience is so short, or so long, that the limit is exact to more digits than are shown. */
const asGoodAsNone = 1e15
const asGoodAsEndless = 1e14

/** @param staff a whole number, 0 or more */
export function erlangA(demand: ImpatientDemand, staff: number): ImpatientQueue {
  const { arrivalRate, serviceRate, abandonRate } = demand
  if (arrivalRate <= 0) return nobodyComes(staff)
  if (abandonRate / serviceRate > asGoodAsNone) return withoutPatience(demand, staff)
  if (arrivalRate / abandonRate > asGoodAsEndless) return withEndlessPatience(demand, staff)
  if (isAlwaysLong(demand, staff)) return withoutEnoughStaff(demand, staff)
  return exact(demand, staff)
}

/** A queue so long, and so far from ever being empty, that its own spread is no more than a hundred-thousandth of it: no need to add up its states. */
function isAlwaysLong({ arrivalRate, serviceRate, abandonRate }: ImpatientDemand, staff: number): boolean {
  const x = arrivalRate / abandonRate
  return x > 1e10 && x - (staff * serviceRate) / abandonRate > 40 * Math.sqrt(x)
}

/** What the formulas are written in: arrivals and capacity per mean patience. */
type Chain = { readonly x: number; readonly c: number; readonly capacity: number; readonly abandonRate: number }

function exact({ arrivalRate, serviceRate, abandonRate }: ImpatientDemand, staff: number): ImpatientQueue {
  const load = arrivalRate / serviceRate
  const capacity = staff * serviceRate
  const chain: Chain = { x: arrivalRate / abandonRate, c: capacity / abandonRate, capacity, abandonRate }
  const clearing = clearingTimes(chain)
  let [answeredWeight, answeredWait] = [0, 0]
  const weights = waitingWeights(chain.x, chain.c, (waiting, weight) => {
    const isAnswered = capacity / (capacity + (waiting + 1) * abandonRate)
    answeredWeight += weight * isAnswered
    answeredWait += weight * isAnswered * clearing(waiting)
  })
  // The weight of "not all busy"; nothing where even "all busy and nobody waiting" does not count.
  const someFree = weights.ofNobody === undefined ? 0 : weights.ofNobody * (inverseBlocking(staff, load) - 1)
  const all = someFree + weights.total
  if (all === Number.POSITIVE_INFINITY) return alwaysFree(load, staff)
  const meanQueue = weights.totalWaiting / all
  // In this order nothing is lost where attempts are so rare that the queue is too small for a number.
  const meanWait = Math.min(weights.totalWaiting / arrivalRate, Number.MAX_VALUE) / all
  const waitProbability = weights.total / all
  const answered = (someFree + answeredWeight) / all
  const abandoned = abandonRate * meanWait
  return {
    waitProbability: share(waitProbability),
    abandoned: share(abandoned),
    abandonedOfWaiting: share(abandoned / waitProbability),
    meanWait,
    meanWaitOfAnswered: answered === 0 ? undefined : answeredWait / all / answered,
    meanQueue,
    occupancy: staff === 0 ? undefined : share((load * answered) / staff),
    atTime: (time) => {
      const { longer, answeredLater } = tails(chain, weights, time)
      return {
        waitsLonger: share(waitProbability * longer),
        abandonedWithin: share(abandoned - waitProbability * (longer - answeredLater)),
        answeredWithin: share(answered - waitProbability * answeredLater),
      }
    },
  }
}

/** Time until the next one is served with j waiting before: the sum over k = 1..j+1 of 1/(capacity + k * abandonRate), for the walk of `waitingWeights`. */
function clearingTimes({ x, c, capacity, abandonRate }: Chain): (waiting: number) => number {
  const largestAt = Math.max(0, Math.floor(x - c))
  const atLargest = harmonicSum(c, largestAt + 1) / abandonRate
  let clearing = atLargest
  return (waiting) => {
    if (waiting > largestAt) clearing += 1 / (capacity + (waiting + 1) * abandonRate)
    if (waiting === largestAt - 1) clearing = atLargest
    if (waiting < largestAt) clearing -= 1 / (capacity + (waiting + 2) * abandonRate)
    return clearing
  }
}

/** Sum of 1/(c + k) for k = 1..terms: the first ones one by one, the rest by Euler and Maclaurin. */
function harmonicSum(c: number, terms: number): number {
  const oneByOne = Math.min(terms, 50)
  let sum = 0
  for (let k = 1; k <= oneByOne; k++) sum += 1 / (c + k)
  if (terms === oneByOne) return sum
  const [from, to] = [c + oneByOne + 1, c + terms]
  const [f, g] = [1 / from, 1 / to]
  return sum + Math.log1p((to - from) / from) + (f + g) / 2 + (f * f - g * g) / 12 - (f ** 4 - g ** 4) / 120
}

/** Beyond this the exponents below lose digits, and the other form has none. */
const largestExponent = 1e4

/** Of those who wait: the share that waits longer than a time, and the share that does and is answered then. */
function tails({ x, c, capacity, abandonRate }: Chain, weights: WaitingWeights, time: number): { readonly longer: number; readonly answeredLater: number } {
  const decay = Math.exp(-abandonRate * time)
  if (c === 0) return { longer: decay, answeredLater: 0 }
  const then = x * decay
  if (then === 0) return { longer: 0, answeredLater: 0 }
  const arrivals = -x * Math.expm1(-abandonRate * time)
  if (weights.ofNobody !== undefined && arrivals < largestExponent) {
    const later = (capacityThen: number) => {
      const { total, ofNobody } = waitingWeights(then, capacityThen)
      return (Math.exp(arrivals - (capacity + abandonRate) * time) * (total / (ofNobody ?? 1)) * (weights.ofNobody ?? 0)) / weights.total
    }
    return { longer: later(c), answeredLater: (c / (c + 1)) * later(c + 1) }
  }
  const now = gammaP(c, x)
  if (now === 0) return { longer: 0, answeredLater: 0 }
  return { longer: (decay * gammaP(c, then)) / now, answeredLater: (decay * (c / then) * gammaP(c + 1, then)) / now }
}

/** Rounding may carry a share past its ends; anything more is a mistake in the formulas. */
function share(value: number): number {
  if (!(value > -1e-9 && value < 1 + 1e-9)) throw new RangeError(`not a share: ${value}`)
  return Math.min(1, Math.max(0, value))
}

const nobodyComes = (staff: number): ImpatientQueue => ({
  waitProbability: 0,
  abandoned: 0,
  abandonedOfWaiting: undefined,
  meanWait: 0,
  meanWaitOfAnswered: undefined,
  meanQueue: 0,
  occupancy: staff === 0 ? undefined : 0,
  atTime: () => ({ waitsLonger: 0, abandonedWithin: 0, answeredWithin: 1 }),
})

/** So many people that finding all of them busy has no probability that a number could hold. */
const alwaysFree = (load: number, staff: number): ImpatientQueue => ({
  ...nobodyComes(staff),
  meanWaitOfAnswered: 0,
  occupancy: load / staff,
})

/** Who is not served at once is gone, or very nearly at once: the first to wait either leaves or is served. */
function withoutPatience({ arrivalRate, serviceRate, abandonRate }: ImpatientDemand, staff: number): ImpatientQueue {
  const load = arrivalRate / serviceRate
  const blocked = blocking(staff, load)
  const meanWait = blocked / abandonRate
  const stillThere = (time: number) => (time <= 0 ? 1 : Math.exp(-(abandonRate + staff * serviceRate) * time))
  return {
    waitProbability: blocked,
    abandoned: blocked,
    abandonedOfWaiting: blocked === 0 ? undefined : 1,
    meanWait,
    meanWaitOfAnswered: staff === 0 ? undefined : ((meanWait / (1 - blocked)) * staff * serviceRate) / abandonRate,
    meanQueue: meanWait * arrivalRate,
    occupancy: staff === 0 ? undefined : (load * (1 - blocked)) / staff,
    atTime: (time) => ({ waitsLonger: blocked * stillThere(time), abandonedWithin: blocked * (1 - stillThere(time)), answeredWithin: 1 - blocked }),
  }
}

/** Erlang C where the staff can keep up. Where it cannot, the queue grows until as many give up as are too many. */
function withEndlessPatience(demand: ImpatientDemand, staff: number): ImpatientQueue {
  const patient = erlangC(demand, staff)
  if (!patient.stable) return withoutEnoughStaff(demand, staff)
  const abandoned = Math.min(1, demand.abandonRate * patient.meanWait)
  return {
    waitProbability: patient.waitProbability,
    abandoned,
    abandonedOfWaiting: patient.waitProbability === 0 ? undefined : Math.min(1, abandoned / patient.waitProbability),
    meanWait: patient.meanWait,
    meanWaitOfAnswered: patient.meanWait,
    meanQueue: patient.meanQueue,
    occupancy: patient.occupancy,
    atTime: (time) => {
      const waitsLonger = patient.waitsLongerThan(time)
      return { waitsLonger, abandonedWithin: 0, answeredWithin: 1 - waitsLonger }
    },
  }
}

/** The queue is then normally distributed around the length at which as many give up as are too many, and never below nobody. */
function withoutEnoughStaff({ arrivalRate, serviceRate, abandonRate }: ImpatientDemand, staff: number): ImpatientQueue {
  const spread = Math.sqrt(arrivalRate / abandonRate)
  const length = (arrivalRate - staff * serviceRate) / abandonRate
  const above = abandonRate === 0 ? 0 : length / spread
  const kept = ((Math.exp(-(above ** 2) / 2) / Math.sqrt(2 * Math.PI)) * 2) / (1 + gammaP(0.5, above ** 2 / 2))
  const meanQueue = abandonRate === 0 ? Number.POSITIVE_INFINITY : length + spread * kept
  const meanWait = meanQueue / arrivalRate
  const answered = Math.max(0, (staff * serviceRate) / arrivalRate - (abandonRate === 0 ? 0 : (kept * spread * abandonRate) / arrivalRate))
  // Who holds out so long is served, nearly to the second.
  const turn = abandonRate === 0 ? Number.POSITIVE_INFINITY : -Math.log(answered) / abandonRate
  return {
    waitProbability: 1,
    abandoned: 1 - answered,
    abandonedOfWaiting: 1 - answered,
    meanWait,
    meanWaitOfAnswered: staff === 0 ? undefined : turn,
    meanQueue,
    occupancy: staff === 0 ? undefined : share(((arrivalRate / serviceRate) * answered) / staff),
    atTime: (time) =>
      time < turn
        ? { waitsLonger: Math.exp(-abandonRate * time), abandonedWithin: -Math.expm1(-abandonRate * time), answeredWithin: 0 }
        : { waitsLonger: 0, abandonedWithin: 1 - answered, answeredWithin: answered },
  }
}
