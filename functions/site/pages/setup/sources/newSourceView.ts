import { html } from 'hono/html'
import type { ProviderName } from '../../../../../shared/providers/providerName.ts'
import { webhooks } from '../../../../../shared/providers/webhooks.ts'
import type { ConnectingText } from '../../../../../shared/text/connecting/connecting.ts'
import { type Entered, errorSummary, selectField, textField } from '../../../components/formFields.ts'
import { withCode } from '../../../components/withCode.ts'
import type { Html } from '../../../html.ts'
import { linkTo, notNarrowed, type View } from '../../../view.ts'
import { setupPage } from '../setupPage.ts'
import { columnsIn, csvFields } from './csvMapping.ts'
import { takesEverything } from './lineMap.ts'

export type NewSourceOptions = { readonly provider: ProviderName; readonly texts: ConnectingText; readonly entered: Entered }

/** Asked first: as little as possible. What this system tells is said before anybody begins. */
export function newSourceView(view: View, { provider, texts, entered }: NewSourceOptions): Html {
  const { setup: words, forms } = view.texts
  return setupPage(view, {
    heading: words.newSource.heading(texts.title),
    sentence: texts.short,
    hasError: entered.problems.length > 0,
    back: { path: '/setup/sources/new', words: words.newSource.back },
    content: html`${errorSummary(forms.summary(entered.problems.length), entered)}
${view.settings.lines.length === 0 ? html`<p class="notice">${words.because.needs_line} <a href="${linkTo(view, '/setup/lines/new', notNarrowed)}">${words.lines.add}</a></p>` : form()}
${aboutSystem(view, texts)}`,
  })

  function form(): Html {
    return html`<form method="post" action="${linkTo(view, `/setup/sources/new/${provider}`, notNarrowed)}" class="stacked form">
<input type="hidden" name="source" value="${entered.value('source')}">
${textField(entered, { name: 'name', label: words.newSource.name, hint: words.newSource.nameHint })}
${lineChoice(view, provider, entered)}
${provider === 'csv' ? csvFields(view, entered) : ''}
<p><button type="submit">${buttonWords(view, provider, entered)}</button></p>
</form>`
  }
}

function buttonWords({ texts: { setup } }: View, provider: ProviderName, entered: Entered): string {
  if (provider === 'csv' && columnsIn(entered.value('header')).length === 0) return setup.csv.next
  const webhook = webhooks.get(provider)
  if (webhook === undefined) return setup.newSource.saveFiles
  return webhook.newSecret === undefined ? setup.newSource.saveAddress : setup.newSource.save
}

/** With one line there is nothing to choose. */
function lineChoice(view: View, provider: ProviderName, entered: Entered): Html {
  const words = view.texts.setup.newSource
  const { lines } = view.settings
  const [only] = lines
  if (!takesEverything(provider)) return html`<p class="hint">${words.namedLater}</p>`
  if (lines.length === 1 && only !== undefined) return html`<p class="hint">${words.onlyLine(only.name)}</p>`
  return selectField(entered, {
    name: 'line',
    label: words.line,
    hint: words.lineHint,
    choices: [...lines.map(({ id, name }) => ({ value: id, label: name })), { value: '', label: words.severalLines }],
  })
}

/** What we learn from this system and what not: so that nobody waits for a figure that never comes. */
export function aboutSystem(view: View, { tells, doesNotTell, needs }: ConnectingText): Html {
  const words = view.texts.setup.about
  const list = (title: string, id: string, entries: readonly string[]) =>
    entries.length === 0
      ? ''
      : html`<section aria-labelledby="${id}" class="prose"><h2 id="${id}">${title}</h2><ul>${entries.map((entry) => html`<li>${withCode(entry)}</li>`)}</ul></section>`
  return html`${list(words.needs, 'about-needs', needs)}${list(words.tells, 'about-tells', tells)}${list(words.doesNotTell, 'about-not', doesNotTell)}`
}
