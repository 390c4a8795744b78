import type { Reading, UnrecognisedReason } from '../provider.ts'
import type { Fields } from '../readFields.ts'
import { notUnderstood } from '../reading.ts'
import { trengoFields } from './trengoFields.ts'

/** An event that is counted and touches no figure. @param type as far as it is told */
export const notUsed = (reason: UnrecognisedReason, fields: Fields, type: string | undefined): Reading => notUnderstood(reason, type, fields, trengoFields)
