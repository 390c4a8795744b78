/** Joins storage and the staffing figures: the line's last half year, and the weeks of its roster that were ever told. */
import { hourMs } from '../../calendar/durations.ts'
import { addDays, isoWeekOf } from '../../calendar/localDate.ts'
import { localTimeOf } from '../../calendar/localTime.ts'
import type { LineId, LocalDate } from '../../contacts/identifiers.ts'
import { isTold } from '../../rosters/rosterHours.ts'
import type { Shift } from '../../rosters/shift.ts'
import type { Settings } from '../../settings/settings.ts'
import { lineOf } from '../figuresOf.ts'
import type { DayReader } from '../reportQuestion.ts'
import { loaderByLine } from '../reportsOf.ts'
import { presenceDays } from './linePresence.ts'
import { type StaffingFigures, staffingFigures } from './staffingFigures.ts'
import { lastFew } from '../../dayfiles/recent.ts'

export type RosterReader = {
  readonly weeks: (line: LineId, from: string, to: string) => Promise<readonly { readonly week: string; readonly shifts: readonly Shift[] }[]>
}
export type StaffingRequest = {
  readonly line: LineId
  /** Both included. */
  readonly from: LocalDate
  readonly to: LocalDate
  /** Shifts to think of beside the roster: what if they were there? */
  readonly extra?: readonly Shift[]
}
export type StaffingReader = (
  settings: { readonly version: number; readonly settings: Settings },
  request: StaffingRequest,
  now: number,
) => Promise<StaffingFigures>

const pastDays = 26 * 7
const answersKept = 20

/** Make it once: what did not change within the hour is not worked out again, and each line's past stays warm beside the others'. */
export function staffingReader(days: DayReader, roster: RosterReader): StaffingReader {
  const loaderOf = loaderByLine(days)
  const remembered = lastFew<StaffingFigures>(answersKept)
  return async (settings, { line: id, from, to, extra = [] }, now) => {
    const line = lineOf(settings.settings, id)
    const today = localTimeOf(line.timeZone).dateOf(now)
    // A question about the past is answered from before it: what came of it must not help.
    const until = addDays(from < today ? from : today, -1)
    const filters = { line: [id], from: addDays(until, -pastDays - 6), to: until, short: 'exclude', hours: 'all', unit: 'people', grain: 'auto' } as const
    const [{ input, dataVersion }, weeks] = await Promise.all([
      loaderOf(id)(settings, filters, now),
      // Beside a week to come stands who was there in the last seven days.
      roster.weeks(id, isoWeekOf(addDays(from > today ? addDays(today, -presenceDays) : from, -1)).week, isoWeekOf(addDays(to, 1)).week),
    ])
    const told = new Set(weeks.flatMap(({ week, shifts: own }) => (isTold(own) ? [week] : [])))
    const shifts = [...weeks.flatMap((week) => week.shifts), ...extra.filter((shift) => shift.line === id)]
    const key = JSON.stringify([id, from, to, shifts, [...told], extra.length, dataVersion, Math.floor(now / hourMs)])
    return remembered(key, () =>
      staffingFigures(input, { line: id, from, to, shifts, isRosterTold: (date) => told.has(isoWeekOf(date).week) || (extra.length > 0 && date >= from) }),
    )
  }
}
