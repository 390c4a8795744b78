/** The days to come as they will be: the blocks of each, and what made them so. */
import type { LocalDate } from '../contacts/identifiers.ts'
import { addDays, datesBetween, nextDay } from './localDate.ts'
import { localTimeOf } from './localTime.ts'
import { type DayHours, dayHoursOf, type LineHours, spansOfDay } from './openingHours.ts'
import { lengthOf } from './spans.ts'
import type { Block } from './blocks.ts'

export type ComingDay = {
  readonly hours: DayHours
  /** Blocks of the day before that run on into this one: they stay, whatever this day is. */
  readonly fromNightBefore: readonly Block[]
  /** New opening hours hold from this date on. */
  readonly isFirstOfVersion: boolean
  /** Hours of the day where that is not 24: the clocks change. */
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
    const dayHours = (time.dayStart(nextDay(date)) - time.dayStart(date)) / 3_600_000
    return {
      hours,
      fromNightBefore: nightBlocks(hoursOf(addDays(date, -1))),
      isFirstOfVersion: starts.has(date),
      openHours: lengthOf(spansOfDay(hours, time)) / 3_600_000,
      ...((dayHours === 23 || dayHours === 25) && { clockChangeHours: dayHours }),
    }
  })
}

/** Those that run on past midnight. */
export const nightBlocks = ({ blocks }: Pick<DayHours, 'blocks'>): readonly Block[] => blocks.filter(({ untilMinute }) => untilMinute > 1_440)
