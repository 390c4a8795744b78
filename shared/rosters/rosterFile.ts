/** A roster before it is one: what every kind of file becomes first. Texts are as in the file, and bounded. */
import type { SheetFault } from '../sheets/sheet.ts'

export type RosterRow = {
  /** As the person who made the file counts: from 1, the heading included. */
  readonly row: number
  readonly cells: readonly string[]
}
export type RosterTable = {
  /** Name of the sheet; absent where the file has none. */
  readonly sheet?: string
  readonly heading: readonly string[]
  readonly rows: readonly RosterRow[]
}

/** What can be wrong with a row or an entry. Every reason has a sentence and a cure in each language. */
export type RosterFault =
  | 'empty_value'
  | 'bad_date'
  /** The month stands before the day, here or in rows beside it. */
  | 'month_first'
  | 'bad_time'
  | 'time_past_midnight'
  | 'unknown_team'
  | 'double_row'
  | 'too_short'
  | 'too_long'
  | 'bad_number'
  | 'too_long_text'
  | 'bad_pause'
  | 'unclosed_quote'
  | 'too_many_columns'
  | 'whole_day'
  | 'bad_repeat'
  | 'unknown_zone'
/** One value that cannot be used: where it stands, what stands there, and what may have been meant. */
export type RefusedRow = {
  readonly sheet?: string
  readonly row: number
  readonly column?: string
  readonly value?: string
  readonly fault: RosterFault
  /** Such as `01:30`: what the value may stand for. */
  readonly suggestion?: string
  /** The row as it came, to be given back in the file's own layout. */
  readonly cells?: readonly string[]
}

/** Why a whole file cannot be read. */
export type RosterFileFault =
  | SheetFault
  | 'too_large'
  | 'too_many_rows'
  /** Which of them is the roster, or whether all are, nobody can tell. */
  | 'several_sheets'
  | 'empty'
  | 'double_column'
  /** More time or memory than reading a roster may take. */
  | 'too_heavy'
export class UnreadableRoster extends Error {
  readonly fault: RosterFileFault
  constructor(fault: RosterFileFault) {
    super(fault)
    this.name = 'UnreadableRoster'
    this.fault = fault
  }
}

/** Limits of an upload (security rules E4, E6). */
export const rosterLimits = { bytes: 5 * 2 ** 20, rows: 50_000, columns: 64, cell: 1_000 } as const
