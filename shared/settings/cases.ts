/** What the organisation knows of money and of the world outside, for the case for longer hours and the report that carries it. */
import * as z from 'zod'
import { LineId } from '../contacts/identifiers.ts'

export const Cases = z.strictObject({
  /** Euros for an hour of one person, all in; absent: no cost is said. */
  costPerStaffHour: z.number().min(0).max(10_000).optional(),
  /** Paid minutes of each person at the ends of a block that does not touch present hours. In steps of five, so that every budget is met exactly. */
  handOverMinutes: z.int().min(0).max(240).multipleOf(5).default(0),
})
export type Cases = z.infer<typeof Cases>

/** How many people a year there are by somebody else's count, to hold our own reach against: a number is nothing without its source and its year. */
export const OutsideEstimate = z.strictObject({
  /** People a year; where the source gives a range, its middle. */
  number: z.int().min(1).max(1_000_000_000),
  low: z.int().min(0).optional(),
  high: z.int().min(1).max(1_000_000_000).optional(),
  /** Who they are, as it reads after "of": "victims of human trafficking in the Netherlands". */
  people: z.string().trim().min(1).max(200),
  source: z.string().trim().min(1).max(200),
  /** Year the number is about. */
  year: z.int().min(1900).max(2200),
  address: z.url({ protocol: /^https?$/ }).optional(),
  /** Only these lines reach for these people; absent: all. */
  lines: z.array(LineId).min(1).optional(),
})
export type OutsideEstimate = z.infer<typeof OutsideEstimate>
