import { html } from 'hono/html'
import type { Entered } from '../../components/formFields.ts'
import { errorSummary, selectField, textField } from '../../components/formFields.ts'
import { layout } from '../../components/layout.ts'
import type { Html } from '../../html.ts'
import { linkTo, notNarrowed, type View } from '../../view.ts'
import { reportsPath } from './reportAddress.ts'
import type { ReportFormChoices } from './reportRequest.ts'

export function newReportView(view: View, entered: Entered, { months, saved }: ReportFormChoices): Html {
  const { texts, formats, settings } = view
  const words = texts.reports.pages
  const monthChoices = months.toReversed().map((month) => ({ value: month, label: formats.month(month) }))
  const isReady = settings.lines.length > 0 && months.length > 0
  const form = html`${errorSummary(texts.forms.summary(entered.problems.length), entered)}
<form method="post" action="${linkTo(view, `${reportsPath}/new`, notNarrowed)}" class="stacked form" novalidate>
${selectField(entered, { name: 'line', label: words.line, choices: settings.lines.map(({ id, name }) => ({ value: id, label: name })) })}
${selectField(entered, { name: 'first', label: words.firstMonth, hint: words.monthsHint, choices: monthChoices })}
${selectField(entered, { name: 'last', label: words.lastMonth, choices: monthChoices })}
${selectField(entered, { name: 'language', label: words.language, hint: words.languageHint, choices: (['nl', 'en'] as const).map((own) => ({ value: own, label: words.languages[own] })) })}
${selectField(entered, { name: 'case', label: words.proposal, hint: words.proposalHint, choices: [{ value: '', label: words.noProposal }, ...saved.map(({ id, name, answer }) => ({ value: id, label: `${name} (${settings.lines.find((line) => line.id === answer.request.line)?.name ?? answer.request.line})` }))] })}
${textField(entered, { name: 'start', label: words.start, hint: words.startHint, width: 'narrow', isCode: true })}
${textField(entered, { name: 'contact', label: words.contact, hint: words.contactHint })}
<p><button type="submit">${words.create}</button></p>
</form>`
  return layout(view, {
    title: words.newTitle,
    heading: words.newTitle,
    hasError: entered.problems.length > 0,
    content: html`<p class="back"><a href="${linkTo(view, reportsPath, notNarrowed)}">${words.back}</a></p>
<div class="headline"><p class="sentence">${words.newIntro}</p></div>
${isReady ? form : html`<p>${settings.lines.length === 0 ? words.withoutLine : words.withoutMonth}</p>`}`,
  })
}
