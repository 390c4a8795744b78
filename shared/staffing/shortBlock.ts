/**
 * Staff of a block that is over before its queue has come to rest. It opens empty, which a stationary model takes for as busy as it will be at its
 * worst, and it turns away whoever waits when it closes, which a stationary model does not see; so the chain is solved in time (see `changingQueue`).
 */
import { hourSeconds } from '../calendar/durations.ts'
import { rosteredFor } from './absence.ts'
import { emptyQueue, type QueueMoment, type Stretch } from './changingQueue.ts'
import type { RequiredStaff, StaffPolicy, StretchDemand } from './requiredStaff.ts'

export type BlockQueue = Pick<StretchDemand, 'handleSeconds' | 'meanPatienceSeconds'> & { readonly policy: StaffPolicy }
/** In order of time, without holes, from opening to closing. */
export type BlockPiece = { readonly hours: number; readonly arrivalsPerHour: number }
/** `lost`: gave up, or still waited when the block closed. */
export type PieceOutcome = { readonly arrived: number; readonly lost: number }

/** After this many conversations, one after another, the effect of having begun empty is gone. */
const conversationsToRest = 6
/** Above this many people a block is large enough for the stationary model, and its chain too long to solve while somebody waits. */
const mostPeople = 50

/** @param busiest the most attempts an hour in the block */
export const isShortBlock = (hours: number, busiest: number, { handleSeconds }: Pick<StretchDemand, 'handleSeconds'>): boolean =>
  hours * hourSeconds <= conversationsToRest * handleSeconds && (busiest * handleSeconds) / hourSeconds <= mostPeople

/**
 * For each piece the fewest people with whom no larger share than the target gives up of those who try in it or were left over from before; and with
 * whom the block so far, and at its end together with those who are turned away at closing, keeps to the target as a whole.
 * @param abandonedAtMost share of all attempts
 */
export function requiredInBlock(pieces: readonly BlockPiece[], { policy, ...queue }: BlockQueue, abandonedAtMost: number): readonly RequiredStaff[] {
  let moment = openingOf(pieces, queue)
  let guess = Math.ceil(((pieces[0]?.arrivalsPerHour ?? 0) * queue.handleSeconds) / 3600 / policy.atOnce)
  const so = { arrived: 0, lost: 0 }
  return pieces.map((piece, n) => {
    const left = moment.means().waiting
    const known = new Map<number, ReturnType<QueueMoment['after']>>()
    const withPeople = (people: number) => {
      const next = known.get(people) ?? moment.after(stretchOf(piece, people * policy.atOnce))
      known.set(people, next)
      return next
    }
    const meets = (people: number) => {
      const { result, moment: after } = withPeople(people)
      const turnedAway = n === pieces.length - 1 ? after.means().waiting : 0
      const isWell = result.abandoned <= abandonedAtMost * (result.arrived + left) + tiny
      return isWell && so.lost + result.abandoned + turnedAway <= abandonedAtMost * (so.arrived + result.arrived) + tiny
    }
    const forTarget = fewestNear(guess, meets)
    const onDuty = Math.max(forTarget, policy.minimum)
    const { result, moment: after } = withPeople(onDuty)
    guess = forTarget
    moment = after
    so.arrived += result.arrived
    so.lost += result.abandoned
    return { forTarget, onDuty, rostered: rosteredFor(onDuty, policy.absence), becauseOf: forTarget >= policy.minimum ? 'target' : 'minimum' }
  })
}

const tiny = 1e-9

/** The fewest that will do, looked for one by one: solving the chain is dear, and the piece before was not much different. */
function fewestNear(guess: number, meets: (people: number) => boolean): number {
  let people = guess
  if (meets(people)) while (people > 0 && meets(people - 1)) people--
  else
    do people++
    while (!meets(people))
  return people
}

/** What comes of so many people on duty, piece by piece. */
export function outcomesInBlock(pieces: readonly BlockPiece[], staff: readonly number[], { policy, ...queue }: BlockQueue): readonly PieceOutcome[] {
  let moment = openingOf(pieces, queue)
  const lastStaffed = staff.findLastIndex((people) => people > 0)
  let waiting = 0
  return pieces.map((piece, n) => {
    const isLast = n === pieces.length - 1
    // Once everybody has gone home nobody is answered any more, and the queue is simple enough to be written down.
    if (n > lastStaffed) {
      const { abandoned, left } = withNobody(piece, waiting, queue)
      waiting = left
      return { arrived: piece.hours * piece.arrivalsPerHour, lost: abandoned + (isLast ? left : 0) }
    }
    const { result, moment: after } = moment.after(stretchOf(piece, (staff[n] ?? 0) * policy.atOnce))
    moment = after
    waiting = after.means().waiting
    return { arrived: result.arrived, lost: result.abandoned + (isLast ? waiting : 0) }
  })
}

/** On average, with nobody to answer: who waits gives up at their own pace. */
function withNobody({ hours, arrivalsPerHour }: BlockPiece, waiting: number, { meanPatienceSeconds }: Pick<BlockQueue, 'meanPatienceSeconds'>) {
  const patience = meanPatienceSeconds / 3600
  const atRest = arrivalsPerHour * patience
  const left = atRest + (waiting - atRest) * Math.exp(-hours / patience)
  return { left, abandoned: waiting + arrivalsPerHour * hours - left }
}

/** Hours are the common unit. */
const stretchOf = ({ hours, arrivalsPerHour }: BlockPiece, staff: number): Stretch => ({ length: hours, arrivalRate: arrivalsPerHour, staff })

const openingOf = (pieces: readonly BlockPiece[], { handleSeconds, meanPatienceSeconds }: Omit<BlockQueue, 'policy'>): QueueMoment =>
  emptyQueue(
    pieces.map((piece) => stretchOf(piece, 0)),
    { serviceRate: 3600 / handleSeconds, abandonRate: 3600 / meanPatienceSeconds },
  )
