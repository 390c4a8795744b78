/** Sources of which nobody would see that they stopped: too little comes in to know what is usual, and no heartbeat tells. */
import { dayMs } from '../../calendar/durations.ts'
import type { LineId } from '../../contacts/identifiers.ts'
import type { Coverage } from '../coverage.ts'
import type { TooQuiet } from '../figures.ts'
import type { SourceTimeline } from './sourceTimeline.ts'

/**
 * Of a source below 20 attempts over all that was looked at, no silence is ever called one until all of that is empty. Time in which it had stopped already
 * counts as measured until then, so whoever shows a figure of its lines says so.
 */
export function tooQuiet({ sources, window }: Pick<Coverage, 'sources' | 'window'>, lines: readonly LineId[]): readonly TooQuiet[] {
  const noticedAfterDays = Math.ceil((window.until - window.from) / dayMs)
  return sources.flatMap((source) => {
    const own = lines.filter((line) => source.lines.includes(line))
    return source.id === undefined || own.length === 0 || !isJudgedByNothing(source) ? [] : [{ source: source.id, lines: own, noticedAfterDays }]
  })
}

/** One that was never heard of is in no figure, and one of which nothing is left in all that was looked at is a gap. */
export const isJudgedByNothing = ({ isLive, firstSign, usual, heartbeatSeconds }: SourceTimeline): boolean =>
  isLive && firstSign !== undefined && usual === undefined && heartbeatSeconds === undefined
