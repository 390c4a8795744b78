import { html } from 'hono/html'
import type { ChosenKind } from '../../../../shared/mail/mailChoices.ts'
import { Language } from '../../../../shared/text/language.ts'
import { type Entered, errorSummary, fieldId, textField } from '../../components/formFields.ts'
import { layout } from '../../components/layout.ts'
import type { Html } from '../../html.ts'
import { linkTo, notNarrowed, type View } from '../../view.ts'
import { settingsNavigation } from '../settings/settingsNavigation.ts'

export type MailChoicesParts = {
  /** Where mail goes; undefined: nowhere yet. */
  readonly to: string | undefined
  /** Names the address here. */
  readonly isOwner: boolean
  readonly isExample: boolean
  readonly offered: readonly ChosenKind[]
  /** Of these, what holds now. */
  readonly on: readonly ChosenKind[]
  readonly entered: Entered
  readonly isSaved: boolean
}

export function mailChoicesView(view: View, parts: MailChoicesParts): Html {
  const { texts } = view
  const words = texts.mail.page
  const { entered, to, isExample, offered } = parts
  const isForm = !isExample && offered.length > 0
  return layout(view, {
    title: words.title,
    heading: words.title,
    hasError: entered.problems.length > 0,
    content: html`${settingsNavigation(view)}${parts.isSaved ? html`<p class="notice said" role="status">${words.saved}</p>` : ''}
<div class="headline"><p class="sentence">${sentenceOf(view, parts)}</p>${isForm ? html`<p class="under">${to === undefined ? words.toNobody : words.to(to)} ${words.note}</p>` : ''}</div>
${errorSummary(texts.forms.summary(entered.problems.length), entered)}
${isForm ? choicesForm(view, parts) : ''}`,
  })
}

function sentenceOf({ texts }: View, { isExample, offered, on, to }: MailChoicesParts): string {
  const words = texts.mail.page
  if (isExample) return words.example
  if (offered.length === 0) return words.nothing
  return words.sentence(to === undefined ? 0 : on.length)
}

function choicesForm(view: View, { entered, offered, isOwner }: MailChoicesParts): Html {
  const { page: words, kinds } = view.texts.mail
  return html`<form method="post" action="${linkTo(view, '/settings/mail', notNarrowed)}" class="stacked form" novalidate>
${isOwner ? textField(entered, { name: 'address', label: words.address, hint: words.addressHint, isCode: true }) : ''}
<fieldset class="field"><legend>${words.choices}</legend>${offered.map((kind) => html`<div class="option">${box(entered, kind)}<label for="${boxId(kind)}">${kinds[kind].name}</label><p class="hint" id="${boxId(kind)}-hint">${kinds[kind].hint}</p></div>`)}</fieldset>
<fieldset class="field"><legend>${words.language}</legend>${Language.options.map((language) => html`<div class="option">${radio(entered, language)}<label for="${fieldId(`language-${language}`)}" lang="${language}">${words.languages[language]}</label></div>`)}</fieldset>
<p><button type="submit">${words.save}</button></p></form>`
}

const boxId = (kind: ChosenKind) => fieldId(`kind-${kind}`)
const box = (entered: Entered, kind: ChosenKind): Html =>
  entered.values('kinds').includes(kind)
    ? html`<input type="checkbox" id="${boxId(kind)}" name="kinds" value="${kind}" aria-describedby="${boxId(kind)}-hint" checked>`
    : html`<input type="checkbox" id="${boxId(kind)}" name="kinds" value="${kind}" aria-describedby="${boxId(kind)}-hint">`
const radio = (entered: Entered, language: Language): Html =>
  entered.value('language') === language
    ? html`<input type="radio" id="${fieldId(`language-${language}`)}" name="language" value="${language}" checked>`
    : html`<input type="radio" id="${fieldId(`language-${language}`)}" name="language" value="${language}">`
