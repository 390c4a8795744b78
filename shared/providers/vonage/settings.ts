/** The keys of a source that is a Vonage application. */
import * as z from 'zod/mini'

export const vonageSettings = {
  /** Of the account; a token that names another is refused. */
  apiKey: z.optional(z.string().check(z.minLength(1), z.maxLength(64))),
  /** Of the Voice application; a token that names another is refused. */
  applicationId: z.optional(z.string().check(z.minLength(1), z.maxLength(64))),
  /** Calls to helpers are listened to for machines: only who is heard to be human has answered. */
  humanOnly: z.optional(z.boolean()),
} as const
