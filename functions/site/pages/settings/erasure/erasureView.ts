import { html } from 'hono/html'
import type { User } from '../../../../../shared/access/user.ts'
import { enteredNow } from '../../../components/entered.ts'
import { errorSummary, textField } from '../../../components/formFields.ts'
import { tableDownloads } from '../../../components/tableDownloads.ts'
import { layout } from '../../../components/layout.ts'
import { type StackedCell, stackedTable } from '../../../components/stackedTable.ts'
import type { Html } from '../../../html.ts'
import type { View } from '../../../view.ts'
import { inLanguage } from '../inLanguage.ts'
import { shownName } from '../../../access/shownName.ts'
import { settingsNavigation } from '../settingsNavigation.ts'
import { askedBy, erasureTable, type ListedRequest, type RequestsListed, stateWords } from './erasureTable.ts'

export type ErasureProblem = 'no_number' | 'too_many' | 'failed' | 'gone'
export type ErasureParts = RequestsListed & {
  /** Who could confirm what this person asks for. */
  readonly confirmers: readonly User[]
  /** Who looks. */
  readonly own: string
  readonly mayAsk: boolean
  readonly problem: ErasureProblem | undefined
  readonly said: string
}

export function erasureView(view: View, parts: ErasureParts): Html {
  const { texts } = view
  const words = texts.erasure
  const { problem, mayAsk, said } = parts
  const saying = new Map(Object.entries(words.said)).get(said)
  // What was typed is not shown again, also not after a mistake.
  const entered = {
    ...enteredNow(texts, { number: '' }),
    problems: problem === undefined || problem === 'gone' ? [] : [{ field: 'number', words: words.problems[problem] }],
  }
  return layout(view, {
    title: words.title,
    heading: words.title,
    hasError: problem !== undefined,
    content: html`${settingsNavigation(view)}<div class="headline"><p class="sentence">${words.sentence}</p><p class="under">${words.under}</p></div>
${saying === undefined || problem !== undefined ? '' : html`<p class="notice said" role="status">${saying}</p>`}
${problem === 'gone' ? html`<p class="notice" role="alert">${words.problems.gone}</p>` : errorSummary(texts.forms.summary(entered.problems.length), entered)}
${
  mayAsk
    ? html`<section class="screen-only" aria-labelledby="ask-title"><h2 id="ask-title">${words.ask}</h2><form method="post" action="${inLanguage(view, '/settings/erasure')}" class="stacked form" novalidate>
${textField(entered, { name: 'number', label: words.number, hint: words.numberHint, inputmode: 'tel', isCode: true })}
<p class="hint">${whoConfirms(view, parts)}</p><p>${parts.confirmers.length === 0 ? html`<button type="submit" class="quiet danger">${words.buttonAlone}</button>` : html`<button type="submit">${words.button}</button>`}</p></form></section>`
    : ''
}
${requestsSection(view, parts)}`,
  })
}

function whoConfirms(view: View, { confirmers }: ErasureParts): string {
  const { erasure } = view.texts
  return confirmers.length === 0 ? erasure.alone : erasure.another(confirmers.map(({ name }) => shownName(view, name)))
}

function requestsSection(view: View, parts: ErasureParts): Html {
  const { texts, formats } = view
  const { table, ...words } = texts.erasure
  const cells = (request: ListedRequest): readonly StackedCell[] => [
    formats.moment(request.at),
    askedBy(view, parts.people, request.by),
    stateWords(view, parts.people, request),
    request.state === 'waiting' ? forms(request) : '',
  ]
  const forms = (request: ListedRequest): Html => {
    const address = `/settings/erasure/${request.id}`
    const of = html`<span class="visually-hidden">${words.of(formats.moment(request.at))}</span>`
    return html`${request.by === parts.own ? html`<p class="hint">${words.notYourself}</p>` : html`<form method="post" action="${inLanguage(view, `${address}/confirm`)}" class="stacked"><p><button type="submit" class="quiet danger">${words.confirm}${of}</button></p></form>`}
<form method="post" action="${inLanguage(view, `${address}/withdraw`)}" class="stacked below-text"><p><button type="submit" class="quiet">${words.withdraw}${of}</button></p></form>`
  }
  if (parts.requests.length === 0)
    return html`<section class="apart" aria-labelledby="requests-title"><h2 id="requests-title">${words.list}</h2><p>${words.none}</p></section>`
  return html`<section class="apart" aria-labelledby="requests-title"><h2 id="requests-title">${words.list}</h2><p class="hint">${words.listHint}</p>
${stackedTable(texts, {
  caption: words.list,
  className: 'words',
  columns: [table.at, table.by, table.state, table.action].map((label) => ({ label })),
  rows: parts.requests.map(cells),
})}${tableDownloads(view, '/settings/erasure', erasureTable(view, parts))}</section>`
}
