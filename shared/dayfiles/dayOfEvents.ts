/** Which contacts belong to a line's local day, given all events around it. */
import { foldContacts } from '../contacts/contact.ts'
import { type ContactEvent, type HeartbeatEvent, isContactEvent, isPresenceEvent, type PresenceEvent, type SourceEvent } from '../contacts/contactEvent.ts'
import { eventsByContact } from '../contacts/joinedContacts.ts'
import type { Instant, LineId } from '../contacts/identifiers.ts'
import type { DayFacts } from './pack.ts'

/** From the first moment of a local day to the first of the next, in UTC milliseconds. */
export type DaySpan = { readonly from: Instant; readonly until: Instant }

/**
 * Folds a heap of events, in any order and with any repetition, into the contacts that *arrived* on the line's day.
 * `events` must hold everything known of these contacts; what belongs to other days or lines is left out.
 */
export function factsOfDay(events: Iterable<SourceEvent>, line: LineId, day: DaySpan): DayFacts {
  const { contacts, presence, heartbeats } = gather(events)
  return {
    contacts: eventsByContact(contacts)
      .flatMap(foldContacts)
      .filter((contact) => contact.lineId === line && isWithin(day, contact.arrivedAt)),
    presence: [...presence.values()].filter((event) => event.lineId === line && isWithin(day, event.at)),
    heartbeats: [...heartbeats.values()].filter((event) => event.lineId === line && isWithin(day, event.at)),
  }
}

function gather(events: Iterable<SourceEvent>) {
  const contacts: ContactEvent[] = []
  const presence = new Map<string, PresenceEvent>()
  const heartbeats = new Map<string, HeartbeatEvent>()
  for (const event of events) {
    if (isContactEvent(event)) contacts.push(event)
    else if (isPresenceEvent(event)) presence.set(event.eventId, event)
    else heartbeats.set(event.eventId, event)
  }
  return { contacts, presence, heartbeats }
}

const isWithin = (day: DaySpan, at: Instant) => day.from <= at && at < day.until
