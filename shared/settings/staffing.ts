/** What the organisation wants of its staffing, and the assumptions behind required staff. */
import * as z from 'zod/mini'
import { LineId } from '../contacts/identifiers.ts'
import { rosterRoles } from '../rosters/rosterColumns.ts'

export const Staffing = z.strictObject({
  /** Of all contacts while open, the share that may give up. */
  abandonedAtMost: z._default(z.number().check(z.minimum(0.001), z.maximum(0.9)), 0.1),
  /** Fewest people on duty at once. */
  minimum: z._default(z.int().check(z.minimum(0), z.maximum(100)), 1),
  /** Share of rostered people that is not there: no-shows and pauses. */
  absence: z._default(z.number().check(z.minimum(0), z.maximum(0.9)), 0.1),
  /** What follows a conversation and keeps the person busy. */
  wrapUpSeconds: z._default(z.int().check(z.minimum(0), z.maximum(7200)), 0),
  /** Of those who did not get through, the share that tries again within a day; absent: as measured. */
  redialShare: z.optional(z.number().check(z.minimum(0), z.maximum(0.95))),
  /** Name of a team, duty or channel in roster files → the lines it staffs. The names and ids of lines are known by themselves. */
  teams: z._default(z.record(z.string().check(z.maxLength(80)), z.array(LineId).check(z.minLength(1))), {}),
  /** Heading of a column in roster files, in lower case → what it says, where people had to choose it. */
  headings: z._default(z.record(z.string().check(z.maxLength(80)), z.enum([...rosterRoles, 'none'])), {}),
})
export type Staffing = z.infer<typeof Staffing>
