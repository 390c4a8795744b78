/** The fields of a Trengo event, for the shape of one that is no report. */
import type { Reading, UnrecognisedReason } from '../provider.ts'
import type { Fields } from '../readFields.ts'
import { notUnderstood } from '../reading.ts'
import type { KnownFields } from '../shapeOf.ts'

const trengoFields: KnownFields = {
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

/** An event that is no report, and why. @param type as far as it is told */
export const aside = (reason: UnrecognisedReason, type: string | undefined, fields: Fields): Reading => notUnderstood(reason, type, fields, trengoFields)
