/** Callers still waiting when the line closed: they count as turned away at that moment, whenever they arrived. */
import { coverWalker, type Span } from '../../../calendar/spans.ts'
import type { ContactColumns } from '../../../dayfiles/contactColumns.ts'
import type { Judged } from '../../../metrics/judgedContacts.ts'
import { localTimeOf } from '../../../calendar/localTime.ts'
import { slotAt } from './weekSlots.ts'

export type Closing = { readonly at: number; readonly slot: number }

/** For each row cut off by a closing: the moment in seconds UTC and the slot of the week that begins there. @param open spans in UTC milliseconds */
export function closingMoments(
  line: { readonly zone: string; readonly open: readonly Span[] },
  { at, length }: ContactColumns,
  { atClosing }: Judged,
): ReadonlyMap<number, Closing> {
  const openAt = coverWalker(line.open)
  const clock = localTimeOf(line.zone)
  const moments = new Map<number, Closing>()
  for (let row = 0; row < length; row++) {
    if (atClosing[row] !== 1) continue
    const span = openAt((at[row] ?? 0) * 1000)
    if (span !== undefined)
      moments.set(row, {
        at: span.until / 1000,
        slot: slotAt(clock, span.until),
      })
  }
  return moments
}
