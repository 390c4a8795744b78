import { html } from 'hono/html'
import type { Html } from '../html.ts'
import { fieldId, type FieldProblem } from './formFields.ts'

/** What was wrong with a field that stands in a row with others, and the attributes that tie it to the field. */
export function wrongField(
  errorWord: string,
  field: string,
  problems: readonly FieldProblem[],
): { readonly attributes: { readonly invalid: 'true' | 'false'; readonly describedBy: string }; readonly words: Html | '' } {
  const problem = problems.find((own) => own.field === field)
  if (problem === undefined) return { attributes: { invalid: 'false', describedBy: '' }, words: '' }
  const id = `${fieldId(field)}-problem`
  return {
    attributes: { invalid: 'true', describedBy: id },
    words: html`<span class="field-problem" id="${id}"><strong>${errorWord}:</strong> ${problem.words}</span>`,
  }
}
