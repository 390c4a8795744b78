/** What the organisation wants of its staffing, and the assumptions behind required staff. */
import * as z from 'zod'
import { LineId } from '../contacts/identifiers.ts'
import { rosterRoles } from '../rosters/rosterColumns.ts'

export const Staffing = z.strictObject({
  /** Of all contacts while open, the share that may give up. */
  abandonedAtMost: z.number().min(0.001).max(0.9).default(0.1),
  /** Fewest people on duty at once. */
  minimum: z.int().min(0).max(100).default(1),
  /** Share of rostered people that is not there: no-shows and pauses. */
  absence: z.number().min(0).max(0.9).default(0.1),
  /** What follows a conversation and keeps the person busy. */
  wrapUpSeconds: z.int().min(0).max(7200).default(0),
  /** Of those who did not get through, the share that tries again within a day; absent: as measured. */
  redialShare: z.number().min(0).max(0.95).optional(),
  /** Name of a team, duty or channel in roster files → the lines it staffs. The names and ids of lines are known by themselves. */
  teams: z.record(z.string().max(80), z.array(LineId).min(1)).default({}),
  /** Heading of a column in roster files, in lower case → what it says, where people had to choose it. */
  headings: z.record(z.string().max(80), z.enum([...rosterRoles, 'none'])).default({}),
})
export type Staffing = z.infer<typeof Staffing>
