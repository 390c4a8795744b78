/** Who is waiting at this moment, as far as was told: contacts of which no end was reported. */
import { hourSeconds } from '../../calendar/durations.ts'
import type { Channel } from '../../contacts/contactEvent.ts'
import { type DayColumns, outcomes } from '../../dayfiles/dayColumns.ts'

export type WaitingNow = {
  readonly waiting: number
  /** Of those waiting; undefined where nobody is. */
  readonly longestSeconds: number | undefined
  /** Open for so long that the report of their end must have been lost: they do not count as waiting. */
  readonly endNotTold: number
}

/** Nobody waits longer than this; who seems to, was gone without a word from the system. */
export const longestWaitSeconds = { phone: hourSeconds, chat: 4 * hourSeconds } as const satisfies Record<Channel, number>

const unknownOutcome = outcomes.indexOf('unknown')

/**
 * Waiting is counted from joining the queue, from arrival where no queue was told of.
 * @param days of one line, all that can still hold somebody who waits. @param now UTC milliseconds
 */
export function waitingNow(days: readonly DayColumns[], now: number, limitSeconds: number): WaitingNow {
  let [waiting, longest, endNotTold] = [0, 0, 0]
  for (const { length, at, outcome, menuSeconds, stripped } of days) {
    if (stripped !== undefined) continue // days old: nobody of them waits
    for (let i = 0; i < length; i++) {
      if (outcome[i] !== unknownOutcome) continue
      // A source whose clock is ahead of ours reports from the future: that wait has just begun.
      const seconds = Math.max(0, Math.floor(now / 1000) - (at[i] ?? 0) - Math.max(0, menuSeconds[i] ?? 0))
      if (seconds > limitSeconds) endNotTold++
      else {
        waiting++
        longest = Math.max(longest, seconds)
      }
    }
  }
  return { waiting, longestSeconds: waiting === 0 ? undefined : longest, endNotTold }
}
