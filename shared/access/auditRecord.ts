/** Who did what, when: written before anything is sent, never changed, each record sealed with the one before it (A6-A8). No figures, nothing of callers. */
import { createHash } from 'node:crypto'
import * as z from 'zod'
import { roles } from './role.ts'

export const auditActions = [
  'signed_in',
  'sign_in_refused',
  'signed_out',
  'viewed',
  'exported',
  'uploaded',
  'changed',
  'refused',
  'user_invited',
  'roles_changed',
  'user_removed',
  'sessions_ended',
  'share_made',
  'share_opened',
  'share_revoked',
  'key_made',
  'key_destroyed',
  'restored',
  'erasure_asked',
  'erasure_confirmed',
  'erasure_withdrawn',
  'setting_changed',
] as const
export type AuditAction = (typeof auditActions)[number]

export const AuditRecord = z.strictObject({
  /** UTC milliseconds. */
  at: z.int(),
  /** Who; absent where nobody was signed in. */
  user: z.string().max(32).optional(),
  roles: z.array(z.enum(roles)).optional(),
  action: z.enum(auditActions),
  /** A route pattern, or what was changed: made by us, never text that was sent. */
  object: z.string().max(200),
  /** What was asked for, by keys and values of closed lists: lines, dates, ids made by us. */
  filter: z.record(z.string(), z.string()).optional(),
  /** From what to what, by keys of ours: bounded numbers, dates and words of closed lists. */
  changes: z
    .array(z.strictObject({ what: z.string().max(60), from: z.string().max(80).optional(), to: z.string().max(80).optional() }))
    .max(40)
    .optional(),
  /** Done by somebody who answers to nobody else here (A2). */
  standsOut: z.literal(true).optional(),
  /** What became of it: the status of the answer. */
  result: z.int().optional(),
  /** Address of the asker, cut to its network. */
  network: z.string().max(60).optional(),
})
export type AuditRecord = z.infer<typeof AuditRecord>

/** What the first record is sealed with. */
export const firstSeal = 'begin'

/** @param text the record as it is stored, to the byte */
export const sealOf = (before: string, text: string): string => createHash('sha256').update(`${before}\n${text}`).digest('base64url')
