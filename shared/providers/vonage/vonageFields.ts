/** The fields of a Vonage event, for the shape of one that is no report. */
import type { Reading, UnrecognisedReason } from '../provider.ts'
import type { Fields } from '../readFields.ts'
import { notUnderstood } from '../reading.ts'
import type { KnownFields } from '../shapeOf.ts'

const statuses = ['started', 'ringing', 'answered', 'completed', 'timeout', 'unanswered', 'busy', 'rejected', 'failed', 'cancelled', 'human', 'machine']

const ofLegs = ['status', 'type', 'direction', 'uuid', 'call_uuid', 'from', 'to', 'reason', 'detail', 'headers']
const ofConversations = ['conversation_uuid', 'conversation_uuid_from', 'conversation_uuid_to']
const ofTime = ['timestamp', 'start_time', 'end_time', 'duration']

const vonageFields: KnownFields = {
  names: [...ofLegs, ...ofConversations, ...ofTime],
  words: new Map([
    ['status', new Set(statuses)],
    ['type', new Set(['transfer'])],
    ['direction', new Set(['inbound', 'outbound'])],
  ]),
  times: new Set(['timestamp', 'start_time', 'end_time']),
  people: new Set(['from', 'to', 'headers']),
}

/** An event that is no report, and why. */
export const aside = (reason: UnrecognisedReason, fields: Fields, type: unknown): Reading => notUnderstood(reason, type, fields, vonageFields)
