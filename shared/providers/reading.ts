/** The two kinds of answer a reader of deliveries gives. */
import type { Reading, Report, UnrecognisedReason } from './provider.ts'
import { safeTypeName } from './safeTypeName.ts'
import { type KnownFields, shapeOf } from './shapeOf.ts'

/** @param also what the same event says besides, not counted as events of their own */
export const understood = (report: Report, also: readonly Report[] = []): Reading => ({ understood: true, report, ...(also.length > 0 ? { also } : {}) })

/**
 * What may be kept of an event that touches no figure: why, its name where that is safe, and the shape of its known fields.
 * @param type the sender's own name for it; undefined where there is none
 */
export function notUnderstood(reason: UnrecognisedReason, type: unknown, fields: ReadonlyMap<string, unknown>, known: KnownFields): Reading {
  const shape = shapeOf(fields, known)
  return { understood: false, reason, ...(type === undefined ? {} : { type: safeTypeName(type) }), ...(shape === '' ? {} : { shape }) }
}
