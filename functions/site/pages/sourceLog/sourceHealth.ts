import { html } from 'hono/html'
import { addDays } from '../../../../shared/calendar/localDate.ts'
import { sourceNow, type SourceNow } from '../../../../shared/metrics/coverage/slotStates.ts'
import type { Source } from '../../../../shared/settings/settings.ts'
import type { SiteDependencies } from '../../dependencies.ts'
import { sourceActivity } from '../../components/sourceActivity.ts'
import type { Html } from '../../html.ts'
import type { SiteRequest } from '../../sitePages.ts'
import { stripLegend } from '../data/calendarStrip.ts'
import { sourceSection } from '../data/sourceSection.ts'

const shownDays = 28

export type SourceHealth = { readonly state: SourceNow['state']; readonly shown: Html }

/** Four weeks of one source against what is usual; nothing where nothing of it was ever measured. */
export async function sourceHealth(
  { view, version, today, now }: SiteRequest,
  source: Source,
  { dataQuality }: SiteDependencies,
): Promise<SourceHealth | undefined> {
  if (dataQuality === undefined || version.settings.lines.length === 0) return undefined
  const coverage = await dataQuality.coverage(version.settings, { from: addDays(today, 1 - shownDays), to: today }, now)
  const timeline = coverage.sources.find(({ id }) => id === source.id)
  if (timeline === undefined) return undefined
  const shown = html`<section aria-labelledby="health"><h2 id="health">${view.texts.sourceLog.health}</h2>${stripLegend(view)}${sourceSection(view, timeline, coverage)}</section>
${sourceActivity(view, coverage, source.id)}`
  return { state: sourceNow(timeline, coverage.window.until).state, shown }
}
