/** When a silence becomes an alert, and when the alert is over. Pure: stored alerts and judged timelines go in, alerts to store come out. */
import type { Span } from '../../calendar/spans.ts'
import type { LineId, SourceId } from '../../contacts/identifiers.ts'
import { firstFrom } from '../../dayfiles/contactColumns.ts'
import type { Coverage } from '../coverage.ts'
import { sourceNow } from './slotStates.ts'
import type { SourceTimeline } from './sourceTimeline.ts'

/** A source that turned silent in opening hours. Moments in UTC milliseconds. */
export type SilenceAlert = {
  readonly source: SourceId
  readonly lines: readonly LineId[]
  /** Its last sign of life: with the source it is the alert's identity. */
  readonly since: number
  readonly raisedAt: number
  /** When it was seen to be over; `until` is the first sign of life after the silence, absent where people explained it instead. */
  readonly recoveredAt?: number
  readonly until?: number
}
export type Recovery = Pick<SilenceAlert, 'source' | 'since'> & { readonly recoveredAt: number; readonly until?: number }
export type AlertChanges = {
  readonly raise: readonly SilenceAlert[]
  readonly recover: readonly Recovery[] /** Silent now, alerted or not. */
  readonly silent: readonly SourceId[]
}

/**
 * @param running alerts that are not over
 * @param openOf a line's opening hours around now; a line without any is always open
 */
export function silenceAlerts(
  running: readonly SilenceAlert[],
  { sources, window }: Coverage,
  openOf: (line: LineId) => readonly Span[],
  now: number,
): AlertChanges {
  const isOpen = (line: LineId) => {
    const open = openOf(line)
    return open.length === 0 || open.some(({ from, until }) => from <= now && now < until)
  }
  const judged = sources.flatMap((timeline) => (timeline.id === undefined ? [] : [{ source: timeline.id, timeline, state: sourceNow(timeline, window.until) }]))
  const silent = judged.flatMap(({ source, timeline, state }) => (state.state === 'silent' ? [{ source, timeline, since: state.since }] : []))
  const raise = silent
    .filter(({ source, timeline }) => timeline.lines.some(isOpen) && running.every((alert) => alert.source !== source))
    .map(({ source, timeline, since }): SilenceAlert => ({ source, lines: timeline.lines, since, raisedAt: now }))
  const recover = running
    .filter(({ source }) => silent.every((own) => own.source !== source))
    .map(({ source, since }): Recovery => {
      const timeline = judged.find((own) => own.source === source)?.timeline
      const until = timeline && firstSignAfter(timeline, since)
      return { source, since, recoveredAt: now, ...(until === undefined ? {} : { until }) }
    })
  return { raise, recover, silent: silent.map(({ source }) => source) }
}

/** A heartbeat is known by the quarter hour in which it came, which may have begun before the silence did. */
function firstSignAfter({ signs }: SourceTimeline, since: number): number | undefined {
  const next = [signs.contacts, signs.presence, signs.beats].flatMap((moments) => {
    const moment = moments[firstFrom(moments, since / 1000 + 1)]
    return moment === undefined ? [] : [moment * 1000]
  })
  return next.length === 0 ? undefined : Math.min(...next)
}
