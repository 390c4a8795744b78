import type { SourceEvent, WithoutLine } from './contactEvent.ts'
import type { LineId } from './identifiers.ts'

/** An event of a queue that was not set up, on the line that the queue turned out to be; its fields in the order they always have. */
export function onLine(event: WithoutLine, lineId: LineId): SourceEvent {
  if ('contactId' in event) {
    const { eventId, contactId, type, at, ...others } = event
    return { eventId, contactId, type, at, lineId, ...others }
  }
  const { eventId, ...others } = event
  return { eventId, lineId, ...others }
}
