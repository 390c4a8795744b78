/** Whether lengths of a file can be seconds. */
import { hourSeconds } from '../../../shared/calendar/durations.ts'
import { isContactEvent } from '../../../shared/contacts/contactEvent.ts'
import type { ImportedRow } from './part.ts'

/** Fewer say nothing of a file. */
const leastRows = 10

/**
 * Most rows that tell how long somebody waited or talked tell of more than an hour. So it looks where a system writes milliseconds: ten seconds become
 * nearly three hours, and what would last longer than a day is not known at all.
 */
export function areMostlyHours(rows: readonly ImportedRow[]): boolean {
  let [told, long] = [0, 0]
  for (const { events } of rows) {
    let longest = 0
    for (const event of events) if (isContactEvent(event)) longest = Math.max(longest, event.waitSeconds ?? 0, event.talkSeconds ?? 0)
    if (longest > 0) told++
    if (longest > hourSeconds) long++
  }
  return told >= leastRows && long > told / 2
}
