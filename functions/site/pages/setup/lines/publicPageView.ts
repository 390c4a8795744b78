/** Setting up what callers see of a line. */
import { html } from 'hono/html'
import type { Line } from '../../../../../shared/settings/settings.ts'
import { checkboxField, copyable, type Entered, errorSummary, textField } from '../../../components/formFields.ts'
import type { Html } from '../../../html.ts'
import { linkTo, notNarrowed, type View } from '../../../view.ts'
import { setupPage } from '../setupPage.ts'
import { helpField, helpRows } from './publicPageForm.ts'

export type PublicPageViewOptions = {
  readonly line: Line
  readonly entered: Entered
  readonly isSaved: boolean
  /** Scheme and host under which this site was asked. */
  readonly origin: string
}

export function publicPageView(view: View, { line, entered, isSaved, origin }: PublicPageViewOptions): Html {
  const { texts } = view
  const words = texts.live.form
  const isOn = line.publicPage?.isOn === true
  return setupPage(view, {
    heading: words.heading(line.name),
    sentence: words.sentence,
    hasError: entered.problems.length > 0,
    back: { path: `/setup/lines/${line.id}`, words: view.texts.setup.lines.backTo(line.name) },
    content: html`${isSaved ? html`<p class="notice said" role="status">${words.saved}</p>` : ''}${errorSummary(texts.forms.summary(entered.problems.length), entered)}
<p>${isOn ? words.on : words.off}${isOn ? html` <a href="/s/${line.id}?lang=${view.language}">${words.view}</a>` : ''}</p>
<form method="post" action="${linkTo(view, `/setup/lines/${line.id}/public`, notNarrowed)}" class="stacked form">
${checkboxField(entered, { name: 'isOn', label: words.isOn, hint: words.isOnHint })}
${textField(entered, { name: 'name', label: words.name, hint: words.nameHint(line.publicName ?? line.name) })}
${textField(entered, { name: 'telephone', label: words.telephone, hint: words.telephoneHint, isCode: true })}
${textField(entered, { name: 'website', label: words.website, hint: words.websiteHint, inputmode: 'url', isCode: true })}
<h2>${words.otherHelp}</h2><p class="hint">${words.otherHelpHint}</p>
${Array.from({ length: helpRows(line) }, (_, row) => helpFieldset(view, entered, row))}
<p><button type="submit">${texts.forms.save}</button></p>
</form>
${isOn ? addresses(view, line, origin) : ''}`,
  })
}

function helpFieldset({ texts }: View, entered: Entered, row: number): Html {
  const words = texts.live.form
  return html`<fieldset class="help-row"><legend class="help-title">${words.helpRow(row + 1)}</legend>
${textField(entered, { name: helpField(row, 'name'), label: words.helpName })}
${textField(entered, { name: helpField(row, 'telephone'), label: words.helpTelephone, isCode: true })}
${textField(entered, { name: helpField(row, 'website'), label: words.helpWebsite, inputmode: 'url', isCode: true })}</fieldset>`
}

function addresses({ texts }: View, line: Line, origin: string): Html {
  const words = texts.live.form
  const { copy, copied } = texts.forms
  const address = `${origin}/s/${line.id}`
  return html`<section aria-labelledby="address-title" class="apart"><h2 id="address-title">${words.address}</h2>
${copyable({ id: 'public-address', label: words.address, value: address, copy, copied })}
<p>${words.others} <a href="/s/${line.id}.json">JSON</a>, <a href="/s/${line.id}.jsonld">schema.org</a>, <a href="/s/${line.id}.ics">ICS</a>.</p></section>`
}
