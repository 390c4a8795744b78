import type { Reading, UnrecognisedReason } from '../provider.ts'
import { notUnderstood } from '../reading.ts'
import type { Fields } from './fields.ts'
import { twilioFields } from './twilioFields.ts'

/** A request that is counted and touches no figure. */
export const notUsed = (reason: UnrecognisedReason, fields: Fields, type?: string): Reading => notUnderstood(reason, type, fields, twilioFields)
