/** The keys of a source that is an Asterisk or FreePBX exchange. */
import * as z from 'zod'
import { timeZone } from '../../settings/timeZone.ts'

export const asteriskSettings = {
  /** Dialplan contexts in which calls come in. */
  cdrContexts: z.array(z.string().max(80)).optional(),
  /** Zone of the CDR file's times; absent: UTC. */
  cdrTimeZone: timeZone.optional(),
  /** Interface → member name, where the queue log uses both. */
  members: z.record(z.string().max(128), z.string().max(128)).optional(),
  /** Key by which a caller leaves the queue → what it stands for; any other key asks to be called back. */
  exitKeys: z.record(z.string().max(8), z.enum(['callback', 'voicemail'])).optional(),
} as const
