/** Protected numbers as they are stored and read back; see `shared/privacy/disclosure` for what they mean. */
import * as z from 'zod'

const below = z.object({ shown: z.literal('below'), threshold: z.int() })
const hidden = z.object({ shown: z.literal('hidden') })
const notMeasured = z.object({ shown: z.literal('not_measured') })

export const Count = z.discriminatedUnion('shown', [z.object({ shown: z.literal('number'), value: z.int() }), below, hidden, notMeasured])
export type Count = z.infer<typeof Count>

/** An estimate with its range; `unknown`: the data cannot say. */
export const About = z.discriminatedUnion('shown', [
  z.object({ shown: z.literal('estimate'), value: z.number(), low: z.number(), high: z.number() }),
  below,
  hidden,
  notMeasured,
  z.object({ shown: z.literal('unknown') }),
])
export type About = z.infer<typeof About>

export const Share = z.discriminatedUnion('shown', [
  z.object({ shown: z.literal('share'), value: z.number() }),
  z.object({ shown: z.literal('of'), part: z.int(), whole: z.int() }),
  z.object({ shown: z.literal('nothing') }),
])
export type Share = z.infer<typeof Share>

/** An estimate of something that is not a count of callers, rounded once. */
export const Rounded = z.object({ value: z.number(), low: z.number(), high: z.number(), exact: z.boolean() })
export type Rounded = z.infer<typeof Rounded>

/** 0 to 1. */
export const RangeOfShares = z.object({ value: z.number(), low: z.number(), high: z.number() })
export type RangeOfShares = z.infer<typeof RangeOfShares>

/** The number as it is shown; undefined where none is. */
export const numberOf = (printed: Count | About): number | undefined => (printed.shown === 'number' || printed.shown === 'estimate' ? printed.value : undefined)
