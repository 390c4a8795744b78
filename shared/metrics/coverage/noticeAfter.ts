/** How long a source has to be silent before anybody can know it. */
import { missingForSilence, silentAfterSeconds } from './silence.ts'
import type { SourceTimeline } from './sourceTimeline.ts'
import type { Span } from '../../calendar/spans.ts'

export type NoticeAfter = { readonly by: 'heartbeat' | 'usual_rate'; readonly seconds: number }

const outagesTried = 200
const shortestSeconds = 15 * 60
/** Silence is judged at the level of the twenty attempts before it where that is lower than usual, which makes it rather later than sooner. */
const levelBefore = 0.85

/**
 * The middle one of outages that begin right after some attempt. By the heartbeat where there is one; else by when so many attempts are
 * missing that their staying away is no chance.
 * @returns undefined where too little is known, or where it takes longer than what was looked at
 */
export function noticeAfter(
  { heartbeatSeconds, usual, signs }: Pick<SourceTimeline, 'heartbeatSeconds' | 'usual' | 'signs'>,
  window: Span,
): NoticeAfter | undefined {
  if (heartbeatSeconds !== undefined) return { by: 'heartbeat', seconds: silentAfterSeconds(heartbeatSeconds) }
  if (usual === undefined) return undefined
  const threshold = missingForSilence(usual.perYear) / levelBefore
  // Outages near the end of what was looked at cannot be followed far enough.
  const middleOfWindow = (window.from + window.until) / 2
  const starts = signs.contacts.filter((moment) => moment * 1000 < middleOfWindow)
  const step = Math.max(1, Math.floor(starts.length / outagesTried))
  const delays: number[] = []
  for (let n = 0; n < starts.length; n += step) {
    const from = (starts[n] ?? 0) * 1000
    const until = whenMissing(usual.expected, from, window.until, threshold)
    delays.push(until === undefined ? Number.POSITIVE_INFINITY : (until - from) / 1000)
  }
  const middle = delays.sort((a, b) => a - b)[Math.floor(delays.length / 2)]
  return middle === undefined || middle === Number.POSITIVE_INFINITY ? undefined : { by: 'usual_rate', seconds: Math.max(shortestSeconds, middle) }
}

/** By halving: what is expected only grows. */
function whenMissing(expected: (from: number, until: number) => number, from: number, end: number, threshold: number): number | undefined {
  if (expected(from, end) <= threshold) return undefined
  let [low, high] = [from, end]
  while (high - low > 60_000) {
    const middle = (low + high) / 2
    if (expected(from, middle) > threshold) high = middle
    else low = middle
  }
  return high
}
