/** The fields of a Trengo event, for the shape of one that is no report. */
import type { KnownFields } from '../shapeOf.ts'

export const trengoFields: KnownFields = {
  names: [
    'message_id',
    'ticket_id',
    'channel_id',
    'user_id',
    'contact_id',
    'contact_identifier',
    'assigned_to',
    'status',
    'direction',
    'from',
    'to',
    'duration',
  ],
  words: new Map([
    ['assigned_to', new Set(['USER', 'TEAM'])],
    ['status', new Set(['OPEN', 'ASSIGNED'])],
    ['direction', new Set(['INBOUND', 'OUTBOUND'])],
  ]),
  people: new Set(['contact_id', 'contact_identifier', 'from', 'to']),
}
