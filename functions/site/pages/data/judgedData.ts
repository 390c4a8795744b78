/** What was measured of late, as the pages about data are given it. */
import { addDays } from '../../../../shared/calendar/localDate.ts'
import { localTimeOf } from '../../../../shared/calendar/localTime.ts'
import type { Span } from '../../../../shared/calendar/spans.ts'
import type { Coverage } from '../../../../shared/metrics/coverage.ts'
import { type SourceGap, sourceGaps } from '../../../../shared/metrics/coverage/sourceGaps.ts'
import type { SiteDependencies } from '../../dependencies.ts'
import type { SiteRequest } from '../../sitePages.ts'

/** The days that the first page shows, and how far back gaps are looked for. */
const [daysShown, daysOfGaps] = [28, 91]

export type JudgedData = { readonly coverage: Coverage; readonly gaps: readonly SourceGap[] }

/** Of the last 91 days on the wall of the first line. */
export async function judgedData({ dataQuality }: SiteDependencies, { version, today, now }: SiteRequest): Promise<JudgedData> {
  const { settings } = version
  if (dataQuality === undefined || settings.lines.length === 0) return { coverage: nothingJudged(now), gaps: [] }
  const coverage = await dataQuality.coverage(settings, { from: addDays(today, 1 - daysOfGaps), to: today }, now)
  return { coverage, gaps: sourceGaps(settings, coverage) }
}

/** From the first of the days shown until now, UTC milliseconds. */
export function shownPeriod({ view, today, now }: SiteRequest): Span {
  const { dayStart } = localTimeOf(view.settings.lines[0]?.timeZone ?? 'UTC')
  return { from: dayStart(addDays(today, 1 - daysShown)), until: now }
}

const nothingJudged = (now: number): Coverage => ({
  sources: [],
  window: { from: now, until: now },
  of: () => ({ measured: [], gaps: [], partlyHeard: [], closures: [] }),
})
