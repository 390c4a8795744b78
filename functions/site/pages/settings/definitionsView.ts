import { html } from 'hono/html'
import type { LocalDate } from '../../../../shared/contacts/identifiers.ts'
import type { Figures } from '../../../../shared/metrics/figures.ts'
import { metricRegistry, printedEstimate } from '../../../../shared/metrics/registry.ts'
import { count, type DataTable, tableView, text } from '../../components/dataTable.ts'
import { type Entered, errorSummary, textField } from '../../components/formFields.ts'
import { layout } from '../../components/layout.ts'
import type { Html } from '../../html.ts'
import type { View } from '../../view.ts'
import { definitionFields } from './definitionsForm.ts'
import { settingsNavigation } from './settingsNavigation.ts'

export type Effect = { readonly from: LocalDate; readonly to: LocalDate; readonly before: Figures; readonly after: Figures }
export type DefinitionsParts = {
  readonly entered: Entered
  /** What was asked for was looked through, and can be saved. */
  readonly isChecked?: true
  readonly effect?: Effect | undefined
  readonly said: boolean
}

export function definitionsView(view: View, { entered, isChecked, effect, said }: DefinitionsParts): Html {
  const { texts, formats } = view
  const words = texts.settings
  return layout(view, {
    title: words.definitions,
    heading: words.definitions,
    hasError: entered.problems.length > 0,
    content: html`${settingsNavigation(view)}<div class="headline"><p class="sentence">${words.definitionsSentence}</p><p class="under">${words.definitionsHint}</p></div>
${said ? html`<p class="notice said" role="status">${words.saved}</p>` : ''}
${errorSummary(texts.forms.summary(entered.problems.length), entered)}
<form method="post" action="/settings/definitions" class="stacked form" novalidate>
${textField(entered, { name: 'from', label: words.from, hint: words.fromHint, width: 'narrow' })}
${definitionFields.map((name) => textField(entered, { name, label: words.fields[name].label, hint: words.fields[name].hint, width: 'narrow', inputmode: 'numeric' }))}
<p class="row"><button type="submit" name="step" value="check">${words.check}</button>${isChecked === undefined ? '' : html` <button type="submit" name="step" value="save">${texts.forms.save}</button>`}</p>
</form>
${isChecked === undefined ? '' : effectSection(view, effect)}
<section class="apart" aria-labelledby="versions-title"><h2 id="versions-title">${words.versions}</h2><ul>${view.settings.definitions.map(
      (version) =>
        html`<li>${words.version(formats.day(version.from), definitionFields.map((field) => `${words.fields[field].label.toLowerCase()}: ${formats.decimal(version[field], field === 'rangeLevel' ? 2 : 0)}`).join(' · '))}</li>`,
    )}</ul></section>`,
  })
}

function effectSection(view: View, effect: Effect | undefined): Html {
  const words = view.texts.settings
  if (effect === undefined) return html`<p class="notice" role="status">${words.nothingToCompare}</p>`
  const table = effectTable(view, effect)
  const days = view.formats.days(effect.from, effect.to)
  return html`<section class="apart" aria-labelledby="effect-title"><h2 id="effect-title">${words.effect}</h2><p role="status">${table.rows.length === 0 ? words.noEffect(days) : words.effectOf(days)}</p>${table.rows.length === 0 ? '' : tableView(table, view)}</section>`
}

const counts = ['attempts', 'answered', 'missed_open', 'missed_closed', 'short'] as const
const estimates = ['series', 'people', 'later', 'never'] as const

/** Only what changes. */
function effectTable(view: View, { before, after }: Effect): DataTable {
  const { texts, formats, language } = view
  const words = texts.settings
  const name = (key: string) => metricRegistry.get(key)?.name[language] ?? key
  const printed = (own: (typeof before.metrics)['never']) => {
    const estimate = printedEstimate(own)
    return estimate === null ? texts.states.unknown : `${formats.whole(estimate.value)}${estimate.exact ? '' : ` (${formats.range(estimate)})`}`
  }
  return {
    key: 'effect',
    caption: words.effect,
    columns: [
      { key: 'figure', label: words.figure, kind: 'text' },
      { key: 'before', label: words.before, kind: 'text' },
      { key: 'after', label: words.after, kind: 'text' },
    ],
    rows: [
      ...counts
        .filter((key) => before.metrics[key] !== after.metrics[key])
        .map((key) => [text(name(key)), count(before.metrics[key]), count(after.metrics[key])]),
      ...estimates
        .filter((key) => printed(before.metrics[key]) !== printed(after.metrics[key]))
        .map((key) => [text(name(key)), text(printed(before.metrics[key])), text(printed(after.metrics[key]))]),
    ],
  }
}
