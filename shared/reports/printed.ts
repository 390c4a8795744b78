/** Protected numbers as they are stored and read back; see `shared/privacy/disclosure` for what they mean. */
import * as z from 'zod'

const below = z.strictObject({ shown: z.literal('below'), threshold: z.int() })
const hidden = z.strictObject({ shown: z.literal('hidden') })
const notMeasured = z.strictObject({ shown: z.literal('not_measured') })

export const Count = z.discriminatedUnion('shown', [z.strictObject({ shown: z.literal('number'), value: z.int() }), below, hidden, notMeasured])
export type Count = z.infer<typeof Count>

/** An estimate with its range; `unknown`: the data cannot say. */
export const About = z.discriminatedUnion('shown', [
  z.strictObject({ shown: z.literal('estimate'), value: z.number(), low: z.number(), high: z.number() }),
  below,
  hidden,
  notMeasured,
  z.strictObject({ shown: z.literal('unknown') }),
])
export type About = z.infer<typeof About>

export const Share = z.discriminatedUnion('shown', [
  z.strictObject({ shown: z.literal('share'), value: z.number() }),
  z.strictObject({ shown: z.literal('of'), part: z.int(), whole: z.int() }),
  z.strictObject({ shown: z.literal('nothing') }),
])
export type Share = z.infer<typeof Share>

/** An estimate of something that is not a count of callers, rounded once. */
export const Rounded = z.strictObject({ value: z.number(), low: z.number(), high: z.number(), exact: z.boolean() })
export type Rounded = z.infer<typeof Rounded>

/** 0 to 1. */
export const RangeOfShares = z.strictObject({ value: z.number(), low: z.number(), high: z.number() })
export type RangeOfShares = z.infer<typeof RangeOfShares>

/** The number as it is shown; undefined where none is. */
export const numberOf = (printed: Count | About): number | undefined => (printed.shown === 'number' || printed.shown === 'estimate' ? printed.value : undefined)
