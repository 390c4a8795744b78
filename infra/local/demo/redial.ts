import { dayMs, hourMs, minuteMs } from '../../../shared/calendar/durations.ts'
import type { Attempt } from './attempt.ts'
import type { Random } from './random.ts'
import type { Scenario } from './scenario.ts'

const mostAttempts = 15

/**
 * When somebody who was not answered tries again (UTC milliseconds, whole seconds), or undefined if they stop. Courage fades a little each time;
 * some have learned the opening hours from the closed message and aim for the next opening.
 */
export function triesAgainAt(scenario: Scenario, { need, ending, waitEndedAt = need.startsAt }: Attempt, nextOpening: number | undefined): number | undefined {
  const { random } = need
  const wasClosed = ending === 'closed'
  if (wasClosed) need.hasLearnedHours ||= random.isTrue(0.55)
  const base = need.person.isFrequent ? 0.78 : wasClosed ? scenario.redialAfterClosed : scenario.redialAfterWaiting
  if (need.attempts >= mostAttempts || !random.isTrue(base * 0.93 ** (need.attempts - 1))) return undefined
  if (!wasClosed || !need.hasLearnedHours) return wholeSeconds(waitEndedAt + delayOf(random))
  return nextOpening === undefined ? undefined : wholeSeconds(nextOpening + random.exponential(45 * minuteMs))
}

/** Most within minutes, some later that day, some on another day at about the same time. */
function delayOf(random: Random): number {
  const kind = random.next()
  if (kind < 0.5) return 20_000 + random.exponential(12 * minuteMs)
  if (kind < 0.78) return 5 * minuteMs + random.exponential(3 * hourMs)
  const days = 1 + Math.floor(random.exponential(0.9))
  return Math.max(hourMs, days * dayMs + random.normal() * 1.5 * hourMs)
}

const wholeSeconds = (at: number) => Math.round(at / 1000) * 1000
