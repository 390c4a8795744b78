/** A period cut into parts that its date-hours add up to: days, weeks, months, hours of the week. */
import { weekdayOf } from './clockColumns.ts'

export type PeriodParts = {
  readonly count: number
  /** By day of the period: the part that its hours belong to, or its first hour does; -1 for none. */
  readonly ofDay: ArrayLike<number>
  /** 1 where every hour of a day is a part of its own, 0 where all are of one. */
  readonly perHour: 0 | 1
}

export const wholePeriod = (days: number): PeriodParts => ({ count: 1, ofDay: new Int32Array(days), perHour: 0 })
export const daysOfPeriod = (days: number): PeriodParts => ({ count: days, ofDay: Int32Array.from({ length: days }, (_, day) => day), perHour: 0 })
/** 0..167 from Monday 00:00. @param firstDay local days since 1970 */
export const hoursOfWeek = (firstDay: number, days: number): PeriodParts => ({
  count: 168,
  ofDay: Int32Array.from({ length: days }, (_, day) => weekdayOf(firstDay + day) * 24),
  perHour: 1,
})
