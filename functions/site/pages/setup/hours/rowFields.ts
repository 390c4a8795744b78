/** Fields that come several times: times in rows, and a date. Each has a label of its own, and what was wrong beside it. */
import { html } from 'hono/html'
import { fieldId, type FieldProblem } from '../../../components/formFields.ts'
import { wrongField } from '../../../components/wrongField.ts'
import type { Html } from '../../../html.ts'
import type { View } from '../../../view.ts'
import type { TimeRow } from './timeRows.ts'

export type RowProblems = readonly FieldProblem[]

/** @param name of the group; what each row is called goes before its labels for those who hear them */
export function timeRows(view: View, name: string, rows: readonly TimeRow[], problems: RowProblems): Html {
  const words = view.texts.hours.version
  return html`${(rows.length === 0 ? [{ from: '', until: '' }] : rows).map(
    (row, n) =>
      html`<div class="time-row">${timeInput(view, { name, n, part: 'from', label: words.rowFrom, value: row.from }, problems)} ${timeInput(view, { name, n, part: 'until', label: words.rowUntil, value: row.until }, problems)}</div>`,
  )}`
}

type Input = { readonly name: string; readonly n: number; readonly part: 'from' | 'until'; readonly label: string; readonly value: string }

export function timeInput(view: View, { name, n, part, label, value }: Input, problems: RowProblems): Html {
  const field = `${name}-${part}-${n}`
  const { attributes, words } = wrong(view, field, problems)
  const prefix = n === 0 ? '' : html`<span class="visually-hidden">${view.texts.hours.version.block(n + 1)}, </span>`
  return html`<span class="time-field"><label for="${fieldId(field)}">${prefix}${label}</label> <input type="text" id="${fieldId(field)}" name="${name}-${part}" value="${value}" class="time" size="6" maxlength="8" inputmode="text" autocomplete="off" spellcheck="false" aria-invalid="${attributes.invalid}" aria-describedby="${attributes.describedBy}">${words}</span>`
}

export const wrong = (view: View, field: string, problems: RowProblems) => wrongField(view.texts.forms.error, field, problems)

export type DateField = { readonly name: string; readonly label: string; readonly hint?: string; readonly value: string }

export function dateField(view: View, { name, label, hint, value }: DateField, problems: RowProblems): Html {
  const { attributes, words } = wrong(view, name, problems)
  const hintId = `${fieldId(name)}-hint`
  const describedBy = [hint === undefined ? '' : hintId, attributes.describedBy].filter((id) => id !== '').join(' ')
  return html`<div class="field ${words === '' ? '' : 'with-problem'}"><label for="${fieldId(name)}">${label}</label>${hint === undefined ? '' : html`<p class="hint" id="${hintId}">${hint}</p>`}${words}
<input type="date" id="${fieldId(name)}" name="${name}" value="${value}" aria-invalid="${attributes.invalid}" aria-describedby="${describedBy}"></div>`
}
