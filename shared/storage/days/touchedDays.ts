/** Which days of which lines may look different once these events are known. */
import { addDays } from '../../calendar/localDate.ts'
import { localTimeOf } from '../../calendar/localTime.ts'
import type { SourceEvent } from '../../contacts/contactEvent.ts'
import type { LineId, LocalDate } from '../../contacts/identifiers.ts'
import type { Line } from '../../settings/settings.ts'
import type { LineDate } from './lineDate.ts'

/** Each event's own local day, each day once. An event that names no line is about all lines of its source. */
export function daysOfEvents(events: Iterable<SourceEvent>, lines: readonly Line[], linesOfSource: readonly LineId[]): readonly LineDate[] {
  const byId = new Map(lines.map((line) => [line.id, { line, clock: localTimeOf(line.timeZone), dates: new Set<LocalDate>() }]))
  for (const event of events) {
    for (const id of event.lineId === undefined ? linesOfSource : [event.lineId]) {
      const line = byId.get(id)
      line?.dates.add(line.clock.dateOf(event.at))
    }
  }
  return [...byId.values()].flatMap(({ line, dates }) => [...dates].map((date) => ({ line, date })))
}

/** A contact may have arrived the day before its event, or be drawn over from the day after by an earlier one: the days beside these, without these. */
export function daysBeside(days: readonly LineDate[]): readonly LineDate[] {
  return [...Map.groupBy(days, ({ line }) => line.id).values()].flatMap((own) => {
    const dates = new Set(own.map(({ date }) => date))
    const beside = new Set([...dates].flatMap((date) => [addDays(date, -1), addDays(date, 1)]).filter((date) => !dates.has(date)))
    return own.slice(0, 1).flatMap(({ line }) => [...beside].map((date) => ({ line, date })))
  })
}
