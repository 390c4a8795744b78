import { html } from 'hono/html'
import { type Entered, fieldId, selectField } from '../../../components/formFields.ts'
import type { Html } from '../../../html.ts'
import { linkTo, notNarrowed, type View } from '../../../view.ts'
import { lineField, queueField, restField, rowsOf, takesEverything } from './lineMap.ts'
import type { SourcePage } from './sourcePage.ts'

/** Which of the other system's queues, numbers or widgets is which of our lines. */
export function lineMapSection(view: View, { source, entered, ofUnknownLine }: SourcePage): Html {
  const words = view.texts.setup.lineMap
  const own = entered.map
  const rows = Math.max(rowsOf(source), Number(own.value('rows') || 0))
  const named = html`<fieldset class="map"><legend>${words.named}</legend><p class="hint">${words.namedHint}</p>
${Array.from({ length: rows }, (_, row) => mapRow(view, own, row))}</fieldset>`
  // One choice for everything is enough to begin with.
  const needsNames = own.value(restField) === '' || own.value(queueField(0)) !== '' || own.problems.length > 0
  return html`<section aria-labelledby="lines-title"><h2 id="lines-title">${words.title}</h2><p>${words.explained}</p>
${ofUnknownLine === 0 ? '' : html`<p class="notice warning">${words.unknownLine(ofUnknownLine)} <a href="${linkTo(view, `/data/sources/${source.id}#quarantine`, notNarrowed)}">${view.texts.deliveries.reprocess}</a></p>`}
<form method="post" action="${linkTo(view, `/setup/sources/${source.id}/lines`, notNarrowed)}" class="stacked form">
${
  takesEverything(source.provider)
    ? selectField(own, {
        name: restField,
        label: needsNames ? words.rest : words.all,
        hint: words.restHint,
        choices: [{ value: '', label: source.provider === 'generic' ? words.namedByUs : words.setAside }, ...lineChoices(view)],
      })
    : ''
}
<input type="hidden" name="rows" value="${rows}">
${needsNames ? named : html`<details class="more"><summary>${words.refine}</summary>${named}</details>`}
<p><button type="submit" class="quiet">${words.save}</button></p></form></section>`
}

const lineChoices = ({ settings }: View) => settings.lines.map(({ id, name }) => ({ value: id as string, label: name }))

function mapRow(view: View, own: Entered, row: number): Html {
  const words = view.texts.setup.lineMap
  const [queue, line] = [queueField(row), lineField(row)]
  const problem = own.problems.find(({ field }) => field === queue || field === line)?.words
  const [first] = view.settings.lines
  const chosen = own.value(line) || (first?.id ?? '')
  const problemId = `${fieldId(queue)}-problem`
  return html`${problem === undefined ? '' : html`<p class="field-problem" id="${problemId}"><strong>${own.errorWord}:</strong> ${problem}</p>`}
<div class="map-row"><label for="${fieldId(queue)}">${words.queue}</label><input type="text" id="${fieldId(queue)}" name="${queue}" value="${own.value(queue)}" autocomplete="off" autocapitalize="none" spellcheck="false" aria-describedby="${problem === undefined ? '' : problemId}">
<label for="${fieldId(line)}">${words.line}</label><select id="${fieldId(line)}" name="${line}">${lineChoices(view).map(({ value, label }) => (value === chosen ? html`<option value="${value}" selected>${label}</option>` : html`<option value="${value}">${label}</option>`))}</select></div>`
}
