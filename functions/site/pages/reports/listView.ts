/** All reports, and what one looks like while there is none. */
import { html } from 'hono/html'
import { currentVersion, type ListedReport } from '../../../../shared/reports/frozenReport.ts'
import { stateOf } from '../../../../shared/reports/reportState.ts'
import { type DataTable, tableView, text } from '../../components/dataTable.ts'
import { tableDownloads } from '../../components/tableDownloads.ts'
import { layout } from '../../components/layout.ts'
import type { Html } from '../../html.ts'
import { lineName, linkTo, notNarrowed, type View } from '../../view.ts'
import { reportPath, reportsPath } from './reportAddress.ts'
import { makesReports } from './visibleReports.ts'

export function listView(view: View, reports: readonly ListedReport[], below: Html | ''): Html {
  const { texts } = view
  const words = texts.reports.pages
  const shared = reports.filter(({ versions }) => versions.some(({ changes }) => stateOf(changes) === 'shared')).length
  const toSample = html`<section class="screen-only" aria-labelledby="sample-title"><h2 id="sample-title">${words.sampleTitle}</h2><p>${words.sampleText}</p><p><a href="${linkTo(view, `${reportsPath}/sample`, notNarrowed)}">${words.sampleLink}</a></p></section>`
  return layout(view, {
    title: texts.reports.page,
    heading: texts.reports.page,
    content: html`<div class="headline"><p class="sentence">${reports.length > 0 ? words.headline(shared) : makesReports(view.who) ? words.headlineNone : words.noneForYou}</p><p class="under">${words.intro}</p>
${makesReports(view.who) ? html`<p><a class="action" href="${linkTo(view, `${reportsPath}/new`, notNarrowed)}">${words.make}</a></p>` : ''}</div>
${reports.length === 0 ? '' : listTable(view, reports)}
${toSample}
${below}`,
  })
}

/** The report made last first. */
export function reportsTable(view: View, reports: readonly ListedReport[]): DataTable {
  const { texts, formats } = view
  const words = texts.reports.pages
  return {
    key: 'reports',
    caption: words.list,
    columns: [
      { key: 'report', label: words.report, kind: 'text' },
      { key: 'period', label: words.period, kind: 'days' },
      { key: 'language', label: words.language, kind: 'text' },
      { key: 'state', label: words.state, kind: 'text' },
    ],
    rows: reports
      .toSorted((a, b) => (b.versions.at(-1)?.madeAt ?? 0) - (a.versions.at(-1)?.madeAt ?? 0))
      .map(({ id, about, versions }) => {
        const shown = currentVersion(versions)
        return [
          text(texts.reports.title(lineName(view, about.line)), linkTo(view, reportPath(id), notNarrowed)),
          { kind: 'days', value: { from: about.from, to: about.to } },
          text(words.languages[about.language]),
          text(shown === undefined ? '' : words.versionLine(formats.whole(shown.version), words.states[stateOf(shown.changes)])),
        ]
      }),
  }
}

function listTable(view: View, reports: readonly ListedReport[]): Html {
  const table = reportsTable(view, reports)
  return html`<section aria-labelledby="list-title"><h2 id="list-title">${table.caption}</h2>
${tableView(table, view, { captionHidden: true })}${tableDownloads(view, reportsPath, table)}</section>`
}
