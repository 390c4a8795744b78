/** How the reporting of a line is doing right now: the tag beside its figures, and whether there may be any. */
import { sourceNow } from '../coverage/slotStates.ts'
import { quarterSeconds } from '../coverage/lineSigns.ts'
import type { SourceTimeline } from '../coverage/sourceTimeline.ts'

/**
 * `good`: what was told is of now. `slow`: longer without a sign than is usual, not long enough to call it a fault.
 * `silent`: too long without one; nothing is known since. `not_connected`: nothing reports live.
 */
export type FeedState = 'good' | 'slow' | 'silent' | 'not_connected'
/** `lastAt`: the last sign of life, UTC milliseconds; undefined where there never was one. */
export type FeedNow = { readonly state: FeedState; readonly lastAt: number | undefined }

export type FeedInput = {
  /** Of every source of the line, as judged a little while ago. */
  readonly sources: readonly SourceTimeline[]
  /** End of what was judged then, UTC milliseconds. */
  readonly judgedAt: number
  /** Last sign of life of the line since, UTC milliseconds. */
  readonly lastAt: number | undefined
  readonly now: number
}

/** So many attempts missing happens in one of twenty stretches by chance (Poisson, `exp(-m)`). */
const missingWhenSlow = Math.log(20)

/** The worst of the sources that report live; a source of files alone says nothing of now. */
export function feedNow({ sources, judgedAt, lastAt, now }: FeedInput): FeedNow {
  const states = sources.map((source) => stateOf(source, { judgedAt, lastAt, now }))
  const lasts = [lastAt, ...sources.map(({ lastSign }) => lastSign)].filter((one) => one !== undefined)
  const last = lasts.length === 0 ? undefined : Math.min(now, Math.max(...lasts))
  const state = (['silent', 'slow', 'good'] as const).find((own) => states.includes(own)) ?? 'not_connected'
  return { state, lastAt: last }
}

function stateOf(source: SourceTimeline, { judgedAt, lastAt, now }: Omit<FeedInput, 'sources'>): FeedState {
  const judged = sourceNow(source, judgedAt)
  switch (judged.state) {
    case 'never':
    case 'long_ago':
    case 'not_live':
    case 'closed':
      return 'not_connected'
    case 'gap_told':
      return 'silent'
    case 'silent':
      // The silence is over as soon as anything comes in, not only when it is judged anew.
      return lastAt !== undefined && lastAt > Math.max(judged.since + quarterSeconds * 1000, source.lastSign ?? 0) ? 'good' : 'silent'
    case 'delivers':
      return isSlow(source, Math.max(judged.last, lastAt ?? 0), now) ? 'slow' : 'good'
  }
}

function isSlow({ heartbeatSeconds, usual }: SourceTimeline, lastAt: number, now: number): boolean {
  // A sign counts for the whole of its quarter hour, and so does a heartbeat.
  const quiet = now - lastAt - quarterSeconds * 1000
  if (quiet <= 0) return false
  if (heartbeatSeconds !== undefined) return quiet > heartbeatSeconds * 1000
  return usual !== undefined && usual.expected(lastAt + quarterSeconds * 1000, now) > missingWhenSlow
}
