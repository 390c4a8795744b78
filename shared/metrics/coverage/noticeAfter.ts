/** How long a source has to be silent before anybody can know it. */
import { minuteMs } from '../../calendar/durations.ts'
import type { Span } from '../../calendar/spans.ts'
import { firstFrom } from '../../dayfiles/contactColumns.ts'
import { levelBefore, missingForSilence, silentAfterSeconds } from './silence.ts'
import type { SourceTimeline } from './sourceTimeline.ts'

export type NoticeAfter = { readonly by: 'heartbeat' | 'usual_rate'; readonly seconds: number }

const outagesTried = 400
const shortestSeconds = 15 * 60
/** Multiples of it, without their whole part, lie evenly spread and in step with no day or week. */
const goldenRatio = (Math.sqrt(5) - 1) / 2

/**
 * How long an outage lasts before it is noticed: the median over outages that begin at any moment, nights and weekends included. By the
 * heartbeat where there is one; else each is judged as it would have been, by what was missing since the last attempt before it, at the level of
 * the attempts before that.
 * @returns undefined where too little is known, or where it takes longer than what was looked at
 */
export function noticeAfter(
  { heartbeatSeconds, usual, signs }: Pick<SourceTimeline, 'heartbeatSeconds' | 'usual' | 'signs'>,
  window: Span,
): NoticeAfter | undefined {
  if (heartbeatSeconds !== undefined) return { by: 'heartbeat', seconds: silentAfterSeconds(heartbeatSeconds) }
  const { contacts } = signs
  const [first] = contacts
  if (usual === undefined || first === undefined) return undefined
  const threshold = missingForSilence(usual.perYear)
  // Outages near the end of what was looked at cannot be followed far enough.
  const start = Math.max(window.from, first * 1000)
  const middleOfWindow = (start + window.until) / 2
  const delays = Array.from({ length: outagesTried }, (_, n) => {
    const begins = start + (((n + 1) * goldenRatio) % 1) * (middleOfWindow - start)
    const next = firstFrom(contacts, begins / 1000)
    const last = (contacts[next - 1] ?? first) * 1000
    const noticed = whenMissing(usual.expected, last, window.until, threshold / levelBefore(contacts, next, usual.expected))
    return noticed === undefined ? Number.POSITIVE_INFINITY : Math.max(noticed, last + shortestSeconds * 1000) - begins
  })
  const middle = delays.sort((a, b) => a - b)[Math.floor(outagesTried / 2)]
  return middle === undefined || middle === Number.POSITIVE_INFINITY ? undefined : { by: 'usual_rate', seconds: Math.max(shortestSeconds, middle / 1000) }
}

/** By halving: what is expected only grows. */
function whenMissing(expected: (from: number, until: number) => number, from: number, end: number, threshold: number): number | undefined {
  if (expected(from, end) <= threshold) return undefined
  let [low, high] = [from, end]
  while (high - low > minuteMs) {
    const middle = (low + high) / 2
    if (expected(from, middle) > threshold) high = middle
    else low = middle
  }
  return high
}
