import { weekdayOf } from '../../../../shared/calendar/localDate.ts'
import { localTimeOf } from '../../../../shared/calendar/localTime.ts'
import type { View } from '../../view.ts'
import { planText } from '../case/asking/planText.ts'
import type { RosterRequest, WhatIf } from './rosterRequest.ts'
import { wallTime } from './rosterWords.ts'

/** Where shifts that are only thought of, in hours in which the line is closed, are worked out as longer opening hours of every week. */
export function asCaseAddress(view: View, { line }: RosterRequest, closed: readonly WhatIf[]): string {
  const blocks = closed.map(({ shift }) => {
    const [from, until] = [minutesOf(wallTime(line, shift.from)), minutesOf(wallTime(line, shift.until))]
    const weekday = weekdayOf(localTimeOf(line.timeZone).dateOf(shift.from)) - 1
    return { weekday, from, until: until <= from ? until + 1440 : until, staff: shift.people }
  })
  const query = new URLSearchParams({ line: line.id, ask: 'hours', plan: planText({ name: '', blocks }), lang: view.language })
  return `/case?${query.toString()}`
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
