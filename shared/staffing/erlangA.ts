/**
 * Erlang A (M/M/n+M): who waits too long gives up, after a time that is exponentially distributed. Always stable. Formulas of Garnett,
 * Mandelbaum and Reiman (2002) and Mandelbaum and Zeltyn (2005), in a form that loses no digits for thousands of people, for patience near
 * nothing or without end, and for loads far above the staff.
 */
import { gammaP } from '../metrics/gamma.ts'
import { waitingWeights, type WaitingWeights } from './birthDeathSeries.ts'
import { inverseBlocking } from './erlangB.ts'
import { type ImpatientDemand, type ImpatientQueue, share } from './impatientQueue.ts'
import { alwaysFree, nobodyComes, withEndlessPatience, withoutEnoughStaff, withoutPatience } from './queueLimits.ts'

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
