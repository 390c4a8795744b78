/** Which figures a stored event belongs to, as far as that is known without folding it: used to mark them as not complete. */
import { localTimeOf } from '../../shared/calendar/localTime.ts'
import type { SourceEvent } from '../../shared/contacts/contactEvent.ts'
import type { LineId, SourceId } from '../../shared/contacts/identifiers.ts'
import type { Line } from '../../shared/settings/settings.ts'
import type { Placement } from '../../shared/storage/contacts/contactStore.ts'
import type { Whereabouts } from '../../shared/storage/contacts/foldingMarks.ts'
import { isSameDay } from '../../shared/storage/contacts/placements.ts'
import { longestBeforeMs } from '../../shared/storage/contacts/uncountedReader.ts'

/** What is known of an event that cannot be folded, or not even be read. `at`: UTC milliseconds. */
export type Stored = { readonly at: number; readonly line?: LineId | undefined; readonly source?: SourceId | undefined }

export const storedOf = (event: SourceEvent): Stored => ({ at: event.at, line: event.lineId, source: event.source })

export function whereaboutsOf(lines: readonly Line[], some: readonly Stored[]): Whereabouts {
  const days: Placement[] = []
  const sources = new Set<SourceId>()
  for (const { at, line: id, source } of some) {
    const line = lines.find((own) => own.id === id)
    if (line === undefined) {
      if (source !== undefined) sources.add(source)
      continue
    }
    const { dateOf } = localTimeOf(line.timeZone)
    for (const date of [dateOf(at - longestBeforeMs), dateOf(at)])
      if (!days.some((known) => isSameDay(known, { line: line.id, date }))) days.push({ line: line.id, date })
  }
  return { days, sources: [...sources] }
}
