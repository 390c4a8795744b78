/** The coming days of a line: the blocks of each day, and the rule they come from. */
import type { LocalDate } from '../contacts/identifiers.ts'
import { hourMs } from './durations.ts'
import { addDays, datesBetween, nextDay } from './localDate.ts'
import { localTimeOf } from './localTime.ts'
import { type DayHours, dayHoursOf, type LineHours, spansOfDay } from './openingHours.ts'
import { lengthOf } from './spans.ts'
import type { Block } from './blocks.ts'

export type ComingDay = {
  readonly hours: DayHours
  /** Blocks of the day before that run on past midnight into this one; an exception or holiday on this day does not remove them. */
  readonly fromNightBefore: readonly Block[]
  /** New opening hours hold from this date on. */
  readonly isFirstOfVersion: boolean
  /** Length of the day in hours on a day on which the clocks change; otherwise absent. */
  readonly clockChangeHours?: 23 | 25
  /** How long the blocks that begin on this day really last, in hours. */
  readonly openHours: number
}

export function comingDays(line: LineHours, from: LocalDate, count = 14): readonly ComingDay[] {
  const hoursOf = dayHoursOf(line)
  const time = localTimeOf(line.timeZone)
  const starts = new Set(line.hours.map((version) => version.from))
  return datesBetween(from, addDays(from, count - 1)).map((date) => {
    const hours = hoursOf(date)
    const dayHours = (time.dayStart(nextDay(date)) - time.dayStart(date)) / hourMs
    return {
      hours,
      fromNightBefore: nightBlocks(hoursOf(addDays(date, -1))),
      isFirstOfVersion: starts.has(date),
      openHours: lengthOf(spansOfDay(hours, time)) / hourMs,
      ...((dayHours === 23 || dayHours === 25) && { clockChangeHours: dayHours }),
    }
  })
}

/** Those that run on past midnight. */
export const nightBlocks = ({ blocks }: Pick<DayHours, 'blocks'>): readonly Block[] => blocks.filter(({ untilMinute }) => untilMinute > 1_440)
