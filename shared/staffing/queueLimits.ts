/** Erlang A where its sums have nothing to add up: nobody comes, nobody waits, nobody gives up, or nearly everybody does. */
import { gammaP } from '../metrics/gamma.ts'
import { blocking } from './erlangB.ts'
import { erlangC } from './erlangC.ts'
import { type ImpatientDemand, type ImpatientQueue, share } from './impatientQueue.ts'

export const nobodyComes = (staff: number): ImpatientQueue => ({
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
export const alwaysFree = (load: number, staff: number): ImpatientQueue => ({
  ...nobodyComes(staff),
  meanWaitOfAnswered: 0,
  occupancy: load / staff,
})

/** Who is not served at once is gone, or very nearly at once: the first to wait either leaves or is served. */
export function withoutPatience({ arrivalRate, serviceRate, abandonRate }: ImpatientDemand, staff: number): ImpatientQueue {
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
export function withEndlessPatience(demand: ImpatientDemand, staff: number): ImpatientQueue {
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
export function withoutEnoughStaff({ arrivalRate, serviceRate, abandonRate }: ImpatientDemand, staff: number): ImpatientQueue {
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
