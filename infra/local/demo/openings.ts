import type { Span } from '../../../shared/calendar/spans.ts'

/** The line's open spans as they become known, day after day, in order of time. */
export type Openings = {
  readonly add: (spans: readonly Span[]) => void
  /** The span that is open at this moment, if any. */
  readonly at: (moment: number) => Span | undefined
  /** Start of the first span that opens after this moment, if it is known yet. */
  readonly nextAfter: (moment: number) => number | undefined
}

export function newOpenings(): Openings {
  let spans: Span[] = []
  return {
    add: (more) => spans.push(...more),
    at: (moment) => spans.find((span) => span.from <= moment && moment < span.until),
    nextAfter: (moment) => {
      // Moments asked about only grow: what has closed is never asked for again.
      spans = spans.filter((span) => moment < span.until)
      return spans.find((span) => span.from > moment)?.from
    },
  }
}
