/** How many conversations went on at once: a step at each beginning and end. Of an end and a beginning at one moment the end comes first. */
import type { Span } from '../calendar/spans.ts'

/** `at`: seconds UTC, in order; `talking`: from then on. */
export type TalkSteps = { readonly at: Uint32Array; readonly talking: Uint16Array }

/** @param talks milliseconds UTC, half-open, in any order */
export function talkSteps(talks: readonly Span[]): TalkSteps {
  const begins = Uint32Array.from(talks, ({ from }) => Math.round(from / 1000)).sort()
  const ends = Uint32Array.from(talks, ({ until }) => Math.round(until / 1000)).sort()
  const [at, talking] = [new Uint32Array(2 * talks.length), new Uint16Array(2 * talks.length)]
  let [begun, over] = [0, 0]
  for (let step = 0; step < at.length; step++) {
    const begin = begins[begun] ?? Number.POSITIVE_INFINITY
    const end = ends[over] ?? Number.POSITIVE_INFINITY
    if (end <= begin) over++
    else begun++
    at[step] = Math.min(begin, end)
    talking[step] = begun - over
  }
  return { at, talking }
}
