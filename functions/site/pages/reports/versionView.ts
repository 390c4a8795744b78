/** One version of a report on its page: what state it is in, what can be done with it, what changed, and the report itself. */
import { html } from 'hono/html'
import { draftAfter, type FrozenReport, type ListedReport, replacedBy, reportIdOf, type ReportVersion } from '../../../../shared/reports/frozenReport.ts'
import type { ReportChanges } from '../../../../shared/reports/reportChanges.ts'
import type { ReportDocument } from '../../../../shared/reports/reportDocument.ts'
import { nextStates, type StateChange, stateOf } from '../../../../shared/reports/reportState.ts'
import { localTimeOf } from '../../../../shared/calendar/localTime.ts'
import type { Entered } from '../../components/formFields.ts'
import { errorSummary, textField } from '../../components/formFields.ts'
import { layout } from '../../components/layout.ts'
import type { Html } from '../../html.ts'
import { linkTo, notNarrowed, type View } from '../../view.ts'
import { type Citation, documentView } from './documentView.ts'
import { changesSection } from './changesSection.ts'
import { reportPath, reportsPath, versionPath } from './reportAddress.ts'
import { makesReports } from './visibleReports.ts'
import { capital } from '../../../../shared/text/capital.ts'

export type VersionShown = {
  readonly report: FrozenReport
  readonly listed: ListedReport
  readonly version: ReportVersion
  /** The same months in the other language. */
  readonly sibling: ListedReport | undefined
  /** Against the version before, where there is one to be seen. */
  readonly changes: ReportChanges | undefined
  readonly origin: string
  readonly entered: Entered
  readonly said: string | undefined
}

/** @param view in the language of the report */
export function versionView(view: View, shown: VersionShown): Html {
  const { report, listed, version } = shown
  const { texts, formats } = view
  const words = texts.reports.pages
  const { document, about } = report
  const state = stateOf(version.changes)
  const [id, number] = [reportIdOf(about), formats.whole(report.version)]
  const said = words.said[shown.said ?? '']
  const other = about.language === 'nl' ? 'en' : 'nl'
  return layout(view, {
    title: `${document.title}, ${document.period}, ${words.version(number)}`,
    heading: document.title,
    hasError: shown.entered.problems.length > 0,
    address: (language) =>
      language === other && shown.sibling !== undefined
        ? reportPath(shown.sibling.id)
        : language === other
          ? `${reportsPath}?lang=${other}`
          : versionPath(id, report.version),
    content: html`<link rel="stylesheet" href="${versionPath(id, report.version)}/print.css">
<p class="back screen-only"><a href="${linkTo(view, reportsPath, notNarrowed)}">${words.back}</a></p>
${said === undefined ? '' : html`<p class="notice said screen-only" role="status">${said}</p>`}
${replacedNote(view, listed, report)}
${stateNotes(view, document, version)}
${
  state === 'withdrawn'
    ? html`<p>${words.withdrawnText}</p>`
    : html`${state === 'draft' ? html`<p class="watermark" aria-hidden="true">${words.watermark}</p>` : ''}
<div class="report">${documentView(view, document, { ...citationOf(view, shown), drawings: versionPath(id, report.version) })}</div>`
}
${shown.changes === undefined ? '' : changesSection(view, document, shown.changes, formats.whole(report.version - 1))}
${tools(view, shown)}`,
  })
}

const dayOf = ({ formats }: View, moment: number): string => formats.day(localTimeOf(formats.timeZone).dateOf(moment))
const lastTo = (changes: readonly StateChange[], to: StateChange['to']) => changes.findLast((change) => change.to === to)

/** How to cite it: the state it is in belongs to it. */
export function citationOf(view: View, { report, version, origin }: Pick<VersionShown, 'report' | 'version' | 'origin'>): Citation {
  const { texts, formats } = view
  const words = texts.reports.pages
  const { document, about } = report
  const address = `${origin}${versionPath(reportIdOf(about), report.version)}`
  const approved = lastTo(version.changes, 'approved')
  const state = words.stateDated(approved === undefined ? words.states.draft : words.states.approved, dayOf(view, approved?.at ?? report.madeAt))
  return { address, cite: words.citation(document.organisation, document.title, document.period, formats.whole(report.version), state, address) }
}

