/** The fields of a tawk.to event, for the shape of one that is no report. */
import type { Reading, UnrecognisedReason } from '../provider.ts'
import type { Fields } from '../readFields.ts'
import { notUnderstood } from '../reading.ts'
import type { KnownFields } from '../shapeOf.ts'

const tawkFields: KnownFields = {
  names: ['event', 'chatId', 'time', 'property', 'chat', 'ticket', 'message', 'visitor', 'requester'],
  times: new Set(['time']),
  people: new Set(['message', 'visitor', 'requester']),
}

/** An event that is no report, and why. */
export const aside = (reason: UnrecognisedReason, fields: Fields): Reading => notUnderstood(reason, fields.get('event'), fields, tawkFields)
