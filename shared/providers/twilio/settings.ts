/** The keys of a source that is a Twilio account. */
import * as z from 'zod/mini'

const name = z.string().check(z.minLength(1), z.maxLength(64))

export const twilioSettings = {
  /** Activities of TaskRouter (names or SIDs) in which somebody is there for callers; absent: see `isAvailable`. */
  availableActivities: z.optional(z.array(name).check(z.maxLength(50))),
  /** Whoever picks up still has to accept the call, or a voicemail might: only what `<Dial>` says was joined counts as answered. */
  joinedOnly: z.optional(z.boolean()),
} as const
