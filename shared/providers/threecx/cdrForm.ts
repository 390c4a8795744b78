/** How an exchange writes its records: fields and order are its administrator's choice. */
import { localTimeOf } from '../../calendar/localTime.ts'
import type { Source } from '../../settings/settings.ts'
import { UnreadableFile } from '../unreadableFile.ts'
import { readingsOf, type WallClock } from '../wallClock.ts'
import { type CdrField, cdrFieldNames } from './settings.ts'

export type CdrForm = {
  readonly columnCount: number
  readonly positions: ReadonlyMap<CdrField, number>
  /** The moments that a clock in the exchange's zone showed that time. */
  readonly momentsOf: (wall: WallClock) => ReturnType<typeof readingsOf>
  /** On the wall of the exchange. */
  readonly dateOf: (instant: number) => string
  readonly source: Source
}

/** Without these nobody can tell what became of a call. */
const needed = [
  'callid',
  'time-start',
  'time-answered',
  'time-end',
  'reason-terminated',
  'from-type',
  'to-type',
  'final-type',
] as const satisfies readonly CdrField[]

const withoutBilling = cdrFieldNames.filter((field) => !field.startsWith('bill-'))

/**
 * @param columnCounts of the file's first records
 * @throws UnreadableFile when the settings leave out a field that is needed, or name one twice
 */
export function cdrFormOf(source: Source, columnCounts: readonly number[]): CdrForm {
  const fields: readonly CdrField[] = source.cdrFields ?? (columnCounts.includes(cdrFieldNames.length) ? cdrFieldNames : withoutBilling)
  const missing = needed.filter((field) => !fields.includes(field))
  if (missing.length > 0) throw new UnreadableFile('missing_column', missing.join(', '))
  const double = fields.filter((field, n) => fields.indexOf(field) !== n)
  if (double.length > 0) throw new UnreadableFile('double_column', double.join(', '))
  const { offsetMinutesAt, dateOf } = localTimeOf(source.cdrTimeZone ?? 'Europe/Amsterdam')
  return {
    columnCount: fields.length,
    positions: new Map(fields.map((field, n) => [field, n])),
    momentsOf: (wall) => readingsOf(wall, offsetMinutesAt),
    dateOf,
    source,
  }
}
