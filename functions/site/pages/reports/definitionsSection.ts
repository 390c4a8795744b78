/** The same months by the rules others publish, side by side: exact, for those who run the line and are asked why the press has another figure. */
import { html } from 'hono/html'
import { publishedRules } from '../../../../shared/metrics/switchboard/publishedRules.ts'
import { type RuleShare, switchboard } from '../../../../shared/metrics/switchboard/switchboard.ts'
import type { SwitchboardCounts } from '../../../../shared/metrics/switchboard/switchboardCounts.ts'
import type { Line } from '../../../../shared/settings/settings.ts'
import { type Cell, type DataTable, tableView, text } from '../../components/dataTable.ts'
import { tableDownloads } from '../../components/tableDownloads.ts'
import type { Html } from '../../html.ts'
import type { View } from '../../view.ts'
import { reportsPath } from './reportAddress.ts'

export type DefinitionsShown = { readonly line: Line; readonly from: string; readonly to: string; readonly counts: SwitchboardCounts }

export function definitionsSection(view: View, shown: DefinitionsShown): Html {
  const { texts, formats, language, settings } = view
  const words = texts.reports.pages
  const { line, from, to, counts } = shown
  const rules = publishedRules.map(({ name, rule, base, source }) => {
    const said = texts.reports.switchboard.ruleNote(name[language], rule(counts.serviceSeconds)[language], base[language])
    return source === undefined
      ? html`<li>${said}</li>`
      : html`<li>${said} <span lang="en">${source.address === undefined ? source.title : html`<a href="${source.address}" rel="noreferrer">${source.title}</a>`}, ${source.publisher}</span>.</li>`
  })
  const choice =
    settings.lines.length < 2
      ? ''
      : html`<form method="get" action="${reportsPath}" class="form row screen-only"><input type="hidden" name="lang" value="${language}"><p class="field"><label for="definitions-line">${words.line}</label> <select id="definitions-line" name="line">${settings.lines.map(({ id, name }) => (id === line.id ? html`<option value="${id}" selected>${name}</option>` : html`<option value="${id}">${name}</option>`))}</select></p><p><button type="submit">${words.show}</button></p></form>`
  return html`<section aria-labelledby="definitions-title" id="definitions"><h2 id="definitions-title">${words.definitionsTitle}</h2>
<p>${words.definitionsText}</p>${choice}
<p class="summary definitions-for">${words.definitionsFor(line.name, formats.days(from, to))}</p>
${tableView(definitionsTable(view, counts), view, { captionHidden: true })}${tableDownloads(view, reportsPath, definitionsTable(view, counts))}
<ul class="bullets note">${rules}</ul></section>`
}

export function definitionsTable({ texts, language }: View, counts: SwitchboardCounts): DataTable {
  const own = texts.reports.switchboard
  const share = (of: RuleShare | undefined): Cell => ({ kind: 'share', value: of?.share ?? null, absent: texts.reports.week.none })
  return {
    key: 'definitions',
    caption: own.caption,
    columns: [
      { key: 'rule', label: own.rule, kind: 'text' },
      { key: 'answered', label: own.answered, kind: 'share' },
      { key: 'abandoned', label: own.abandoned, kind: 'share' },
      { key: 'missed', label: own.missed, kind: 'share' },
      { key: 'service_level', label: own.inTime, kind: 'share' },
    ],
    rows: switchboard(counts).map(({ rule, answered, abandoned, missed, serviceLevel }) => [
      text(publishedRules.find(({ key }) => key === rule)?.name[language] ?? rule),
      share(answered),
      share(abandoned),
      share(missed),
      share(serviceLevel),
    ]),
  }
}
