/**
 * A queue whose arrivals and staff change in time (M(t)/M/n(t)+M), solved exactly: a block that opens starts empty, so a stationary model is
 * too gloomy, and three hours of conversations of 35 minutes never come to rest. Uniformisation (Jensen 1953) in steps so short that no
 * weight underflows.
 */
import { emptyState, meansOf, runFor, type State, withStaff } from './queueChain.ts'

/** Rates and times in one common unit. */
export type Stretch = { readonly length: number; readonly arrivalRate: number /** Whole people. */; readonly staff: number }
export type StretchResult = { readonly arrived: number; readonly abandoned: number; readonly meanWaiting: number; readonly meanBusy: number }
type OwnRates = { readonly serviceRate: number; readonly abandonRate: number }

/** A queue at one moment. It never changes: the same moment may be followed by one stretch and by another. */
export type QueueMoment = {
  readonly after: (stretch: Stretch) => { readonly moment: QueueMoment; readonly result: StretchResult }
  readonly means: () => { readonly waiting: number; readonly busy: number }
}

/** As it is at opening. @param stretches all that will be asked about, to know how much room the queue may need; their staff does not matter */
export function emptyQueue(stretches: readonly Stretch[], rates: OwnRates): QueueMoment {
  return momentOf(emptyState(0, roomFor(stretches, rates.abandonRate)), rates)
}

const momentOf = (state: State, { serviceRate, abandonRate }: OwnRates): QueueMoment => ({
  after: ({ length, arrivalRate, staff }) => {
    const run = runFor(withStaff(state, staff), length, { arrivalRate, serviceRate, abandonRate })
    return {
      moment: momentOf(run.state, { serviceRate, abandonRate }),
      result: {
        arrived: arrivalRate * length,
        abandoned: abandonRate * run.waitingTime + run.overflowed,
        meanWaiting: length === 0 ? 0 : run.waitingTime / length,
        meanBusy: length === 0 ? 0 : run.busyTime / length,
      },
    }
  },
  means: () => {
    const { waiting, busy } = meansOf(state, state.probability)
    return { waiting, busy }
  },
})

/** So many waiting that more have no weight: no more than arrive in all, nor than would be there if nobody were ever answered. */
function roomFor(stretches: readonly Stretch[], abandonRate: number): number {
  const beyond = (mean: number) => Math.ceil(mean + 7 * Math.sqrt(mean) + 7)
  const arriving = stretches.reduce((sum, { length, arrivalRate }) => sum + length * arrivalRate, 0)
  const most = stretches.reduce((rate, { arrivalRate }) => Math.max(rate, arrivalRate), 0)
  return Math.min(beyond(arriving), abandonRate > 0 ? beyond(most / abandonRate) : Number.POSITIVE_INFINITY)
}
