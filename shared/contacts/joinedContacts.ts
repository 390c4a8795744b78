/**
 * Contacts that turned out to be one: a caller who is moved goes on under another name, and an event says so (`joins`). Everything that folds contacts
 * asks here first which events belong together.
 */
import type { ContactEvent } from './contactEvent.ts'
import type { ContactId } from './identifiers.ts'

/** All events of each contact, joined ones together; groups in the order in which their first event comes. */
export function eventsByContact(events: Iterable<ContactEvent>): readonly (readonly ContactEvent[])[] {
  const byId = new Map<ContactId, ContactEvent[]>()
  const joins: ContactEvent[] = []
  for (const event of events) {
    const own = byId.get(event.contactId)
    if (own === undefined) byId.set(event.contactId, [event])
    else own.push(event)
    if (event.joins !== undefined) joins.push(event)
  }
  if (joins.length === 0) return [...byId.values()]
  for (const { contactId, joins: other } of joins) {
    const [one, two] = [byId.get(contactId), other && byId.get(other)]
    if (other === undefined || one === undefined || one === two) continue
    const both = two === undefined ? one : [...one, ...two]
    for (const [id, own] of byId) if (own === one || own === two) byId.set(id, both)
    byId.set(other, both)
  }
  return [...new Set(byId.values())]
}

/** Names under which these events say that more may be known. */
export const joinedIn = (events: readonly ContactEvent[]): readonly ContactId[] => events.flatMap(({ joins }) => joins ?? [])
