/** The keys of a source that is an Amazon Connect instance. */
import * as z from 'zod/mini'

const tag = z.string().check(z.minLength(1), z.maxLength(128))

export const connectSettings = {
  /** The instance whose events these are; events of any other are not taken. */
  instanceArn: z.optional(
    z.string().check(z.maxLength(256), z.regex(/^arn:[^:]+:connect:[^:]*:[^:]*:instance\/[^/]+$/, 'use the instance ARN: arn:aws:connect:…:instance/…')),
  ),
  /** The contact's tag in which the flow says what it did with a caller: `closed`, `menu`, `full`, `no_agents`, `blocked`, `error`, `timeout`, `voicemail`, `callback`. */
  outcomeTag: z.optional(tag),
  /** The contact's tag in which the flow puts a text that is the same for every contact of one caller. */
  callerTag: z.optional(tag),
} as const
