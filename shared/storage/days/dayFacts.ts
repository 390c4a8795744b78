/** Gathers the facts of a line's local day: its rows, and what was imported around it. */
import { dayMs } from '../../calendar/durations.ts'
import type { SourceEvent } from '../../contacts/contactEvent.ts'
import type { LineId, LocalDate } from '../../contacts/identifiers.ts'
import { addDays } from '../../calendar/localDate.ts'
import { localTimeOf } from '../../calendar/localTime.ts'
import { factsOfDay } from '../../dayfiles/dayOfEvents.ts'
import type { DayFacts } from '../../dayfiles/pack.ts'
import type { Line } from '../../settings/settings.ts'
import type { ContactStore } from '../contacts/contactStore.ts'
import { utcDateOf } from '../tables/eventsTable.ts'
import type { Parcels } from '../facts/parcels.ts'
import { lastFew } from '../../dayfiles/recent.ts'

type LineZone = Pick<Line, 'id' | 'timeZone'>
export type GatheredFacts = {
  readonly facts: DayFacts /** Something was imported in these days, so neighbouring days may share contacts. */
  readonly hasImports: boolean
}
export type FactReader = (line: LineZone, date: LocalDate) => Promise<GatheredFacts>

/** Days that a build may look at before the oldest is let go: one line's window is five at most, and four days are built at once. */
const answersKept = 8
/** The longest a contact goes on, so an imported contact of a day may have events in the days beside it. */
const neighbours = [-1, 1] as const

/** `imported` may be a memory of its own for a run of days; `rowsOf` may come from the table or from memory. */
export function factReader(rowsOf: ContactStore['eventsOfDay'], imported: Parcels['eventsOn']): FactReader {
  const [keptImports, keptRows] = [lastFew<ReturnType<typeof imported>>(answersKept), lastFew<ReturnType<typeof rowsOf>>(answersKept)]
  const importedOn = (utcDate: string) => keptImports(utcDate, () => imported(utcDate))
  const rowsOn: typeof rowsOf = ({ line, date }) => keptRows(`${line} ${date}`, () => rowsOf({ line, date }))
  return async (line, date) => {
    const clock = localTimeOf(line.timeZone)
    const utcDates = utcDatesBetween(clock.dayStart(addDays(date, -1)), clock.dayStart(addDays(date, 2)))
    const [rows, ...parcels] = await Promise.all([rowsOn({ line: line.id, date }), ...utcDates.map(importedOn)])
    const hasImports = parcels.some((events) => events.length > 0)
    const beside = hasImports ? await Promise.all(neighbours.map((days) => rowsOn({ line: line.id, date: addDays(date, days) }))) : []
    const events = hasImports ? ofLine([rows, ...beside, ...parcels], line.id) : rows
    return { facts: factsOfDay(events, line.id, { from: clock.dayStart(date), until: clock.dayStart(addDays(date, 1)) }), hasImports }
  }
}

/** All events of every contact that some event puts on this line: never half a contact. */
function ofLine(heaps: readonly (readonly SourceEvent[])[], line: LineId): readonly SourceEvent[] {
  const own = new Set<string>()
  const joins: (readonly [string, string])[] = []
  for (const heap of heaps)
    for (const event of heap) {
      if (!('contactId' in event)) continue
      if (event.lineId === line) own.add(event.contactId)
      if (event.joins !== undefined) joins.push([event.contactId, event.joins])
    }
  // A caller who was moved is one contact under two names; each may name the other's line.
  for (let size = -1; size < own.size; ) {
    size = own.size
    for (const names of joins) if (names.some((name) => own.has(name))) for (const name of names) own.add(name)
  }
  return heaps.flatMap((heap) => heap.filter((event) => ('contactId' in event ? own.has(event.contactId) : event.lineId === line)))
}

/** The UTC dates that the half-open span from one moment to another touches. */
export function utcDatesBetween(from: number, until: number): readonly string[] {
  const dates: string[] = []
  for (let noon = Date.parse(`${utcDateOf(from)}T12:00:00Z`); utcDateOf(noon) <= utcDateOf(until - 1); noon += dayMs) dates.push(utcDateOf(noon))
  return dates
}
