/** Fields of a form that changes something: a visible label, a hint, what was typed, and what was wrong with it in the same words as the summary. */
import { html } from 'hono/html'
import type { Html } from '../html.ts'
import { wholeRanges } from './wholeRanges.ts'

/** `field`: the name of the field it is about. */
export type FieldProblem = { readonly field: string; readonly words: string }
export type Entered = {
  /** What to show in a field: what was typed, or what holds now. */
  readonly value: (name: string) => string
  readonly values: (name: string) => readonly string[]
  readonly problems: readonly FieldProblem[]
  /** "Fout" or "Error". */
  readonly errorWord: string
}

export const fieldId = (name: string) => `field-${name.replaceAll(/[^A-Za-z0-9_-]/g, '-')}`
const hintId = (name: string) => `${fieldId(name)}-hint`
const problemId = (name: string) => `${fieldId(name)}-problem`

type About = { readonly name: string; readonly label: string; readonly hint?: string }

/** Everything that is wrong, each a link to its field. It takes the focus, also where no script runs. */
export function errorSummary(title: string, { problems }: Pick<Entered, 'problems'>): Html | '' {
  if (problems.length === 0) return ''
  return html`<div class="error-summary" role="alert" tabindex="-1" autofocus aria-labelledby="error-summary-title"><h2 id="error-summary-title">${title}</h2>
<ul>${problems.map(({ field, words }) => html`<li><a href="#${fieldId(field)}">${wholeRanges(words)}</a></li>`)}</ul></div>`
}

const problemOf = ({ problems }: Entered, name: string) => problems.find(({ field }) => field === name)?.words

function around(entered: Entered, { name, label, hint }: About, control: Html): Html {
  return html`<div class="field ${problemOf(entered, name) === undefined ? '' : 'with-problem'}"><label for="${fieldId(name)}">${label}</label>${beside(entered, name, hint)}
${control}</div>`
}

function beside(entered: Entered, name: string, hint: string | undefined): Html {
  const problem = problemOf(entered, name)
  return html`${hint === undefined ? '' : html`<p class="hint" id="${hintId(name)}">${wholeRanges(hint)}</p>`}${
    problem === undefined ? '' : html`<p class="field-problem" id="${problemId(name)}"><strong>${entered.errorWord}:</strong> ${wholeRanges(problem)}</p>`
  }`
}

/** The attributes that tie a control to its hint and to what was wrong. */
const described = (entered: Entered, { name, hint }: About): string =>
  [...(hint === undefined ? [] : [hintId(name)]), ...(problemOf(entered, name) === undefined ? [] : [problemId(name)])].join(' ')
const isWrong = (entered: Entered, name: string) => (problemOf(entered, name) === undefined ? 'false' : 'true')

export type TextFieldOptions = About & {
  readonly width?: 'narrow' | 'wide'
  readonly inputmode?: 'numeric' | 'url' | 'text' | 'tel'
  readonly isCode?: boolean
}

export function textField(entered: Entered, options: TextFieldOptions): Html {
  const { name, width = 'wide', inputmode = 'text', isCode = false } = options
  return around(
    entered,
    options,
    html`<input type="text" id="${fieldId(name)}" name="${name}" value="${entered.value(name)}" class="input-${width}" inputmode="${inputmode}" autocomplete="off" spellcheck="${isCode ? 'false' : 'true'}" autocapitalize="${isCode ? 'none' : 'sentences'}" aria-describedby="${described(entered, options)}" aria-invalid="${isWrong(entered, name)}">`,
  )
}

export function textArea(entered: Entered, options: About & { readonly rows: number }): Html {
  const { name, rows } = options
  return around(
    entered,
    options,
    html`<textarea id="${fieldId(name)}" name="${name}" rows="${rows}" spellcheck="false" autocapitalize="none" autocomplete="off" aria-describedby="${described(entered, options)}" aria-invalid="${isWrong(entered, name)}">${entered.value(name)}</textarea>`,
  )
}

export type Choice = { readonly value: string; readonly label: string; readonly hint?: string }

export function selectField(entered: Entered, options: About & { readonly choices: readonly Choice[] }): Html {
  const { name, choices } = options
  const chosen = entered.value(name)
  return around(
    entered,
    options,
    html`<select id="${fieldId(name)}" name="${name}" aria-describedby="${described(entered, options)}" aria-invalid="${isWrong(entered, name)}">${choices.map(
      ({ value, label }) => (value === chosen ? html`<option value="${value}" selected>${label}</option>` : html`<option value="${value}">${label}</option>`),
    )}</select>`,
  )
}

/** One of several, each with its own words beside it. The first takes the focus when the summary leads here. */
export function radioField(entered: Entered, options: About & { readonly choices: readonly Choice[] }): Html {
  const { name, choices } = options
  const chosen = entered.value(name)
  return fieldGroup(
    entered,
    options,
    choices.map((choice, n) => option('radio', name, choice, { id: n === 0 ? fieldId(name) : `${fieldId(name)}-${n}`, isChecked: choice.value === chosen })),
  )
}

/** Boxes or rounds that answer one question, with what was wrong with the answer. The first has the id of the field. */
export function fieldGroup(entered: Entered, about: About, boxes: Html | readonly Html[]): Html {
  const { name, label, hint } = about
  return html`<fieldset class="field ${problemOf(entered, name) === undefined ? '' : 'with-problem'}" aria-describedby="${described(entered, about)}"><legend>${label}</legend>${beside(entered, name, hint)}
${boxes}</fieldset>`
}

export function checkboxField(entered: Entered, { name, label, hint }: About): Html {
  const isChecked = entered.value(name) !== ''
  return html`<div class="field">${option('checkbox', name, { value: 'yes', label, ...(hint === undefined ? {} : { hint }) }, { id: fieldId(name), isChecked })}</div>`
}

function option(
  type: 'radio' | 'checkbox',
  name: string,
  { value, label, hint }: Choice,
  { id, isChecked }: { readonly id: string; readonly isChecked: boolean },
): Html {
  const described = hint === undefined ? '' : `${id}-hint`
  const control = isChecked
    ? html`<input type="${type}" id="${id}" name="${name}" value="${value}" aria-describedby="${described}" checked>`
    : html`<input type="${type}" id="${id}" name="${name}" value="${value}" aria-describedby="${described}">`
  return html`<div class="option">${control}<label for="${id}">${label}</label>${hint === undefined ? '' : html`<p class="hint" id="${id}-hint">${hint}</p>`}</div>`
}

/** Something to take elsewhere: a field that can be selected, and with a script a button that copies it. */
export function copyable({ id, label, value, copy, copied, rows = 1, notPrinted }: CopyableOptions): Html {
  const field =
    rows === 1
      ? html`<input type="text" id="${id}" value="${value}" readonly class="input-wide code" spellcheck="false">`
      : html`<textarea id="${id}" rows="${rows}" readonly class="code" spellcheck="false">${value}</textarea>`
  return html`<div class="field copyable${notPrinted === undefined ? '' : ' screen-only'}"><label for="${id}">${label}</label><div class="copy-row">${field}<button type="button" class="quiet" data-copy="${id}" data-copied="${copied}" hidden>${copy}</button><span class="copy-status" role="status"></span></div></div>${notPrinted === undefined ? '' : html`<p class="print-only">${notPrinted}</p>`}`
}
export type CopyableOptions = {
  readonly id: string
  readonly label: string
  readonly value: string
  readonly copy: string
  readonly copied: string
  readonly rows?: number
  /** For a secret: what paper says in its place. */
  readonly notPrinted?: string
}
