/**
 * Events as text, and back. What is read here was written here from parsed events and never changed since, so it is
 * believed rather than parsed again: at a million contacts a schema would take most of the time of a rebuild.
 */
import type { ContactEvent, SourceEvent } from '../../contacts/contactEvent.ts'

export const writeEvents = (events: readonly SourceEvent[]): string => JSON.stringify(events)

/** @throws Error when the text is not a list: a damaged store, never an empty day. */
export function readEvents(text: unknown): readonly SourceEvent[] {
  const events: unknown = typeof text === 'string' ? JSON.parse(text) : undefined
  if (!Array.isArray(events)) throw new Error('stored events are not a list')
  return events as SourceEvent[]
}

export const writeEvent = (event: SourceEvent): string => JSON.stringify(event)

/** @throws Error when the text is not one event. */
export function readEvent(text: unknown): SourceEvent {
  const event: unknown = typeof text === 'string' ? JSON.parse(text) : undefined
  if (typeof event !== 'object' || event === null || !('eventId' in event)) throw new Error('a stored event is not an event')
  return event as SourceEvent
}

/** @throws Error when the text is not one event of a contact. */
export function readContactEvent(text: unknown): ContactEvent {
  const event = readEvent(text)
  if (!('contactId' in event)) throw new Error('a stored event belongs to no contact')
  return event
}
