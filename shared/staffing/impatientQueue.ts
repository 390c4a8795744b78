/** A queue whose people give up, and what can be said of it. */
import type { Demand } from './erlangC.ts'

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

/** Rounding may carry a share past its ends; anything more is a mistake in the formulas. */
export function share(value: number): number {
  if (!(value > -1e-9 && value < 1 + 1e-9)) throw new RangeError(`not a share: ${value}`)
  return Math.min(1, Math.max(0, value))
}
