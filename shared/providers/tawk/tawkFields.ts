/** The fields of a tawk.to event, for the shape of one that is no report. */
import type { KnownFields } from '../shapeOf.ts'

export const tawkFields: KnownFields = {
  names: ['event', 'chatId', 'time', 'property', 'chat', 'ticket', 'message', 'visitor', 'requester'],
  times: new Set(['time']),
  people: new Set(['message', 'visitor', 'requester']),
}
