/** Lines that are open while nobody is signed in, as events to be mailed about. Only where it was told lately who is there. */
import { minuteMs } from '../calendar/durations.ts'
import type { Span } from '../calendar/spans.ts'
import type { LineId } from '../contacts/identifiers.ts'
import { notTold, type PresenceSteps } from '../staffing/presence.ts'
import type { PresenceEvent } from './mailEvent.ts'

export type LineNow = {
  readonly line: LineId
  /** Who was there in the last days, up to now. */
  readonly steps: PresenceSteps
  /** Opening hours around now. */
  readonly open: readonly Span[]
  /** Time in which what is told is known to have come through. */
  readonly measured: readonly Span[]
}

/** @param minutes so long nobody may be there before it is told @param now UTC milliseconds */
export function presenceEvents(lines: readonly LineNow[], minutes: number, now: number): readonly PresenceEvent[] {
  return lines.flatMap(({ line, steps, open, measured }): readonly PresenceEvent[] => {
    const around = (spans: readonly Span[]) => spans.find(({ from, until }) => from <= now && now < until)
    // What was measured ends at the moment it is looked at.
    const [opening, heard] = [around(open), measured.find(({ from, until }) => from <= now && now <= until)]
    const emptied = nobodySince(steps, now)
    if (opening === undefined || heard === undefined || emptied === undefined) return []
    const since = Math.max(opening.from, emptied)
    const knownSince = Math.max(since, heard.from)
    return now - knownSince >= minutes * minuteMs ? [{ kind: 'presence', id: `presence ${line} ${since}`, line, since }] : []
  })
}

/** Since when nobody has been signed in; undefined: somebody is, or nobody ever told. */
function nobodySince({ at, signedIn, present }: PresenceSteps, now: number): number | undefined {
  const count = at.findLastIndex((second) => second * 1000 <= now) + 1
  const there = (step: number) => (signedIn[step] === notTold ? present[step] : signedIn[step]) ?? 0
  let first = count
  while (first > 0 && there(first - 1) === 0) first--
  const since = at[first]
  return first === count || since === undefined ? undefined : since * 1000
}
