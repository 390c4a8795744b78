/** Events that are counted and touch no figure. */
import type { Reading, UnrecognisedReason } from '../provider.ts'
import { type Fields, textIn } from '../readFields.ts'
import { notUnderstood } from '../reading.ts'
import { sunshineFields, zendeskFields } from './zendeskFields.ts'

export const sunshineNotUsed = (reason: UnrecognisedReason, fields: Fields): Reading => notUnderstood(reason, fields.get('type'), fields, sunshineFields)

export const zendeskNotUsed = (reason: UnrecognisedReason, fields: Fields): Reading =>
  notUnderstood(reason, textIn(fields, 'type')?.replace(/^zen:event-type:/, ''), fields, zendeskFields)
