import { html } from 'hono/html'
import { sampleFindings } from '../../../../shared/reports/sampleFindings.ts'
import { reportDocument } from '../../../../shared/reports/writeReport.ts'
import { layout } from '../../components/layout.ts'
import type { Html } from '../../html.ts'
import { linkTo, notNarrowed, type View } from '../../view.ts'
import { documentView } from './documentView.ts'
import { reportsPath } from './reportAddress.ts'

export const samplePath = `${reportsPath}/sample`

/** A report about an invented line, so that somebody who has none sees what it will be. */
export function sampleView(view: View, origin: string): Html {
  const words = view.texts.reports.pages
  const document = sampleDocument(view)
  const address = `${origin}${samplePath}`
  return layout(view, {
    title: words.sampleTitle,
    heading: document.title,
    content: html`<link rel="stylesheet" href="${samplePath}/print.css?lang=${view.language}">
<p class="back screen-only"><a href="${linkTo(view, reportsPath, notNarrowed)}">${words.back}</a></p>
<p class="notice warning">${words.sampleRibbon}</p>
<p class="context">${document.organisation} · ${document.line} · ${document.period}</p>
<div class="report">${documentView(view, document, { address, cite: words.citation(document.organisation, document.title, document.period, '1', words.states.approved, address) })}</div>`,
  })
}

export const sampleDocument = ({ texts, language }: View) =>
  reportDocument(sampleFindings(texts.reports.pages.sampleNames), language, { contact: texts.reports.pages.sampleContact, start: '2026-09-07' })
