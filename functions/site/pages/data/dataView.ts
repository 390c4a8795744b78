/** Gegevens: what delivers, what was measured, what asks for an explanation. */
import { html } from 'hono/html'
import type { Span } from '../../../../shared/calendar/spans.ts'
import type { Coverage } from '../../../../shared/metrics/coverage.ts'
import type { SilenceAlert } from '../../../../shared/metrics/coverage/silenceAlerts.ts'
import type { SourceGap } from '../../../../shared/metrics/coverage/sourceGaps.ts'
import { mayFollow } from '../../access/rolesFor.ts'
import { tableView } from '../../components/dataTable.ts'
import type { Told } from '../../components/doneNotice.ts'
import type { Html } from '../../html.ts'
import { linkTo, notNarrowed, type View } from '../../view.ts'
import { alertsTable } from './alertsTable.ts'
import { stripLegend } from './calendarStrip.ts'
import { dataHeadline } from './dataHeadline.ts'
import { dataDownloads } from './dataDownloads.ts'
import { dataPage } from './dataPage.ts'
import { gapsTable } from './gapsView.ts'
import { sourceSection } from './sourceSection.ts'

export type DataViewParts = {
  readonly coverage: Coverage
  readonly gaps: readonly SourceGap[]
  readonly alerts: readonly SilenceAlert[]
  /** The last 28 days. */
  readonly period: Span
  readonly told?: Told | undefined
}

export function dataView(view: View, { coverage, gaps, alerts, period, told }: DataViewParts): Html {
  const { texts, settings } = view
  const words = texts.coverage
  const link = (path: string) => linkTo(view, path, notNarrowed)
  const hasSources = settings.sources.length > 0 && settings.lines.length > 0
  const pages = [
    ['/data/gaps', words.gapsLink],
    ['/data/markers', words.markersLink],
    ['/data/imports', words.importLink],
  ] as const
  const recent = gaps.filter((gap) => gap.until > period.from)
  return dataPage(view, {
    heading: texts.pages.data,
    sentence: dataHeadline(view, coverage, gaps, period),
    told,
    content: html`${hasSources ? '' : html`<p><a class="action" href="${link('/setup')}">${words.nothingLink}</a></p>`}
<nav aria-label="${words.pages}"><ul class="links">${pages.filter(([path]) => mayFollow(view, path)).map(([path, name]) => html`<li><a href="${link(path)}">${name}</a></li>`)}</ul></nav>
${hasSources ? html`<section aria-labelledby="sources-title"><h2 id="sources-title">${words.sources}</h2><p class="summary">${words.sourcesSummary}</p>${stripLegend(view)}<div class="source-list">${coverage.sources.map((timeline) => sourceSection(view, timeline, coverage))}</div>${coverage.sources.length === 0 ? '' : html`${dataDownloads(view, 'sources', words.sources, { isNamed: true })}${dataDownloads(view, 'days', words.stripCaption, { isNamed: true, svg: link('/data/calendars.svg') })}`}</section>` : ''}
${recent.length === 0 ? '' : html`<section aria-labelledby="gaps-title"><h2 id="gaps-title">${words.gaps}</h2><p class="summary">${words.gapsSummary}</p>${gapsTable(view, recent)}${dataDownloads(view, 'gaps', words.gaps)}</section>`}
${hasSources ? html`<section aria-labelledby="alerts-title"><h2 id="alerts-title">${words.alerts}</h2><p class="summary">${alerts.length === 0 ? words.alertsNone : words.alertsSummary}</p>${alerts.length === 0 ? '' : html`${tableView(alertsTable(view, alerts), view, { captionHidden: true })}${dataDownloads(view, 'alerts', words.alerts)}`}</section>` : ''}`,
  })
}
