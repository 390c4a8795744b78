/**
 * What callers do who did not get through while the line was open: whether they try again, and after how long. Measured from the line's own past. The
 * prior is
 * that of four imagined callers, two of whom try again.
 */
import { hourSeconds } from '../../../calendar/durations.ts'
import { eachNeed } from '../../../contacts/series.ts'
import { answeredVerdict, verdictOf } from '../../../metrics/judgedContacts.ts'
import { categories, categoryOf } from '../../../metrics/tally.ts'
import { type NeedsFrom, needsInput, wentOnAt } from '../needs/closedNeeds.ts'
import type { SeededRandom } from '../seededRandom.ts'

export type Retries = {
  /** Failed attempts while open, and those followed by another attempt of the same need. */
  readonly again: Share
  /** The same of a day. */
  readonly withinDay: Share
  /** Hours until the next attempt, in ascending order: a sample of them. */
  readonly gapHours: Float64Array
  /** Attempts while open, and those answered. */
  readonly answered: Share
  /** Needs that met a closed line, came back and failed while it was open; and those of them that were reached after all. Such people go on trying. */
  readonly reachedAfterBoth: Share
}
export type Share = { readonly of: number; readonly yes: number }

/** What may become of somebody who fails once. */
export type RetryChances = {
  readonly again: number
  readonly withinDay: number
  /** To be reached some other time, for somebody who came back after a closed line and fails: measured on those who did. */
  readonly persistent: number
}

const dayHours = 24
const imagined = { yes: 2, of: 4 }
const mostGaps = 200
const closedVerdict = verdictOf('closed')
const missedOpen = categories.indexOf('missed_open')
const isMissedWhileOpen = (verdict: number): boolean => categoryOf(verdict) === missedOpen

export function retriesOf(from: NeedsFrom): Retries {
  const { judged, period, line, verdict } = from
  const { columns, clock } = from.input
  const gaps: number[] = []
  let [failed, day, answered, both, reachedAfterBoth] = [0, 0, 0, 0, 0]
  eachNeed(needsInput(from), (need) => {
    const { rows, places, attempts, reachedAt } = need
    // Of stripped rows only the distances to each other are known to the second.
    const atPlace = (n: number) => columns.byPerson.at[places[n] ?? 0] ?? 0
    const after = wentOnAt(need, columns)
    let [hasMetClosed, hasFailedAfter] = [false, false]
    for (let n = 0; n < attempts; n++) {
      const row = rows[n] ?? 0
      if (columns.line[row] !== line || judged.judged.isMeasured[row] === 0 || period.weekOf(clock.day[row] ?? 0) < 0) continue
      const own = verdict[row] ?? answeredVerdict
      if (own === answeredVerdict) answered++
      hasMetClosed ||= own === closedVerdict
      if (!isMissedWhileOpen(own)) continue
      failed++
      hasFailedAfter ||= hasMetClosed
      const hasNext = n + 1 < attempts
      if (!hasNext && after === undefined) continue
      const gap = (hasNext ? atPlace(n + 1) - atPlace(n) : Math.max(0, (after ?? 0) - (columns.at[row] ?? 0))) / hourSeconds
      gaps.push(gap)
      if (gap <= dayHours) day++
    }
    if (!hasFailedAfter) return
    both++
    if (reachedAt > 0) reachedAfterBoth++
  })
  return {
    again: { yes: gaps.length, of: failed },
    withinDay: { yes: day, of: failed },
    gapHours: thinned(gaps.sort((a, b) => a - b)),
    answered: { yes: answered, of: answered + failed },
    reachedAfterBoth: { yes: reachedAfterBoth, of: both },
  }
}

/** At most this many gaps, taken evenly from the sorted ones; where none was seen, a short and a long one. */
function thinned(gaps: readonly number[]): Float64Array {
  if (gaps.length === 0) return Float64Array.of(0.1, 0.2, 0.5, 2, 20)
  const size = Math.min(mostGaps, gaps.length)
  return Float64Array.from({ length: size }, (_, n) => gaps[Math.floor(((n + 0.5) * gaps.length) / size)] ?? 0)
}

/** One random draw of the chances to try again; without `random` their middle values. */
export function retryChances({ again, withinDay, reachedAfterBoth }: Retries, random?: SeededRandom): RetryChances {
  const drawn = ({ yes, of }: Share) => {
    const [own, other] = [yes + imagined.yes, of - yes + imagined.of - imagined.yes]
    return random === undefined ? own / (own + other) : random.beta(own, other)
  }
  const share = drawn(again)
  // Those within a day are a part of them: one chance for both.
  return { again: share, withinDay: again.yes === 0 ? share : (share * withinDay.yes) / again.yes, persistent: drawn(reachedAfterBoth) }
}
