/** The fields of events from Zendesk, for the shape of one that is no report. */
import type { Reading, UnrecognisedReason } from '../provider.ts'
import { type Fields, textIn } from '../readFields.ts'
import { notUnderstood } from '../reading.ts'
import type { KnownFields } from '../shapeOf.ts'

/** Of one event of Sunshine Conversations. */
const sunshineFields: KnownFields = { names: ['id', 'type', 'createdAt', 'payload'], times: new Set(['createdAt']) }

/** Of an event of Zendesk itself. */
const zendeskFields: KnownFields = { names: ['type', 'id', 'time', 'subject', 'detail', 'event'], times: new Set(['time']), people: new Set(['detail']) }

/** An event that is no report, and why. */
export const sunshineAside = (reason: UnrecognisedReason, fields: Fields): Reading => notUnderstood(reason, fields.get('type'), fields, sunshineFields)

export const zendeskAside = (reason: UnrecognisedReason, fields: Fields): Reading =>
  notUnderstood(reason, textIn(fields, 'type')?.replace(/^zen:event-type:/, ''), fields, zendeskFields)
