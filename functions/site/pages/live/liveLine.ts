/** One line of the live page: what its hours say, what is known of now, and the state these come to. Pure. */
import { type ScheduleNow, scheduleNow } from '../../../../shared/calendar/scheduleNow.ts'
import type { Instant } from '../../../../shared/contacts/identifiers.ts'
import type { LiveReading } from '../../../../shared/metrics/live/liveReader.ts'
import { unreachableUntil } from '../../../../shared/settings/publicPage.ts'

/** The first that holds, in this order. */
export const liveStates = ['not_connected', 'stale', 'unreachable', 'no_hours', 'unstaffed', 'open', 'closed'] as const
export type LiveState = (typeof liveStates)[number]

export type LiveLine = LiveReading & {
  readonly schedule: ScheduleNow
  /** Set so by people, UTC milliseconds. */
  readonly unreachable: number | undefined
  readonly state: LiveState
}

export function liveLine(reading: LiveReading, now: Instant): LiveLine {
  const { line } = reading
  const schedule = scheduleNow(line, now)
  const unreachable = line.publicPage?.isOn === true ? unreachableUntil(line.publicPage, now) : undefined
  return { ...reading, schedule, unreachable, state: stateOf(reading, schedule, unreachable) }
}

function stateOf({ feed, figures }: LiveReading, schedule: ScheduleNow, unreachable: number | undefined): LiveState {
  if (feed.state === 'not_connected') return 'not_connected'
  if (feed.state === 'silent') return 'stale'
  if (unreachable !== undefined) return 'unreachable'
  if (schedule.kind === 'no_hours') return 'no_hours'
  if (schedule.kind === 'closed') return 'closed'
  return figures?.staff?.present === 0 ? 'unstaffed' : 'open'
}

/** All states of a page as one word for its address, so that the next refresh can tell what has changed. */
export const statesWord = (lines: readonly Pick<LiveLine, 'state'>[]): string => lines.map(({ state }) => liveStates.indexOf(state)).join('')

/** Those whose state is another than the word says; none where it is not about these lines. */
export const changedSince = <Known extends Pick<LiveLine, 'state'>>(lines: readonly Known[], word: string | undefined): readonly Known[] =>
  word === undefined || word.length !== lines.length || !/^[0-6]+$/.test(word)
    ? []
    : lines.filter(({ state }, n) => word[n] !== String(liveStates.indexOf(state)))
