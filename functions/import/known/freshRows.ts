/** Which events of a part are new: those that no import and no live event has brought before. */
import { dayMs } from '../../../shared/calendar/durations.ts'
import type { SourceEvent } from '../../../shared/contacts/contactEvent.ts'
import type { EventId } from '../../../shared/contacts/identifiers.ts'
import { utcDateOf } from '../../../shared/storage/tables/eventsTable.ts'
import { inTurns } from '../../../shared/storage/tables/turns.ts'
import type { KnownEvents } from './knownEvents.ts'
import type { ImportedRow } from '../reading/part.ts'

const openAtOnce = 20

/** The new events of a part by UTC date, with the ids known on that date. */
type FreshDay = { readonly utcDate: string; readonly ids: Set<EventId>; readonly events: SourceEvent[] }
export type Fresh = { readonly events: readonly SourceEvent[]; readonly storedRows: number; readonly days: readonly FreshDay[] }

export async function freshRows(rows: readonly ImportedRow[], known: KnownEvents, mayBeKnown: (utcDate: string) => boolean): Promise<Fresh> {
  const days = [...dayNumbersOf(rows)].sort((a, b) => a - b)
  const byDay = new Map(await inTurns(days, openAtOnce, async (day) => [day, await knownOn(day, known, mayBeKnown)] as const))
  const added = new Set<EventId>()
  const events: SourceEvent[] = []
  let storedRows = 0
  for (const row of rows) {
    const fresh = row.events.filter((event) => !added.has(event.eventId) && byDay.get(dayNumberOf(event))?.ids.has(event.eventId) === false)
    if (fresh.length > 0) storedRows += 1
    for (const event of fresh) {
      added.add(event.eventId)
      events.push(event)
      byDay.get(dayNumberOf(event))?.events.push(event)
    }
  }
  return { events, storedRows, days: [...byDay.values()] }
}

const dayNumberOf = ({ at }: SourceEvent) => Math.floor(at / dayMs)

/** UTC days, counted from 1970, on which the rows have events. */
export function dayNumbersOf(rows: readonly ImportedRow[]): ReadonlySet<number> {
  const days = new Set<number>()
  for (const { events } of rows) for (const event of events) days.add(dayNumberOf(event))
  return days
}

async function knownOn(day: number, known: KnownEvents, mayBeKnown: (utcDate: string) => boolean): Promise<FreshDay> {
  const utcDate = utcDateOf(day * dayMs)
  return { utcDate, ids: await known.on(utcDate, mayBeKnown(utcDate)), events: [] }
}

/** So that the next part knows them too. */
export function remember({ days }: Fresh): void {
  for (const { ids, events } of days) for (const { eventId } of events) ids.add(eventId)
}
