/** The fields of a call notification, for the shape of one that is no report. */
import type { Reading, UnrecognisedReason } from '../provider.ts'
import type { Fields } from '../readFields.ts'
import { notUnderstood } from '../reading.ts'
import type { KnownFields } from '../shapeOf.ts'

const voysFields: KnownFields = {
  names: ['status', 'version', 'direction', 'call_id', 'merged_id', 'timestamp', 'reason', 'caller', 'destination', 'redirector'],
  words: new Map([
    ['status', new Set(['created', 'ringing', 'in-progress', 'warm-transfer', 'cold-transfer', 'ended'])],
    ['version', new Set(['v2'])],
    ['direction', new Set(['inbound', 'outbound'])],
    ['reason', new Set(['completed', 'no-answer', 'busy', 'rejected', 'cancelled', 'answered-elsewhere', 'failed'])],
  ]),
  times: new Set(['timestamp']),
  people: new Set(['caller', 'destination', 'redirector']),
}

/** A notification that is no report, and why. */
export const aside = (reason: UnrecognisedReason, fields: Fields): Reading => notUnderstood(reason, fields.get('status'), fields, voysFields)
