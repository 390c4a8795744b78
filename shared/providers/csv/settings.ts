/** The keys of a source that reads files of comma-separated values. */
import * as z from 'zod/mini'
import { timeZone } from '../../settings/timeZone.ts'

const column = z.string().check(z.minLength(1), z.maxLength(100))
const outcomeWord = z.enum(['answered', 'left', 'turned_away', 'voicemail', 'closed', 'full', 'no_agents', 'error', 'unknown', 'skip'])

/** What a column may say, in the order in which people are asked for it. */
const roles = {
  id: column,
  arrival: column,
  /** Where date and time stand in columns of their own: that of the time of day; `arrival` is then that of the date. */
  arrivalTime: z.optional(column),
  /** When the caller joined the queue. Named but empty on a row: hung up in the menu. */
  queued: z.optional(column),
  /** In seconds, or instead of it `endOfWait`: when waiting ended. */
  wait: z.optional(column),
  endOfWait: z.optional(column),
  answered: z.optional(column),
  end: z.optional(column),
  talk: z.optional(column),
  outcome: z.strictObject({ column, values: z.record(z.string(), outcomeWord) }),
  /** Which way the call went. Usual words such as `inbound` and `uitgaand` are known and need not be named; rows of another direction than in are left out. */
  direction: z.optional(z.strictObject({ column, values: z.optional(z.record(z.string(), z.enum(['in', 'skip']))) })),
  caller: z.optional(column),
  agent: z.optional(column),
  /** Its values are looked up in the source's `lines`; absent: all rows belong to the source's only line. */
  queue: z.optional(column),
}
export type ColumnRole = keyof typeof roles
const isRole = (key: string): key is ColumnRole => Object.hasOwn(roles, key)
export const columnRoles: readonly ColumnRole[] = Object.keys(roles).filter(isRole)

/** Which column of a CSV file says what. Names are matched exactly after trimming, or else without regard to capitals; every column not named here is ignored. */
export const CsvColumns = z.strictObject({
  ...roles,
  /** `iso`; `dmy` or `mdy`, which take ISO too, any usual sign between, months by name and days as spreadsheets count them; or letters such as `d-M-yyyy HH:mm:ss` (date-fns tokens). */
  dateFormat: z._default(z.string().check(z.maxLength(40)), 'iso'),
  /** Zone of times that carry no offset. */
  timeZone: z._default(timeZone, 'Europe/Amsterdam'),
  delimiter: z.optional(z.enum([',', ';', '\t'])),
})
export type CsvColumns = z.infer<typeof CsvColumns>

/** The name of the column that says this; undefined where none is named. */
export function columnOf(columns: CsvColumns, role: ColumnRole): string | undefined {
  const named = columns[role]
  return typeof named === 'object' ? named.column : named
}

export const csvSettings = {
  columns: z.optional(CsvColumns),
} as const
