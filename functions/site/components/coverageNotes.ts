/** What was measured and what not, and what nobody could notice, in words; stands under every headline. */
import type { Figures } from '../../../shared/metrics/figures.ts'
import type { Report } from '../report.ts'
import { staleSince } from '../reportState.ts'
import { missesNow } from './missingData.ts'
import { tooQuietSentences } from './tooQuietSentences.ts'

export function coverageNotes({ view, figures, state }: Report): readonly string[] {
  const { texts, formats, now } = view
  const { states } = texts
  const { coverage } = figures
  const closed = { no: states.closedNot, partly: states.closedPartly, unknown: states.closedUnknown, yes: undefined }[coverage.closedRecorded]
  // Said above everything where it goes on now.
  const stale = missesNow(figures, now) ? undefined : staleSince(figures)
  const missing = coverage.hours - coverage.measuredHours
  return [
    stale === undefined ? undefined : states.stale(formats.moment(stale)),
    ...tooQuietSentences(view, coverage.tooQuiet),
    coverage.share < 1 && state.kind !== 'first_weeks' ? states.coverage(formats.percent(coverage.share), coverage.gaps, formats.hours(missing)) : undefined,
    coverage.missedInGaps > 0 ? texts.coverage.missedInGaps(coverage.missedInGaps, formats.whole(coverage.missedInGaps)) : undefined,
    closed,
    figures.definitions.changedWithin ? states.definitionsChanged : undefined,
    ...clockChanges(figures).map(({ date, hours }) => (hours < 24 ? states.clockForward(formats.day(date)) : states.clockBack(formats.day(date)))),
  ].filter((note) => note !== undefined)
}

/** Days of 23 or 25 hours; in a long period everybody knows, so they are only said up to half a year. */
function clockChanges({ days, trend }: Figures) {
  const over = trend.at(-1)?.running ? days.slice(0, -1) : days
  return days.length > 190 ? [] : over.filter(({ hours }) => hours === 23 || hours === 25)
}
