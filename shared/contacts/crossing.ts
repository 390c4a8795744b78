/**
 * A need that crosses the turn of a key's period, as plain facts. While both keys live the attempts on either side are joined by the person's two pseudonyms;
 * when the older period is stripped nothing may tie the two any more, and this is what is written down first. What is said holds for one way of
 * counting short hang-ups, so it is said for both.
 */
import * as z from 'zod/mini'

const count = z.int().check(z.minimum(0))

/** On an attempt in the new period: what it goes on with. */
const CrossedBefore = z.union([
  /** A drop just after a conversation of the old period: a part of it. */
  z.strictObject({ partOfTalk: z.literal(true) }),
  z.strictObject({
    /** So many attempts the need had by then. */
    attempts: z.int().check(z.minimum(1)),
    sameSeries: z.boolean(),
    /** They had asked to be called back and are, so many seconds from this attempt; the conversation ends so many seconds from it. */
    calledBack: z.optional(z.strictObject({ at: z.int(), talkEnds: z.int() })),
  }),
])
export type CrossedBefore = z.infer<typeof CrossedBefore>

/** On somebody's last attempt of the old period that counted: how its need went on. */
const CrossedAfter = z.strictObject({
  /** More attempts. */
  attempts: count,
  /** From the need's first attempt to the conversation, in whole minutes; absent: not reached by then. */
  reachedMinutes: z.optional(count),
  /** Quarter hours from the one of this attempt to that of the last. */
  lastQuarters: count,
})
export type CrossedAfter = z.infer<typeof CrossedAfter>

const Sides = z.strictObject({ before: z.optional(CrossedBefore), after: z.optional(CrossedAfter) })
export type CrossingSides = z.infer<typeof Sides>
/** `exclude`: short hang-ups left out; `include`: counted like any other. */
export const Crossing = z.strictObject({ exclude: z.optional(Sides), include: z.optional(Sides) })
export type Crossing = z.infer<typeof Crossing>
