/** What can be said of a source in a slot of time: an hour, a day. */
import { minuteMs } from '../../calendar/durations.ts'
import { intersect, lengthOf, merge, type Span, subtract } from '../../calendar/spans.ts'
import type { SourceTimeline } from './sourceTimeline.ts'

/** `closure`: told to count as closed. `ahead`: has not happened yet. */
export type SlotState = 'covered' | 'partial' | 'silent' | 'closure' | 'unknown' | 'ahead'

/** A stretch this short at the edge of a slot is not worth a word (milliseconds). */
const negligible = minuteMs

/** @param slots in milliseconds, sorted; @param now what begins after it has no state yet */
export function slotStates(timeline: SourceTimeline, slots: readonly Span[], now: number): readonly SlotState[] {
  const { firstSign, told, closures, ended, stretchHoles } = partsOf(timeline)
  return slots.map((slot): SlotState => {
    if (slot.from >= now) return 'ahead'
    const elapsed = { from: slot.from, until: Math.min(slot.until, now) }
    const closed = lengthOf(intersect(closures, [elapsed]))
    const all = elapsed.until - elapsed.from
    if (closed > all - negligible) return 'closure'
    const known = subtract(intersect([elapsed], [{ from: firstSign, until: Number.POSITIVE_INFINITY }]), merge([...ended, ...closures]))
    if (lengthOf(known) < negligible) return 'unknown'
    const everywhere = lengthOf(intersect(known, merge([...timeline.silent, ...told])))
    if (everywhere > lengthOf(known) - negligible) return 'silent'
    return lengthOf(intersect(known, stretchHoles)) < negligible ? 'covered' : 'partial'
  })
}

function partsOf(timeline: SourceTimeline) {
  const { firstSign = Number.POSITIVE_INFINITY, told, closures, ended, silentOn } = timeline
  return { firstSign, told, closures, ended, stretchHoles: merge([...told, ...[...silentOn.values()].flat()]) }
}

export type SourceNow =
  | { readonly state: 'delivers'; readonly last: number }
  | { readonly state: 'silent'; readonly since: number }
  | { readonly state: 'gap_told' }
  | { readonly state: 'closed' }
  /** Only files are imported for it, or it was replaced. */
  | { readonly state: 'not_live'; readonly last: number | undefined }
  /** Nothing for so long that nobody looked further back. */
  | { readonly state: 'long_ago' }
  | { readonly state: 'never' }

/** Up to the end of what was judged, which is now. */
export function sourceNow({ firstSign, lastSign, wasHeardBefore, silent, silentOn, told, closures, isLive }: SourceTimeline, until: number): SourceNow {
  const tail = (spans: readonly Span[]) => spans.find((span) => span.until >= until)
  if (firstSign === undefined || lastSign === undefined) return { state: wasHeardBefore ? 'long_ago' : 'never' }
  if (tail(closures) !== undefined) return { state: 'closed' }
  if (tail(told) !== undefined) return { state: 'gap_told' }
  const since = tail(silent) ?? tail(merge([...silentOn.values()].flat()))
  if (!isLive) return { state: 'not_live', last: lastSign }
  return since === undefined ? { state: 'delivers', last: lastSign } : { state: 'silent', since: since.from }
}
