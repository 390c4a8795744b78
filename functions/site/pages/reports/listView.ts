/** All reports, and what one looks like while there is none. */
import { html } from 'hono/html'
import { currentVersion, type ListedReport } from '../../../../shared/reports/frozenReport.ts'
import { stateOf } from '../../../../shared/reports/reportState.ts'
import { layout } from '../../components/layout.ts'
import type { Html } from '../../html.ts'
import { lineName, linkTo, notNarrowed, type View } from '../../view.ts'
import { reportPath, reportsPath } from './reportAddress.ts'
import { makesReports } from './visibleReports.ts'

export function listView(view: View, reports: readonly ListedReport[], below: Html | '' = ''): Html {
  const { texts } = view
  const words = texts.reports.pages
  const shared = reports.filter(({ versions }) => versions.some(({ changes }) => stateOf(changes) === 'shared')).length
  const toSample = html`<section aria-labelledby="sample-title"><h2 id="sample-title">${words.sampleTitle}</h2><p>${words.sampleText}</p><p><a href="${linkTo(view, `${reportsPath}/sample`, notNarrowed)}">${words.sampleLink}</a></p></section>`
  return layout(view, {
    title: texts.reports.page,
    heading: texts.reports.page,
    content: html`<div class="headline"><p class="sentence">${reports.length === 0 ? words.headlineNone : words.headline(shared)}</p><p class="under">${words.intro}</p>
${makesReports(view.who) ? html`<p><a class="action" href="${linkTo(view, `${reportsPath}/new`, notNarrowed)}">${words.make}</a></p>` : ''}</div>
${reports.length === 0 ? '' : listTable(view, reports)}
${toSample}
${below}`,
  })
}

function listTable(view: View, reports: readonly ListedReport[]): Html {
  const { texts, formats } = view
  const words = texts.reports.pages
  const inOrder = reports.toSorted((a, b) => (b.versions.at(-1)?.madeAt ?? 0) - (a.versions.at(-1)?.madeAt ?? 0))
  const row = ({ id, about, versions }: ListedReport) => {
    const shown = currentVersion(versions)
    const state = shown === undefined ? '' : words.states[stateOf(shown.changes)]
    return html`<tr><th scope="row"><a href="${linkTo(view, reportPath(id), notNarrowed)}">${texts.reports.title(lineName(view, about.line))}</a></th><td>${formats.days(about.from, about.to)}</td><td>${words.languages[about.language]}</td><td>${shown === undefined ? '' : words.versionLine(formats.whole(shown.version), state)}</td></tr>`
  }
  return html`<section aria-labelledby="list-title"><h2 id="list-title">${words.list}</h2>
<div class="table-scroll" role="region" tabindex="0" aria-label="${texts.charts.region(words.list)}"><table><caption class="visually-hidden">${words.list}</caption>
<thead><tr><th scope="col">${words.report}</th><th scope="col">${words.period}</th><th scope="col">${words.language}</th><th scope="col">${words.state}</th></tr></thead>
<tbody>${inOrder.map(row)}</tbody></table></div></section>`
}
