/** The fields of events from Zendesk, for the shape of one that is no report. */
import type { KnownFields } from '../shapeOf.ts'

/** Of one event of Sunshine Conversations. */
export const sunshineFields: KnownFields = { names: ['id', 'type', 'createdAt', 'payload'], times: new Set(['createdAt']) }

/** Of an event of Zendesk itself. */
export const zendeskFields: KnownFields = { names: ['type', 'id', 'time', 'subject', 'detail', 'event'], times: new Set(['time']), people: new Set(['detail']) }
