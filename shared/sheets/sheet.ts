/** Sheets of a workbook as they are handed out, row by row, and what keeps a workbook from being read. */
import { dayMs, daySeconds } from '../calendar/durations.ts'

/** A moment on the wall, as UTC; a length or a time of day is counted from 30 December 1899, as spreadsheets do. */
export type SheetMoment = { readonly at: Date /** Whether the sheet shows more than the day. */; readonly showsTime: boolean }
export type SheetCell = string | number | boolean | SheetMoment
/** `row` counts from 1, as the sheet does; rows without any value are not handed out. Empty cells are ''. */
export type TakeRow = (row: number, cells: readonly SheetCell[]) => void
/** Asked for each sheet that is not hidden, in their order. */
export type TakeSheet = (name: string) => TakeRow

export type SheetFault =
  | 'unknown_format'
  | 'not_readable'
  | 'unpacks_too_large'
  | 'too_many_columns'
  | 'has_macros'
  | 'has_links'
  /** Formulas whose results no program has worked out: what they stand for is not in the file. */
  | 'without_results'
export class UnreadableSheet extends Error {
  readonly fault: SheetFault
  constructor(fault: SheetFault) {
    super(fault)
    this.name = 'UnreadableSheet'
    this.fault = fault
  }
}

/** E9: what a row may hold at most. */
export const mostColumns = 200

export const isMoment = (cell: SheetCell): cell is SheetMoment => typeof cell === 'object'

/** 1 January 1970 in days since 30 December 1899. */
const daysBefore1970 = 25_569
/** To the second: a third of the parts of a day come back a millisecond low. */
export const momentOfDays = (days: number): Date => new Date(Math.round((days - daysBefore1970) * daySeconds) * 1000)
/** The other way: as a spreadsheet keeps a moment. */
export const daysOfMoment = (moment: Date): number => moment.getTime() / dayMs + daysBefore1970
/** How many seconds a length or a time of day has; undefined for a moment with a date that anybody means. */
export function secondsOnly({ at }: SheetMoment): number | undefined {
  const seconds = (at.getTime() + daysBefore1970 * dayMs) / 1000
  return seconds < 366 * daySeconds ? seconds : undefined
}
