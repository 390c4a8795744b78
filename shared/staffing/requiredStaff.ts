/** How many people a stretch of time needs: the fewest with whom few enough give up, never fewer than the policy says, and some more because people fall ill. */
import { rosteredFor } from './absence.ts'
import { erlangA } from './erlangA.ts'
import type { ImpatientQueue } from './impatientQueue.ts'
import { fewestStaff } from './fewestStaff.ts'

export type StaffTarget = {
  /** Of all contacts, the share that may give up. */
  readonly abandonedAtMost: number
  /** Answered within so many seconds, of all contacts. */
  readonly answeredWithin?: { readonly seconds: number; readonly share: number }
}
export type StaffPolicy = {
  readonly minimum: number
  /** Share of the rostered people that is not there: no-shows and pauses. */
  readonly absence: number
  /** Conversations that one person may hold at once: 1 on the telephone. The handle time must be the one measured at that number. */
  readonly atOnce: number
}
export type StretchDemand = { readonly arrivalsPerHour: number; readonly handleSeconds: number; readonly meanPatienceSeconds: number }
export type RequiredStaff = {
  /** By the target alone. */
  readonly forTarget: number
  /** On duty: with the policy's minimum. */
  readonly onDuty: number
  /** To roster, so that so many are there. */
  readonly rostered: number
  readonly becauseOf: 'target' | 'minimum'
}

export function requiredStaff(demand: StretchDemand, target: StaffTarget, { minimum, absence, atOnce }: StaffPolicy): RequiredStaff {
  const load = (demand.arrivalsPerHour * demand.handleSeconds) / 3600
  const meets = (people: number) => meetsTarget(queueWith(demand, people * atOnce), target)
  const forTarget = fewestStaff(meets, load / atOnce)
  const onDuty = Math.max(forTarget, minimum)
  return { forTarget, onDuty, rostered: rosteredFor(onDuty, absence), becauseOf: forTarget >= minimum ? 'target' : 'minimum' }
}

/** @param conversations that can be held at once */
export function queueWith({ arrivalsPerHour, handleSeconds, meanPatienceSeconds }: StretchDemand, conversations: number): ImpatientQueue {
  const rates = { arrivalRate: arrivalsPerHour / 3600, serviceRate: 1 / handleSeconds, abandonRate: 1 / meanPatienceSeconds }
  return erlangA(rates, conversations)
}

const meetsTarget = (queue: ImpatientQueue, { abandonedAtMost, answeredWithin }: StaffTarget) =>
  queue.abandoned <= abandonedAtMost && (answeredWithin === undefined || queue.atTime(answeredWithin.seconds).answeredWithin >= answeredWithin.share)
