/** Looking up when a line opens next. Seconds UTC. */
import type { Span } from '../../../calendar/spans.ts'

export type Openings = {
  readonly from: Float64Array
  readonly until: Float64Array
}

/** @param spans UTC milliseconds, sorted and apart */
export const openingsOf = (spans: readonly Span[]): Openings => ({
  from: Float64Array.from(spans, ({ from }) => from / 1000),
  until: Float64Array.from(spans, ({ until }) => until / 1000),
})

/** Position of the first that begins after a moment; their number where none does. */
export function nextOpening({ from }: Openings, moment: number): number {
  let [low, high] = [0, from.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((from[middle] ?? 0) <= moment) low = middle + 1
    else high = middle
  }
  return low
}
