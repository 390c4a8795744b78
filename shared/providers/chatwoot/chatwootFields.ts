/** The fields of a Chatwoot event, for the shape of one that is no report. */
import type { Reading, UnrecognisedReason } from '../provider.ts'
import type { Fields } from '../readFields.ts'
import { notUnderstood } from '../reading.ts'
import type { KnownFields } from '../shapeOf.ts'

const statuses = new Set(['open', 'pending', 'resolved', 'snoozed'])

const chatwootFields: KnownFields = {
  names: ['event', 'id', 'status', 'message_type', 'private', 'inbox_id', 'created_at', 'updated_at', 'changed_attributes', 'conversation', 'meta', 'sender'],
  words: new Map([
    ['status', statuses],
    ['message_type', new Set(['incoming', 'outgoing', 'template', 'activity'])],
  ]),
  times: new Set(['created_at']),
  people: new Set(['meta', 'sender']),
}

/** An event that is no report, and why. */
export const aside = (reason: UnrecognisedReason, fields: Fields): Reading => notUnderstood(reason, fields.get('event'), fields, chatwootFields)
