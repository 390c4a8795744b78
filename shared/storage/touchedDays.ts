/** Which days of which lines may look different once these events are known. */
import { addDays } from '../calendar/localDate.ts'
import { localTimeOf } from '../calendar/localTime.ts'
import type { SourceEvent } from '../contacts/contactEvent.ts'
import type { LineId, LocalDate } from '../contacts/identifiers.ts'
import type { Line } from '../settings/settings.ts'
import type { LineDate } from './dayFiles.ts'

/** A contact may arrive the day before its event, or be drawn over from the day after by an earlier one. */
const neighbours = [-1, 0, 1] as const

/**
 * For imported events: each event's local day and the days beside it, because the rest of its contact may stand in another file.
 * An event that names no line touches all lines of its source.
 */
export function touchedDays(events: Iterable<SourceEvent>, lines: readonly Line[], linesOfSource: readonly LineId[]): readonly LineDate[] {
  const byId = new Map(lines.map((line) => [line.id, { line, clock: localTimeOf(line.timeZone), dates: new Set<LocalDate>() }]))
  for (const event of events) {
    for (const id of event.lineId === undefined ? linesOfSource : [event.lineId]) {
      const line = byId.get(id)
      line?.dates.add(line.clock.dateOf(event.at))
    }
  }
  return [...byId.values()].flatMap(({ line, dates }) => {
    const around = new Set([...dates].flatMap((date) => neighbours.map((days) => addDays(date, days))))
    return [...around].map((date) => ({ line, date }))
  })
}
