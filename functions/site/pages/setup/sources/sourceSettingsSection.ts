import { html } from 'hono/html'
import type { ConnectingText } from '../../../../../shared/text/connecting/connecting.ts'
import { checkboxField, type Entered, selectField, textArea, textField } from '../../../components/formFields.ts'
import type { Html } from '../../../html.ts'
import { linkTo, notNarrowed, type View } from '../../../view.ts'
import { type SettingField, settingFields } from './settingFields.ts'
import type { SourcePage } from './sourcePage.ts'

/** Its name, where it delivers to, and the keys that only its provider knows. Folded in: most sources need none of them. */
export function settingsSection(view: View, { source, webhook, texts, entered }: SourcePage): Html {
  const { setup: words, forms } = view.texts
  const own = entered.settings
  const { labels } = words.sourceSettings
  const isOpen = own.problems.length > 0
  const fields = html`${textField(own, { name: 'name', label: words.newSource.name, hint: words.newSource.nameHint })}
${settingFields(source.provider).map((field) => settingField(view, own, field, texts))}
${
  webhook === undefined
    ? ''
    : html`${textField(own, { name: 'publicUrl', label: labels.publicUrl, hint: words.sourceSettings.publicUrlHint, inputmode: 'url', isCode: true })}
${textArea(own, { name: 'senders', label: labels.senders, hint: words.sourceSettings.sendersHint, rows: 2 })}`
}
<p><button type="submit" class="quiet">${forms.save}</button></p>`
  const form = html`<form method="post" action="${linkTo(view, `/setup/sources/${source.id}`, notNarrowed)}" class="stacked form">${fields}</form>`
  const title = html`<summary>${words.sourceSettings.title}</summary>`
  return isOpen ? html`<details class="more" open>${title}${form}</details>` : html`<details class="more">${title}${form}</details>`
}

function settingField(view: View, own: Entered, { key, kind }: SettingField, texts: ConnectingText | undefined): Html {
  const words = view.texts.setup.sourceSettings
  const told = texts?.settings?.find((setting) => setting.key === key)
  const about = {
    name: key,
    label: told?.label ?? key,
    hint: [told?.help, kind.kind === 'list' ? words.oneALine : kind.kind === 'pairs' ? words.pairs : undefined].filter((text) => text !== undefined).join(' '),
  }
  switch (kind.kind) {
    case 'text':
      return textField(own, { ...about, isCode: true })
    case 'number':
      return textField(own, { ...about, width: 'narrow', inputmode: 'numeric' })
    case 'yes':
      return checkboxField(own, about)
    case 'choice':
      return selectField(own, { ...about, choices: [{ value: '', label: words.usual }, ...kind.choices.map((choice) => ({ value: choice, label: choice }))] })
    case 'list':
    case 'pairs':
      return textArea(own, { ...about, rows: 3 })
  }
}

/** Facts are kept: a source that something came from stays. */
export function removalSection(view: View, { source, delivered }: SourcePage): Html {
  const words = view.texts.setup.sources
  const hasDelivered = delivered.lastEventAt !== undefined || delivered.hasData
  return html`<section aria-labelledby="remove-title" class="removal"><h2 id="remove-title">${words.removeTitle}</h2>
${
  hasDelivered
    ? html`<p>${words.cannotRemove}</p>`
    : html`<p>${words.removeExplained}</p><form method="post" action="${linkTo(view, `/setup/sources/${source.id}/remove`, notNarrowed)}"><button type="submit" class="quiet danger">${words.remove(source.name ?? source.id)}</button></form>`
}</section>`
}
