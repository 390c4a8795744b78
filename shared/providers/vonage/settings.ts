/** The keys of a source that is a Vonage application. */
import * as z from 'zod'

export const vonageSettings = {
  /** Of the account; a token that names another is refused. */
  apiKey: z.string().min(1).max(64).optional(),
  /** Of the Voice application; a token that names another is refused. */
  applicationId: z.string().min(1).max(64).optional(),
  /** Calls to helpers are listened to for machines: only who is heard to be human has answered. */
  humanOnly: z.boolean().optional(),
} as const
