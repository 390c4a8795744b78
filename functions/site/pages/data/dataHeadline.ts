/** Does everything deliver, and how much of the last four weeks is measured? */
import { intersect, lengthOf, type Span } from '../../../../shared/calendar/spans.ts'
import type { Coverage } from '../../../../shared/metrics/coverage.ts'
import { sourceNow } from '../../../../shared/metrics/coverage/slotStates.ts'
import { isJudgedByNothing } from '../../../../shared/metrics/coverage/tooQuiet.ts'
import type { SourceGap } from '../../../../shared/metrics/coverage/sourceGaps.ts'
import { mayOpen } from '../../access/routeRules.ts'
import type { View } from '../../view.ts'
import { sourceName } from './dataPage.ts'

/** Below this nothing can be said about the period as a whole. */
const leastCoverage = 0.8

export function dataHeadline(view: View, coverage: Coverage, gaps: readonly SourceGap[], period: Span): string {
  const { texts, formats, settings } = view
  const words = texts.coverage
  const states = coverage.sources.flatMap((timeline) =>
    timeline.settings === undefined ? [] : [{ id: timeline.settings.id, now: sourceNow(timeline, coverage.window.until) }],
  )
  const toDo = (of: keyof typeof words.headlineDo) => (mayOpen(view.who?.roles ?? [], '/data/imports') ? words.headlineDo[of] : words.headlineAsk)
  if (settings.sources.length === 0 || settings.lines.length === 0) return `${words.headlineNothing} ${toDo('nothing')}`
  if (states.every(({ now }) => now.state === 'never')) return view.filling.length > 0 ? texts.filling.headline : `${words.headlineNever} ${toDo('never')}`
  if (states.every(({ now }) => now.state === 'never' || now.state === 'long_ago')) return `${words.headlineLongAgo} ${toDo('longAgo')}`
  const toExplain = gaps.filter(({ needsName, isRunning, until }) => needsName && !isRunning && until > period.from).length
  const after = toExplain === 0 ? '' : ` ${words.toExplain(toExplain)}`
  const silent = states.flatMap(({ id, now }) => (now.state === 'silent' ? [{ id, since: now.since }] : []))
  const [first] = silent
  if (first !== undefined && silent.length === 1) return `${words.headlineSilent(sourceName(view, first.id), formats.moment(first.since))}${after}`
  if (silent.length > 1) return `${words.headlineManySilent(formats.whole(silent.length), formats.whole(states.length))}${after}`
  const share = measuredShare(view, coverage, period)
  const printed = formats.percent(share, share === 1 ? 0 : 1)
  if (share < leastCoverage) return `${words.headlineLittle(printed)}${after}`
  const quiet = coverage.sources.filter(isJudgedByNothing).length
  if (quiet > 0) return `${words.headlineUnsure(quiet, formats.whole(quiet))}${after}`
  const delivering = states.filter(({ now }) => now.state === 'delivers').length
  if (delivering === 0) return `${words.headlineNotLive(printed)}${after}`
  if (delivering < states.length) return `${words.headlineSome(formats.whole(delivering), formats.whole(states.length), printed)}${after}`
  return `${words.headlineAll(states.length, printed)}${after}`
}

/** Of all lines together, in hours; what counts as closed is neither measured nor missing. */
function measuredShare({ settings }: View, coverage: Coverage, period: Span): number {
  let [measured, all] = [0, 0]
  for (const { id } of settings.lines) {
    const own = coverage.of(id)
    measured += lengthOf(intersect(own.measured, [period]))
    all += lengthOf([period]) - lengthOf(intersect(own.closures, [period]))
  }
  return all <= 0 ? 0 : Math.min(1, measured / all)
}
