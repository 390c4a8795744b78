/** Somebody who works here, as the organisation knows them. How they prove who they are is the business of their OpenID provider. */
import * as z from 'zod'
import { LineId } from '../contacts/identifiers.ts'
import { roles } from './role.ts'

export const UserId = z
  .string()
  .regex(/^[a-z0-9]{1,32}$/)
  .brand<'UserId'>()
export type UserId = z.infer<typeof UserId>

export const User = z.strictObject({
  id: UserId,
  /** Lower case: the address by which the OpenID provider knows them. */
  email: z.email().max(200).toLowerCase(),
  name: z.string().trim().min(1).max(80),
  roles: z.array(z.enum(roles)).min(1).max(roles.length),
  /** Of a funder: whose released reports they see. Absent: every line. */
  lines: z.array(LineId).max(200).optional(),
  /** Issuer and subject, once they signed in for the first time: from then on the address alone opens nothing. */
  identity: z.strictObject({ issuer: z.string().max(500), subject: z.string().max(255) }).optional(),
  /** Where accounts are ours to make: made for them, so that a password for once was mailed, or they had one. Absent: somebody else's provider knows them. */
  account: z.enum(['new', 'known']).optional(),
  /** UTC milliseconds, of the last time. */
  invitedAt: z.int(),
  /** Raised with every change; what was decided under an older one does not hold. */
  revision: z.int().min(1),
  /** Removed: kept so that the audit trail can name them. */
  removedAt: z.int().optional(),
})
export type User = z.infer<typeof User>
