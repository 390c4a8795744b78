/** Moments of a roster in words, on the wall of the line. */
import { clockTextAt } from '../../../../shared/calendar/clockText.ts'
import { weekdayOf } from '../../../../shared/calendar/localDate.ts'
import { localTimeOf } from '../../../../shared/calendar/localTime.ts'
import type { Line } from '../../../../shared/settings/settings.ts'
import type { View } from '../../view.ts'
import type { RosterRequest } from './rosterRequest.ts'

type Stretch = { readonly from: number; readonly until: number }

export const wallTime = ({ timeZone }: Line, at: number): string => clockTextAt(localTimeOf(timeZone), at)

/** "donderdag 19–21 uur"; what ends at midnight ends at 24. */
export function whenWords({ formats }: View, line: Line, { from, until }: Stretch): string {
  const end = wallTime(line, until)
  const weekday = weekdayOf(localTimeOf(line.timeZone).dateOf(from))
  return `${formats.weekday(weekday)} ${formats.timeOfDay(wallTime(line, from), end === '00:00' ? '24:00' : end)}`
}

export const weekWords = ({ texts: { staffing }, formats }: View, { which, from, to }: RosterRequest): string =>
  which === 'next' ? staffing.nextWeek : which === 'this' ? staffing.thisWeek : staffing.inWeek(formats.days(from, to))
