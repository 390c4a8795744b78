/** How an exchange writes its records: fields and order are its administrator's choice. */
import { localTimeOf } from '../../calendar/localTime.ts'
import type { Source } from '../../settings/settings.ts'
import { UnreadableFile } from '../unreadableFile.ts'
import { readingsOf, type WallClock } from '../wallClock.ts'
import { type CdrField, cdrFieldNames } from './settings.ts'

export type CdrForm = {
  readonly columnCount: number
  /** A first record that names the fields, as a program writes that keeps the file as a table; without the names that nobody asked for. */
  readonly heading: readonly string[] | undefined
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
 * @param records the file's first ones: names above them go before the settings
 * @throws UnreadableFile when a field that is needed is left out, or one is named twice
 */
export function cdrFormOf(source: Source, records: readonly (readonly string[])[]): CdrForm {
  const heading = headingIn(records[0] ?? [])
  const isWithBilling = records.some(({ length }) => length === cdrFieldNames.length)
  const fields = heading ?? source.cdrFields ?? (isWithBilling ? cdrFieldNames : withoutBilling)
  const missing = needed.filter((field) => !fields.includes(field))
  if (missing.length > 0) throw new UnreadableFile('missing_column', missing.join(', '))
  const double = fields.filter((field, n) => isField(field) && fields.indexOf(field) !== n)
  if (double.length > 0) throw new UnreadableFile('double_column', double.join(', '))
  const { offsetMinutesAt, dateOf } = localTimeOf(source.cdrTimeZone ?? 'Europe/Amsterdam')
  return {
    columnCount: fields.length,
    heading,
    positions: new Map(fields.flatMap((field, n) => (isField(field) ? [[field, n] as const] : []))),
    momentsOf: (wall) => readingsOf(wall, offsetMinutesAt),
    dateOf,
    source,
  }
}

/** @returns the fields by name, and nothing in the place of any other; undefined for a record of a call */
export function headingIn(record: readonly string[]): readonly string[] | undefined {
  const names = record.map((name) => name.trim().toLowerCase())
  return names.includes('callid') ? names.map((name) => (isField(name) ? name : '')) : undefined
}
const isField = (name: string): name is CdrField => cdrFieldNames.some((field) => field === name)
