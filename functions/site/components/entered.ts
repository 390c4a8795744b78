/** What a form shows: what holds now, or, after a mistake, exactly what was typed. */
import type { Form } from '../form.ts'
import type { Texts } from '../../../shared/text/texts.ts'
import type { Entered, FieldProblem } from './formFields.ts'

export type Values = Readonly<Record<string, string | readonly string[]>>

export function enteredNow(texts: Texts, values: Values): Entered {
  const all = new Map(Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? [value] : value]))
  return { value: (name) => all.get(name)?.[0] ?? '', values: (name) => all.get(name) ?? [], problems: [], errorWord: texts.forms.error }
}

export const enteredAgain = (texts: Texts, form: Form, problems: readonly FieldProblem[]): Entered => ({
  value: form.text,
  values: form.all,
  problems,
  errorWord: texts.forms.error,
})
