/** Shortages of the coming days, as events to be mailed about: one for each opening of a line, by what costs most in it. */
import { hourMs } from '../calendar/durations.ts'
import type { Span } from '../calendar/spans.ts'
import type { StaffingFigures } from '../metrics/staffing/staffingFigures.ts'
import type { GapEvent } from './mailEvent.ts'

export const gapHours = 72

/** @param open the line's openings around the coming days @param now UTC milliseconds */
export function gapEvents(
  { line, gaps, isAssumed }: Pick<StaffingFigures, 'line' | 'gaps' | 'isAssumed'>,
  open: readonly Span[],
  now: number,
): readonly GapEvent[] {
  return open.flatMap(({ from, until }): readonly GapEvent[] => {
    // The costliest first, as they come.
    const worst = gaps.find((gap) => from <= gap.from && gap.from < until && now < gap.from && gap.from <= now + gapHours * hourMs)
    return worst === undefined ? [] : [{ kind: 'gap', id: `gap ${line} ${from}`, line, gap: worst, isAssumed }]
  })
}
