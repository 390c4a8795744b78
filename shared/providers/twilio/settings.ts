/** The keys of a source that is a Twilio account. */
import * as z from 'zod'

const name = z.string().min(1).max(64)

export const twilioSettings = {
  /** Activities of TaskRouter (names or SIDs) in which somebody is there for callers; absent: see `isAvailable`. */
  availableActivities: z.array(name).max(50).optional(),
  /** Whoever picks up still has to accept the call, or a voicemail might: only what `<Dial>` says was joined counts as answered. */
  joinedOnly: z.boolean().optional(),
} as const
