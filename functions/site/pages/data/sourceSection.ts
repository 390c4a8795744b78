/** One source: how it is now, four weeks of it, and how soon a failure would be seen. */
import { html } from 'hono/html'
import { hourSeconds } from '../../../../shared/calendar/durations.ts'
import { localTimeOf } from '../../../../shared/calendar/localTime.ts'
import { quarterBefore } from '../../../../shared/calendar/quarterBefore.ts'
import type { Coverage } from '../../../../shared/metrics/coverage.ts'
import { noticeAfter } from '../../../../shared/metrics/coverage/noticeAfter.ts'
import { isJudgedByNothing, tooQuiet } from '../../../../shared/metrics/coverage/tooQuiet.ts'
import { sourceNow, type SourceNow } from '../../../../shared/metrics/coverage/slotStates.ts'
import type { SourceTimeline } from '../../../../shared/metrics/coverage/sourceTimeline.ts'
import { type StateShape, stateTag } from '../../components/stateTag.ts'
import type { Html } from '../../html.ts'
import { lineName, linkTo, notNarrowed, type View } from '../../view.ts'
import { calendarStrip, type StripParts } from './calendarStrip.ts'
import { sourceName } from './dataPage.ts'

/** What the calendar of a source is drawn from. */
export function stripOf(view: View, timeline: SourceTimeline): StripParts {
  const zone = view.settings.lines.find((line) => timeline.lines.includes(line.id))?.timeZone ?? 'UTC'
  const name = timeline.id === undefined ? lineName(view, timeline.lines[0] ?? '') : sourceName(view, timeline.id)
  return { timeline, name, zone, today: localTimeOf(zone).dateOf(view.now) }
}

export function sourceSection(view: View, timeline: SourceTimeline, { window }: Coverage): Html {
  const { texts } = view
  const words = texts.coverage
  const id = timeline.id ?? 'unnamed'
  const address = `/data/sources/${id}`
  const parts = stripOf(view, timeline)
  const { name } = parts
  const state = sourceNow(timeline, window.until)
  const notice = noticeWords(view, timeline, window)
  return html`<section class="source-health" aria-labelledby="source-${id}"><h3 id="source-${id}">${timeline.settings === undefined || view.path === address ? name : html`<a href="${linkTo(view, address, notNarrowed)}">${name}</a>`}</h3>
<p>${stateTag(state.state === 'delivers' && isJudgedByNothing(timeline) ? 'waiting' : shapeOf[state.state], stateWords(view, timeline, window.until))}</p>
<p class="hint">${words.lines}: ${view.formats.and(timeline.lines.map((line) => lineName(view, line)))}</p>
${calendarStrip(view, parts)}
${notice === undefined ? '' : html`<p class="note">${notice}</p>`}</section>`
}

const shapeOf = {
  delivers: 'done',
  silent: 'problem',
  gap_told: 'problem',
  closed: 'waiting',
  not_live: 'busy',
  long_ago: 'problem',
  never: 'not_started',
} as const satisfies Record<SourceNow['state'], StateShape>

/** @param until the end of what was judged */
export function stateWords({ texts, formats }: View, timeline: SourceTimeline, until: number): string {
  const { stateOf, notYet, mayDeliver } = texts.coverage
  const now = sourceNow(timeline, until)
  switch (now.state) {
    case 'delivers':
      return (isJudgedByNothing(timeline) ? mayDeliver : stateOf.delivers)(formats.moment(quarterBefore(now.last)))
    case 'silent':
      return stateOf.silent(formats.moment(now.since))
    case 'not_live':
      return stateOf.not_live(now.last === undefined ? notYet : formats.moment(now.last))
    case 'gap_told':
      return stateOf.gap_told()
    case 'closed':
      return stateOf.closed()
    case 'long_ago':
      return stateOf.long_ago()
    case 'never':
      return stateOf.never()
  }
}

/** Nobody waits for an outage of a source that only files are imported for. */
function noticeWords(view: View, timeline: SourceTimeline, window: Coverage['window']): string | undefined {
  const { texts, formats } = view
  const words = texts.coverage
  if (!timeline.isLive) return undefined
  const [quiet] = timeline.id === undefined ? [] : tooQuiet({ sources: [timeline], window }, timeline.lines)
  if (quiet !== undefined) return words.tooQuiet(sourceName(view, quiet.source), formats.whole(quiet.noticedAfterDays))
  const notice = noticeAfter(timeline, window)
  if (notice === undefined) return words.notNoticed
  const length = formats.length(notice.seconds)
  if (notice.by === 'heartbeat') return words.byHeartbeat(length)
  return notice.seconds < aWhile ? words.byRateSoon(length) : words.byRate(length)
}
/** Longer than this is "only after" (seconds). */
const aWhile = 4 * hourSeconds
