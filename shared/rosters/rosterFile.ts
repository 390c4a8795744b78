/** A roster before it is one: what every kind of file becomes first. Texts are as in the file, and bounded. */
import type { SheetFault } from '../sheets/sheet.ts'

export type RosterRow = {
  /** As the person who made the file counts: from 1, the heading included. */
  readonly row: number
  readonly cells: readonly string[]
  /** Where days stand across: the heading of the column that the row stood in. */
  readonly column?: string
  /** An empty row stands between it and the roster: it may explain something. */
  readonly isBelowGap?: true
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
  /** Nothing says which year. */
  | 'no_year'
  /** The weekday before the date is that of another day. */
  | 'other_weekday'
  | 'bad_time'
  /** A cell below a day that does not say from when until when. */
  | 'no_times'
  | 'below_gap'
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
  /** Days stand across, and no cell says from when until when. */
  | 'days_without_times'
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
