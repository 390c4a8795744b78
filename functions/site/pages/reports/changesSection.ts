import { html } from 'hono/html'
import type { ReportChanges } from '../../../../shared/reports/reportChanges.ts'
import type { ReportDocument } from '../../../../shared/reports/reportDocument.ts'
import type { Html } from '../../html.ts'
import type { View } from '../../view.ts'

const mostTold = 12

/** What this version shows otherwise than the one before. */
export function changesSection(view: View, { sections }: ReportDocument, { numbers, sections: changed }: ReportChanges, before: string): Html {
  const words = view.texts.reports.pages
  const titleOf = (key: string) => sections.find((section) => section.key === key)?.title ?? ''
  const items = [
    ...numbers.slice(0, mostTold).map(({ what, before: old, after }) => words.change(what, old, after)),
    ...(numbers.length > mostTold ? [words.changeMore(numbers.length - mostTold)] : []),
    ...changed.map((key) => words.changeText(titleOf(key))),
  ]
  return html`<section class="changes ${items.length === 0 ? 'screen-only' : ''}" aria-labelledby="changes-title"><h2 id="changes-title">${words.changesTitle(before)}</h2>${items.length === 0 ? html`<p>${words.noChanges}</p>` : html`<ul class="bullets">${items.map((item) => html`<li>${item}</li>`)}</ul>`}</section>`
}
