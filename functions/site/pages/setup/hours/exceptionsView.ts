/** Exceptions of a line: those to come, those that were, and a new one. */
import { html } from 'hono/html'
import type { LocalDate } from '../../../../../shared/contacts/identifiers.ts'
import type { HoursException, Line } from '../../../../../shared/settings/settings.ts'
import { tableDownloads } from '../../../components/tableDownloads.ts'
import { type Entered, type FieldProblem, radioField, textField } from '../../../components/formFields.ts'
import { asWritten } from '../../../components/asWritten.ts'
import { type StackedCell, stackedTable } from '../../../components/stackedTable.ts'
import type { Html } from '../../../html.ts'
import { maySend } from '../../../access/rolesFor.ts'
import { linkTo, notNarrowed, type View } from '../../../view.ts'
import { type ExceptionDraft, exceptionKinds } from './exceptionForm.ts'
import { agreement } from './hoursParts.ts'
import { exceptionWords } from './hoursTables.ts'
import { dateField, timeRows } from './rowFields.ts'
import { hoursPath } from './versionView.ts'

export type ExceptionsOptions = {
  readonly line: Line
  readonly today: LocalDate
  readonly draft: ExceptionDraft
  readonly problems: readonly FieldProblem[]
  readonly effect?: string | undefined
  /** An exception on a day that is over, which somebody wants to take away: asked once more. */
  readonly removal?: { readonly date: LocalDate; readonly effect: string }
}

export function exceptionsView(view: View, options: ExceptionsOptions): Html {
  const { line, today } = options
  const words = view.texts.hours.exceptions
  const sorted = line.exceptions.toSorted((a, b) => (a.date < b.date ? -1 : 1))
  const [past, coming] = [sorted.filter(({ date }) => date < today), sorted.filter(({ date }) => date >= today)]
  return html`<section aria-labelledby="exceptions-title" id="exceptions"><h2 id="exceptions-title">${words.title}</h2><p>${words.intro}</p>
${options.removal === undefined ? '' : removalView(view, line, options.removal)}
${coming.length === 0 ? html`<p>${words.none}</p>` : exceptionTable(view, line, coming, words.caption)}
${past.length === 0 ? '' : html`<details><summary>${words.older(past.length)}</summary>${exceptionTable(view, line, past, words.older(past.length))}</details>`}
${sorted.length === 0 ? '' : tableDownloads(view, hoursPath(line), { key: 'exceptions', caption: words.title })}
${maySend(view, `${hoursPath(line)}/exceptions`) ? newException(view, options) : ''}</section>`
}

function exceptionTable(view: View, line: Line, exceptions: readonly HoursException[], caption: string): Html {
  const words = view.texts.hours.exceptions
  const action = linkTo(view, `${hoursPath(line)}/exceptions/remove`, notNarrowed)
  const mayRemove = maySend(view, `${hoursPath(line)}/exceptions/remove`)
  const rows = exceptions.map((exception): readonly StackedCell[] => {
    const { date, reason } = exception
    const remove = html`<form method="post" action="${action}"><input type="hidden" name="date" value="${date}"><button type="submit" class="quiet" aria-label="${words.removeHint(view.formats.day(date))}">${words.remove}</button></form>`
    return [view.formats.weekdayDay(date), exceptionWords(view, exception), asWritten(view, reason), ...(mayRemove ? [remove] : [])]
  })
  const named = [words.date, words.hours, words.reason].map((label) => ({ label }))
  const columns = mayRemove ? [...named, { label: words.remove, isLabelHidden: true }] : named
  return stackedTable(view.texts, { caption, className: 'hours-table middle', columns, rows })
}

function newException(view: View, { line, today, draft, problems, effect }: ExceptionsOptions): Html {
  const { exceptions: words, version } = view.texts.hours
  const action = linkTo(view, `${hoursPath(line)}/exceptions`, notNarrowed)
  const entered: Entered = {
    value: (name) => (name === 'kind' ? draft.kind : name === 'reason' ? draft.reason : ''),
    values: () => [],
    problems,
    errorWord: view.texts.forms.error,
  }
  return html`<h3 class="screen-only">${words.add}</h3><form method="post" action="${action}" class="form exception-form screen-only">
${dateField(view, { name: 'date', label: words.date, value: draft.date }, problems)}
${radioField(entered, { name: 'kind', label: words.kind, choices: exceptionKinds.map((value) => ({ value, label: words.kinds[value] })) })}
<fieldset class="field"><legend>${words.times}</legend><p class="hint">${words.timesHint}</p><div class="rows">${timeRows(view, 'time', draft.rows, problems)}</div></fieldset>
${textField(entered, { name: 'reason', label: words.reason, hint: words.reasonHint })}
${draft.date !== '' && draft.date < today ? html`<div class="notice warning">${effect === undefined ? '' : html`<p>${effect}</p>`}${agreement(view, words.pastAgreed, problems)}</div>` : ''}
<p class="buttons"><button type="submit" name="action" value="save">${words.save}</button> <button type="submit" name="action" value="row" class="quiet" formaction="${action}#exceptions">${version.addRow}</button></p></form>`
}

function removalView(view: View, line: Line, { date, effect }: NonNullable<ExceptionsOptions['removal']>): Html {
  const words = view.texts.hours.exceptions
  return html`<div class="notice warning" role="alert" tabindex="-1" autofocus><p>${effect}</p>
<form method="post" action="${linkTo(view, `${hoursPath(line)}/exceptions/remove`, notNarrowed)}"><input type="hidden" name="date" value="${date}"><input type="hidden" name="past" value="yes"><button type="submit" class="quiet danger">${words.removePast}</button></form></div>`
}
