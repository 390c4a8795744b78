/** Erlang C (M/M/n): everybody waits for as long as it takes. Only to show what that would say; people give up, see `erlangA`. */
import { blocking } from './erlangB.ts'

/** Rates and times in one common unit of time. */
export type Demand = { readonly arrivalRate: number; readonly serviceRate: number }
export type PatientQueue =
  | { readonly stable: false }
  | {
      readonly stable: true
      readonly waitProbability: number
      /** Over all contacts, those who need not wait included. */
      readonly meanWait: number
      readonly meanWaitOfWaiting: number
      readonly meanQueue: number
      readonly occupancy: number
      readonly waitsLongerThan: (time: number) => number
    }

/** Not stable where the load is as large as the staff: then the queue only grows, and no other figure exists. */
export function erlangC({ arrivalRate, serviceRate }: Demand, staff: number): PatientQueue {
  const load = Math.max(0, arrivalRate) / serviceRate
  if (load >= staff) return { stable: false }
  const blocked = blocking(staff, load)
  const waitProbability = load === 0 ? 0 : (staff * blocked) / (staff - load * (1 - blocked))
  const drain = staff * serviceRate - Math.max(0, arrivalRate)
  const meanWait = waitProbability / drain
  return {
    stable: true,
    waitProbability,
    meanWait,
    meanWaitOfWaiting: 1 / drain,
    meanQueue: meanWait * Math.max(0, arrivalRate),
    occupancy: load / staff,
    waitsLongerThan: (time) => waitProbability * Math.exp(-drain * time),
  }
}
