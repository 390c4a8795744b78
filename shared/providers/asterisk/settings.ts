/** The keys of a source that is an Asterisk or FreePBX exchange. */
import * as z from 'zod/mini'
import { timeZone } from '../../settings/timeZone.ts'

export const asteriskSettings = {
  /** Dialplan contexts in which calls come in. */
  cdrContexts: z.optional(z.array(z.string().check(z.maxLength(80)))),
  /** Zone of the CDR file's times; absent: UTC. */
  cdrTimeZone: z.optional(timeZone),
  /** Interface → member name, where the queue log uses both. */
  members: z.optional(z.record(z.string().check(z.maxLength(128)), z.string().check(z.maxLength(128)))),
  /** Key by which a caller leaves the queue → what it stands for; any other key asks to be called back. */
  exitKeys: z.optional(z.record(z.string().check(z.maxLength(8)), z.enum(['callback', 'voicemail']))),
} as const
