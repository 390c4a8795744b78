/**
 * Opening hours as schema.org's OpeningHoursSpecification: the ordinary week of each version of the hours, and a dated entry for every day to come that
 * differs from it. Rules of https://schema.org/OpeningHoursSpecification, and of search engines: `closes` before `opens` is on the next day,
 * 00:00-23:59 the whole day, 00:00-00:00 closed. The reader of `schemaOrgHours.ts` reads them back.
 */
import type { LocalDate } from '../contacts/identifiers.ts'
import type { Block, Blocks } from './blocks.ts'
import { clockText } from './clockText.ts'
import { addDays, datesBetween, weekdayOf } from './localDate.ts'
import { dayHoursOf, type LineHours, weekPatternOn } from './openingHours.ts'
import { writeTimes } from './weekPattern.ts'

export type HoursSpecification = {
  readonly dayOfWeek?: readonly string[]
  readonly opens: string
  readonly closes: string
  /** Local dates, both included. */
  readonly validFrom: LocalDate
  readonly validThrough?: LocalDate
}

const dayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const dayMinutes = 1_440

/** @param from the first date that matters. @param days so many dates are looked at */
export function hoursAsSchemaOrg(line: LineHours, from: LocalDate, days: number): readonly HoursSpecification[] {
  const last = addDays(from, days - 1)
  // The night before may run on into the first date, or was taken away.
  return [...weekly(line, from, last), ...dated(line, addDays(from, -1), last)]
}

function weekly(line: LineHours, from: LocalDate, last: LocalDate): readonly HoursSpecification[] {
  const starts = [...new Set(line.hours.map((version) => version.from))].sort()
  return starts.flatMap((start, n) => {
    const next = starts[n + 1]
    if (start > last || (next !== undefined && next < from)) return []
    const week = weekPatternOn(line, start)?.days ?? []
    const byTimes = Map.groupBy(
      week.flatMap((blocks, day) => blocks.flatMap((block) => inDays(block).map(({ offset, ...own }) => ({ day: (day + offset) % 7, block: own })))),
      ({ block }) => `${block.fromMinute} ${block.untilMinute}`,
    )
    return [...byTimes.values()].flatMap((own): readonly HoursSpecification[] => {
      const [first] = own
      if (first === undefined) return []
      const dayOfWeek = own
        .map(({ day }) => day)
        .sort((a, b) => a - b)
        .map((day) => dayNames[day] ?? '')
      return [{ dayOfWeek, ...times(first.block), validFrom: start, ...(next !== undefined && { validThrough: addDays(next, -1) }) }]
    })
  })
}

/** Exceptions, holidays, and weeks unlike the others. */
function dated(line: LineHours, from: LocalDate, last: LocalDate): readonly HoursSpecification[] {
  const hoursOf = dayHoursOf(line)
  return datesBetween(from, last).flatMap((date): readonly HoursSpecification[] => {
    const { blocks } = hoursOf(date)
    const usual: Blocks = weekPatternOn(line, date)?.days[weekdayOf(date) - 1] ?? []
    if (writeTimes(blocks) === writeTimes(usual)) return []
    if (blocks.length === 0) return [{ opens: '00:00', closes: '00:00', validFrom: date, validThrough: date }]
    return blocks.flatMap(inDays).map(({ offset, ...block }) => ({ ...times(block), validFrom: addDays(date, offset), validThrough: addDays(date, offset) }))
  })
}

/** A block of a day and longer cannot be written as one: it ends at midnight, and the rest is of the next day. */
function inDays({ fromMinute, untilMinute }: Block): readonly (Block & { readonly offset: 0 | 1 })[] {
  if (untilMinute - fromMinute < dayMinutes || untilMinute === dayMinutes) return [{ fromMinute, untilMinute, offset: 0 }]
  return [
    { fromMinute, untilMinute: dayMinutes, offset: 0 },
    { fromMinute: 0, untilMinute: untilMinute - dayMinutes, offset: 1 },
  ]
}

const times = ({ fromMinute, untilMinute }: Block) => ({
  opens: clockText(fromMinute),
  closes: fromMinute === 0 && untilMinute === dayMinutes ? '23:59' : clockText(untilMinute % dayMinutes),
})
