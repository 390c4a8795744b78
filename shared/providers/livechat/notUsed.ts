import type { Reading, UnrecognisedReason } from '../provider.ts'
import type { Fields } from '../readFields.ts'
import { notUnderstood } from '../reading.ts'
import { livechatFields } from './livechatFields.ts'

/** An event that is counted and touches no figure. */
export const notUsed = (reason: UnrecognisedReason, payload: Fields, action: string): Reading => notUnderstood(reason, action, payload, livechatFields)
