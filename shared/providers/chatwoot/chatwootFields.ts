/** The fields of a Chatwoot event, for the shape of one that is no report. */
import type { KnownFields } from '../shapeOf.ts'

const statuses = new Set(['open', 'pending', 'resolved', 'snoozed'])

export const chatwootFields: KnownFields = {
  names: ['event', 'id', 'status', 'message_type', 'private', 'inbox_id', 'created_at', 'updated_at', 'changed_attributes', 'conversation', 'meta', 'sender'],
  words: new Map([
    ['status', statuses],
    ['message_type', new Set(['incoming', 'outgoing', 'template', 'activity'])],
  ]),
  times: new Set(['created_at']),
  people: new Set(['meta', 'sender']),
}
