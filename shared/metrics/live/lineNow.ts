/** All that is said of one line at one moment. Pure: day files, coverage and a clock go in. */
import { localTimeOf } from '../../calendar/localTime.ts'
import type { LocalDate } from '../../contacts/identifiers.ts'
import type { DayColumns } from '../../dayfiles/dayColumns.ts'
import type { Line } from '../../settings/settings.ts'
import type { Coverage } from '../coverage.ts'
import { tooQuiet } from '../coverage/tooQuiet.ts'
import type { TooQuiet } from '../figures.ts'
import { type AttemptsSoFar, attemptsSoFar, type UsualSoFar, usualSoFar } from './attemptsSoFar.ts'
import { type FeedNow, feedNow } from './feedNow.ts'
import { lastEventAt } from './lastEvent.ts'
import { type SignedInNow, signedInNow } from './signedInNow.ts'
import { longestWaitSeconds, type WaitingNow, waitingNow } from './waitingNow.ts'

export type LineNow = {
  readonly line: Line
  readonly feed: FeedNow
  /** Absent while nothing can be known: a figure from before the silence would be taken for one of now. */
  readonly figures?: LiveFigures
  /** Sources of which nobody would notice soon that they stopped; absent: none. */
  readonly tooQuiet?: readonly TooQuiet[]
}
export type LiveFigures = WaitingNow & {
  /** undefined: no source ever told who is there. */
  readonly staff: SignedInNow | undefined
  readonly today: AttemptsSoFar
  /** undefined: too few of the earlier weeks were measured. */
  readonly usual: UsualSoFar | undefined
}

/** The files of each date; two for the day up to which the past was stripped. In order of date. */
export type Days = ReadonlyMap<LocalDate, readonly DayColumns[]>

export type LineNowInput = {
  readonly line: Line
  /** Today and the day before, as they are now. */
  readonly recent: Days
  /** The weeks before that, in order of date. */
  readonly before: Days
  readonly coverage: Coverage
  /** UTC milliseconds. */
  readonly now: number
}

export function lineNow({ line, recent, before, coverage, now }: LineNowInput): LineNow {
  const days = [...recent.values()].flat()
  const sources = coverage.sources.filter((source) => source.lines.includes(line.id))
  const judgedAt = coverage.window.until
  const feed = feedNow({ sources, judgedAt, lastAt: lastEventAt(days, now), now })
  if (feed.state === 'silent' || feed.state === 'not_connected') return { line, feed }
  // What was judged a little while ago still holds while the source delivers.
  const { measured } = coverage.of(line.id)
  const upToNow = measured.map((span) => (span.until === judgedAt ? { from: span.from, until: Math.max(now, span.until) } : span))
  const soFar = { columnsOn: (date: LocalDate) => recent.get(date) ?? before.get(date) ?? [], measured: upToNow, clock: localTimeOf(line.timeZone), now }
  const figures: LiveFigures = {
    ...waitingNow(days, now, longestWaitSeconds[line.channel]),
    staff: signedInNow([...[...before.values()].flat(), ...days], now),
    today: attemptsSoFar(soFar),
    usual: usualSoFar(soFar),
  }
  const quiet = tooQuiet({ ...coverage, sources }, [line.id])
  return { line, feed, figures, ...(quiet.length > 0 && { tooQuiet: quiet }) }
}
