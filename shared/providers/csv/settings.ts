/** The keys of a source that reads files of comma-separated values. */
import * as z from 'zod/mini'
import { timeZone } from '../../settings/timeZone.ts'

const column = z.string().check(z.minLength(1), z.maxLength(100))
const outcomeWord = z.enum(['answered', 'left', 'turned_away', 'voicemail', 'closed', 'full', 'no_agents', 'error', 'unknown', 'skip'])

/** Which column of a CSV file says what. Names are matched exactly after trimming, or else without regard to capitals; every column not named here is ignored. */
export const CsvColumns = z.strictObject({
  id: column,
  arrival: column,
  /** Where date and time stand in columns of their own: that of the time of day; `arrival` is then that of the date. */
  arrivalTime: z.optional(column),
  /** When the caller joined the queue. Named but empty on a row: hung up in the menu. */
  queued: z.optional(column),
  /** When waiting ended, or instead of it `wait` in seconds. */
  endOfWait: z.optional(column),
  wait: z.optional(column),
  answered: z.optional(column),
  end: z.optional(column),
  talk: z.optional(column),
  outcome: z.strictObject({ column, values: z.record(z.string(), outcomeWord) }),
  caller: z.optional(column),
  agent: z.optional(column),
  /** Its values are looked up in the source's `lines`; absent: all rows belong to the source's only line. */
  queue: z.optional(column),
  /** `iso`; `dmy` or `mdy`, which take ISO too, any usual sign between, months by name and days as spreadsheets count them; or letters such as `d-M-yyyy HH:mm:ss` (date-fns tokens). */
  dateFormat: z._default(z.string().check(z.maxLength(40)), 'iso'),
  /** Zone of times that carry no offset. */
  timeZone: z._default(timeZone, 'Europe/Amsterdam'),
  delimiter: z.optional(z.enum([',', ';', '\t'])),
})
export type CsvColumns = z.infer<typeof CsvColumns>

export const csvSettings = {
  columns: z.optional(CsvColumns),
} as const