function stateNotes(view: View, document: ReportDocument, { version, changes, madeAt }: ReportVersion): Html {
  const { texts, formats } = view
  const words = texts.reports.pages
  const [approved, shared, withdrawn] = [lastTo(changes, 'approved'), lastTo(changes, 'shared'), lastTo(changes, 'withdrawn')]
  // What it is by now is said once, by whom and when.
  const isDraft = stateOf(changes) === 'draft'
  const notes = [
    isDraft ? words.draftNote : undefined,
    approved && words.approvedNote(approved.by, dayOf(view, approved.at)),
    shared && words.sharedNote(dayOf(view, shared.at)),
    withdrawn && words.withdrawnNote(withdrawn.by, dayOf(view, withdrawn.at), withdrawn.reason.replace(/\.$/, '')),
    words.asKnown(dayOf(view, madeAt)),
  ].filter((note) => note !== undefined)
  return html`<p class="context">${document.organisation} · ${document.line} · ${document.period}</p>
<p class="report-state"><strong>${isDraft ? words.versionLine(formats.whole(version), words.states.draft) : capital(words.version(formats.whole(version)))}.</strong> ${notes.join(' ')}</p>`
}

function replacedNote(view: View, { id, versions }: ListedReport, { version }: FrozenReport): Html | '' {
  const words = view.texts.reports.pages
  const [newer, draft] = [replacedBy(versions, version), draftAfter(versions, version)]
  const known = newer ?? draft
  if (known === undefined) return ''
  const number = view.formats.whole(known.version)
  return html`<p class="notice warning">${newer === undefined ? words.newerDraft(number) : words.replaced(number)} <a class="screen-only" href="${linkTo(view, versionPath(id, known.version), notNarrowed)}">${words.replacedLink(number)}</a></p>`
}

function tools(view: View, { report, version, sibling, listed, entered }: VersionShown): Html {
  const words = view.texts.reports.pages
  const id = reportIdOf(report.about)
  const path = versionPath(id, report.version)
  const state = stateOf(version.changes)
  const other = report.about.language === 'nl' ? 'en' : 'nl'
  const post = (action: string, label: string) =>
    html`<form method="post" action="${linkTo(view, action, notNarrowed)}"><button type="submit" class="quiet">${label}</button></form>`
  const isNewest = listed.versions.at(-1)?.version === report.version
  const mayMake = makesReports(view.who)
  return html`<section class="report-tools screen-only" aria-labelledby="tools-title"><h2 id="tools-title">${words.toolsTitle}</h2>
${
  state === 'withdrawn'
    ? ''
    : html`<h3 class="block-title">${words.print}</h3><p>${words.printHow}</p><p><button type="button" class="quiet" data-print hidden>${words.printNow}</button></p>
<p class="download"><a href="${path}/report.xlsx">${words.workbook}</a> · <a href="${path}/report.json">${words.json}</a></p>
${mayMake && state === 'shared' ? html`<p><a href="${linkTo(view, `${path}/share`, notNarrowed)}">${view.texts.access.share.tool}</a></p>` : ''}${mayMake && sibling === undefined ? post(`${path}/translate`, words.otherLanguage[other]) : ''}`
}
${mayMake && isNewest ? post(`${reportPath(id)}/renew`, words.renew) : ''}
${mayMake ? decisionForm(view, path, version, entered) : ''}</section>`
}

function decisionForm(view: View, path: string, { changes }: ReportVersion, entered: Entered): Html | '' {
  const { texts } = view
  const words = texts.reports.pages
  const next = nextStates(changes)
  const labels = { draft: '', approved: words.approve, shared: words.share, withdrawn: words.withdraw }
  if (next.length === 0) return ''
  return html`<h3 class="block-title" id="decide-title">${words.next}</h3>${errorSummary(texts.forms.summary(entered.problems.length), entered)}
<form method="post" action="${linkTo(view, `${path}/state`, notNarrowed)}" class="stacked form" novalidate aria-labelledby="decide-title">
${textField(entered, { name: 'name', label: words.name, hint: words.nameHint })}
${textField(entered, { name: 'reason', label: words.reason })}
<p class="row">${next.map((to) => html`<button type="submit" name="to" value="${to}" class="${to === 'withdrawn' ? 'quiet' : ''}">${labels[to]}</button> `)}</p>
</form>`
}
