import type { Reading, UnrecognisedReason } from './provider.ts'
import { safeTypeName } from './safeTypeName.ts'

/** An event that counts as delivered and touches no figure. @param type the sender's own name for it, kept only where it is safe */
export function notUnderstood(reason: UnrecognisedReason, type?: unknown, shape?: string): Reading {
  return { understood: false, reason, ...(type === undefined ? {} : { type: safeTypeName(type) }), ...(shape === undefined || shape === '' ? {} : { shape }) }
}
