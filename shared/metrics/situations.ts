/**
 * What holds on a line at each moment (open, staffed, measured), as stretches of time: it changes a few times a day, while attempts come by the hundred
 * thousand.
 */
import { coverWalker, type Span } from '../calendar/spans.ts'
import { presenceAt, type PresenceSteps } from '../staffing/presence.ts'
import { inCase } from './causeTable.ts'

export type Situation = {
  /** Seconds UTC from which something else holds. */
  readonly until: number
  /** Of `inCase`: all that depends on nothing but line and moment. */
  readonly inCase: number
  /** Seconds UTC at which the line closes; `never` where it is not open. */
  readonly closesAt: number
}
export const never = Number.POSITIVE_INFINITY

export type LineMoments = {
  /** In milliseconds. */
  readonly open: readonly Span[]
  readonly measured: readonly Span[]
  readonly presence: Pick<PresenceSteps, 'at' | 'present'>
  /** In milliseconds. Where nothing is told of presence, nobody was there; a roster with somebody on it is no word that they came. */
  readonly unrostered: readonly Span[]
  /** Seconds UTC: whoever arrived by then would have ended. */
  readonly overBy: number
}

/** In order of time, without a break. */
export function situationsOf({ open, measured, presence, unrostered, overBy }: LineMoments): readonly Situation[] {
  const moments = [Number.NEGATIVE_INFINITY, Math.floor(overBy) + 1, ...presence.at]
  for (const { from, until } of [...open, ...measured, ...unrostered]) moments.push(Math.ceil(from / 1000), Math.ceil(until / 1000))
  const edges = Float64Array.from(moments).sort()
  const [openAt, measuredAt, unrosteredAt, presentAt] = [coverWalker(open), coverWalker(measured), coverWalker(unrostered), presenceAt(presence)]
  const situations: Situation[] = []
  for (const [n, moment] of edges.entries()) {
    const until = edges[n + 1] ?? never
    if (moment === until) continue
    const opened = openAt(moment * 1000)
    const present = presentAt(moment) ?? (unrosteredAt(moment * 1000) === undefined ? undefined : 0)
    const isOver = moment <= overBy && measuredAt(moment * 1000) !== undefined
    situations.push({
      until,
      inCase:
        (opened === undefined ? 0 : inCase.isOpen) |
        (isOver ? inCase.isOver : 0) |
        (present === undefined ? 0 : present === 0 ? inCase.nobodyThere : inCase.somebodyThere),
      closesAt: opened === undefined ? never : opened.until / 1000,
    })
  }
  return situations
}

/** For walking forward in time: what holds at a second. Moments must not go back. */
export function situationWalker(situations: readonly Situation[]): (second: number) => Situation {
  let next = 0
  let own = situations[0] ?? nothingKnown
  return (second) => {
    while (own.until <= second) own = situations[++next] ?? nothingKnown
    return own
  }
}
const nothingKnown: Situation = { until: never, inCase: 0, closesAt: never }
