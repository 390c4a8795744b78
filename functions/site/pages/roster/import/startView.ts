/** Step 1: which file, and what was read before. */
import { html } from 'hono/html'
import type { LineId } from '../../../../../shared/contacts/identifiers.ts'
import type { RosterImport } from '../../../../../shared/storage/decided/rosterStore.ts'
import { doneBox, type UndoForm } from '../../../components/doneNotice.ts'
import { enteredNow } from '../../../components/entered.ts'
import { type Entered, fieldId, type FieldProblem, selectField, textArea, textField } from '../../../components/formFields.ts'
import type { Html } from '../../../html.ts'
import type { View } from '../../../view.ts'
import { importAddress } from './draftFields.ts'
import { importFrame } from './importFrame.ts'
import { importsTable } from './importsTable.ts'

export type StartShown = {
  readonly imports: readonly RosterImport[]
  /** What was just done. */
  readonly said?: string
  /** How that is taken back; absent: it cannot be. */
  readonly undo?: UndoForm
  /** A line whose roster it changed: where one goes on to. */
  readonly line?: LineId
  readonly problems?: readonly FieldProblem[]
  readonly values?: Readonly<Record<string, string>>
  readonly hasFeed: boolean
}

export function startView(view: View, { imports, said, undo, line, problems = [], values = {}, hasFeed }: StartShown): Html {
  const { texts } = view
  const words = texts.rosterImport
  const entered: Entered = { ...enteredNow(texts, values), problems }
  const problem = problems.find(({ field }) => field === 'file')?.words
  const describedBy = [`${fieldId('file')}-hint`, ...(problem === undefined ? [] : [`${fieldId('file')}-problem`])].join(' ')
  return importFrame(view, {
    step: 'file',
    problems,
    content: html`${said === undefined ? '' : doneBox(view, said, undo)}${line === undefined ? '' : html`<p><a class="action" href="/roster?${new URLSearchParams({ line, lang: view.language }).toString()}">${texts.setup.actions.roster}</a></p>`}
<div class="headline"><p class="sentence">${words.headline}</p></div>
<form method="post" action="${importAddress(view, '/read')}" enctype="multipart/form-data" class="form import-form">
<div class="field ${problem === undefined ? '' : 'with-problem'}"><label for="${fieldId('file')}">${words.file}</label><p class="hint" id="${fieldId('file')}-hint">${words.fileHint}</p>
${problem === undefined ? '' : html`<p class="field-problem" id="${fieldId('file')}-problem"><strong>${texts.forms.error}:</strong> ${problem}</p>`}
<input type="file" id="${fieldId('file')}" name="file" accept=".csv,.xlsx,.ods,.ics,.txt,text/csv,text/calendar" aria-describedby="${describedBy}" aria-invalid="${problem === undefined ? 'false' : 'true'}"></div>
<details${(values['pasted'] ?? '') === '' ? '' : html` open`}><summary>${words.pasteTitle}</summary>${textArea(entered, { name: 'pasted', label: words.pasted, hint: words.pastedHint, rows: 8 })}</details>
${lineField(view, entered, 'line')}
<p class="hint">${words.kept}</p>
<p><button type="submit">${words.read}</button></p></form>
${hasFeed ? feedForm() : ''}
${importsTable(view, imports)}`,
  })

  function feedForm(): Html {
    const form = html`<form method="post" action="${importAddress(view, '/feed')}" class="form import-form">
${textField(entered, { name: 'address', label: words.feed, hint: words.feedHint, inputmode: 'url', isCode: true })}
${lineField(view, entered, 'feed-line')}
<p><button type="submit" class="quiet">${words.readFeed}</button></p></form>`
    const summary = html`<summary>${words.feedTitle}</summary>`
    return values['address'] === undefined ? html`<details>${summary}${form}</details>` : html`<details open>${summary}${form}</details>`
  }
}

/** Nothing to choose where there is one line. */
export function lineField({ texts: { rosterImport }, settings }: View, entered: Entered, name: string): Html | '' {
  if (settings.lines.length < 2) return ''
  const choices = [{ value: '', label: rosterImport.lineNone }, ...settings.lines.map((line) => ({ value: line.id as string, label: line.name }))]
  return selectField(entered, { name, label: rosterImport.line, hint: rosterImport.lineHint, choices })
}
