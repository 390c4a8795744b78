/** The keys of a source that reads files of comma-separated values. */
import * as z from 'zod'
import { timeZone } from '../../settings/timeZone.ts'

const column = z.string().min(1).max(100)
const outcomeWord = z.enum(['answered', 'left', 'turned_away', 'voicemail', 'closed', 'full', 'no_agents', 'error', 'unknown', 'skip'])

/** Which column of a CSV file says what. Names are matched exactly after trimming; every column not named here is ignored. */
export const CsvColumns = z.strictObject({
  id: column,
  arrival: column,
  /** Where date and time stand in columns of their own: that of the time of day; `arrival` is then that of the date. */
  arrivalTime: column.optional(),
  /** When the caller joined the queue. Named but empty on a row: hung up in the menu. */
  queued: column.optional(),
  /** When waiting ended, or instead of it `wait` in seconds. */
  endOfWait: column.optional(),
  wait: column.optional(),
  answered: column.optional(),
  end: column.optional(),
  talk: column.optional(),
  outcome: z.strictObject({ column, values: z.record(z.string(), outcomeWord) }),
  caller: column.optional(),
  agent: column.optional(),
  /** Its values are looked up in the source's `lines`; absent: all rows belong to the source's only line. */
  queue: column.optional(),
  /** `iso`; `dmy` or `mdy`, which take ISO too and any usual sign between; or letters such as `d-M-yyyy HH:mm:ss` (date-fns tokens). */
  dateFormat: z.string().max(40).default('iso'),
  /** Zone of times that carry no offset. */
  timeZone: timeZone.default('Europe/Amsterdam'),
  delimiter: z.enum([',', ';', '\t']).optional(),
})
export type CsvColumns = z.infer<typeof CsvColumns>

export const csvSettings = {
  columns: CsvColumns.optional(),
} as const
