/** On which local days of which lines events stand. */
import { localTimeOf } from '../../calendar/localTime.ts'
import { foldContacts } from '../../contacts/contact.ts'
import type { ContactEvent, HeartbeatEvent, PresenceEvent } from '../../contacts/contactEvent.ts'
import type { Line } from '../../settings/settings.ts'
import type { Placement } from './contactStore.ts'

/**
 * The days (line and local date) on which the attempts of a contact arrived. As long as no event names a line it stands on the day of every line: what was
 * imported may tell which it is, and those who read a day leave out what is of another line, or of none.
 */
export function placementsOf(lines: readonly Line[], events: readonly ContactEvent[]): readonly Placement[] {
  const days: Placement[] = []
  for (const { lineId, arrivedAt } of foldContacts(events))
    for (const { id, timeZone } of lineId === undefined ? lines : lines.filter(({ id }) => id === lineId)) {
      const day = { line: id, date: localTimeOf(timeZone).dateOf(arrivedAt) }
      if (!days.some((known) => isSameDay(known, day))) days.push(day)
    }
  return days
}

export function placementOfPresence(lines: readonly Line[], event: PresenceEvent | HeartbeatEvent): Placement | undefined {
  const line = lines.find(({ id }) => id === event.lineId)
  return line && { line: line.id, date: localTimeOf(line.timeZone).dateOf(event.at) }
}

export const isSameDay = (a: Placement, b: Placement): boolean => a.line === b.line && a.date === b.date
