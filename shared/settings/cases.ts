/** What the organisation knows of money and of the world outside, for the case for longer hours and the report that carries it. */
import * as z from 'zod/mini'
import { LineId } from '../contacts/identifiers.ts'

export const Cases = z.strictObject({
  /** Euros for an hour of one person, all in; absent: no cost is said. */
  costPerStaffHour: z.optional(z.number().check(z.minimum(0), z.maximum(10_000))),
  /** Paid minutes of each person at the ends of a block that does not touch present hours. In steps of five, so that every budget is met exactly. */
  handOverMinutes: z._default(z.int().check(z.minimum(0), z.maximum(240), z.multipleOf(5)), 0),
})
export type Cases = z.infer<typeof Cases>

/** How many people a year there are by somebody else's count, to hold our own reach against: a number is nothing without its source and its year. */
export const OutsideEstimate = z.strictObject({
  /** People a year; where the source gives a range, its middle. */
  number: z.int().check(z.minimum(1), z.maximum(1_000_000_000)),
  low: z.optional(z.int().check(z.minimum(0))),
  high: z.optional(z.int().check(z.minimum(1), z.maximum(1_000_000_000))),
  /** Who they are, as it reads after "of": "victims of human trafficking in the Netherlands". */
  people: z.string().check(z.trim(), z.minLength(1), z.maxLength(200)),
  source: z.string().check(z.trim(), z.minLength(1), z.maxLength(200)),
  /** Year the number is about. */
  year: z.int().check(z.minimum(1900), z.maximum(2200)),
  address: z.optional(z.url({ protocol: /^https?$/, error: 'use a whole address, such as https://helpline.example' })),
  /** Only these lines reach for these people; absent: all. */
  lines: z.optional(z.array(LineId).check(z.minLength(1))),
})
export type OutsideEstimate = z.infer<typeof OutsideEstimate>
