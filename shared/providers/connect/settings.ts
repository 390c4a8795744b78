/** The keys of a source that is an Amazon Connect instance. */
import * as z from 'zod'

const tag = z.string().min(1).max(128)

export const connectSettings = {
  /** The instance whose events these are; events of any other are not taken. */
  instanceArn: z
    .string()
    .max(256)
    .regex(/^arn:[^:]+:connect:[^:]*:[^:]*:instance\/[^/]+$/, 'use the instance ARN: arn:aws:connect:…:instance/…')
    .optional(),
  /** The contact's tag in which the flow says what it did with a caller: `closed`, `menu`, `full`, `no_agents`, `blocked`, `error`, `timeout`, `voicemail`, `callback`. */
  outcomeTag: tag.optional(),
  /** The contact's tag in which the flow puts a text that is the same for every contact of one caller. */
  callerTag: tag.optional(),
} as const
