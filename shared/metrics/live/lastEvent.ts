/** When the sources of a line last told anything: an attempt, its answer or end, somebody who came or went, a heartbeat. */
import type { DayColumns } from '../../dayfiles/dayColumns.ts'

/** @param days of one line. @returns UTC milliseconds, never after `now`; a heartbeat is known by the start of its quarter hour. undefined: nothing on these days */
export function lastEventAt(days: readonly DayColumns[], now: number): number | undefined {
  let last = -1
  const see = (second: number | undefined) => {
    if (second !== undefined && second > last) last = second
  }
  for (const { length, at, menuSeconds, waitSeconds, answeredAt, talkSeconds, presence, signsOfLife, stripped } of days) {
    see(presence.at.at(-1))
    see(signsOfLife.at(-1))
    for (let i = 0; i < length; i++) {
      const arrived = at[i] ?? 0
      const answered = answeredAt[i] ?? 0
      see(stripped === undefined ? arrived + Math.max(0, menuSeconds[i] ?? 0) + Math.max(0, waitSeconds[i] ?? 0) : arrived)
      if (stripped === undefined && answered > 0) see(answered + Math.max(0, talkSeconds[i] ?? 0))
    }
  }
  return last < 0 ? undefined : Math.min(now, last * 1000)
}
