/** When the overview of a week is due: from Monday 08:00 on the wall, about the week that ended the night before. */
import { addDays, isoWeekOf } from '../calendar/localDate.ts'
import { localTimeOf } from '../calendar/localTime.ts'
import type { DigestEvent } from './mailEvent.ts'

const dueAt = '08:00'
/** Who was switched off on Monday still sends it; later it is no news any more. */
const dueDays = 3

/** @param now UTC milliseconds. undefined: nothing is due */
export function dueDigest(now: number, timeZone: string): DigestEvent | undefined {
  const clock = localTimeOf(timeZone)
  const monday = isoWeekOf(clock.dateOf(now)).from
  const due = clock.fromWallClock(monday, dueAt) <= now && now < clock.fromWallClock(addDays(monday, dueDays), dueAt)
  if (!due) return undefined
  const { week, from, to } = isoWeekOf(addDays(monday, -7))
  return { kind: 'digest', id: `digest ${week}`, from, to }
}
