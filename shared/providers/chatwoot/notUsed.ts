import type { Reading, UnrecognisedReason } from '../provider.ts'
import type { Fields } from '../readFields.ts'
import { notUnderstood } from '../reading.ts'
import { chatwootFields } from './chatwootFields.ts'

/** An event that is counted and touches no figure. */
export const notUsed = (reason: UnrecognisedReason, fields: Fields): Reading => notUnderstood(reason, fields.get('event'), fields, chatwootFields)
