/** The end of a kept case: asked for once more, and not where something rests on it. */
import { html } from 'hono/html'
import type { SavedCase } from '../../../../../shared/cases/savedCase.ts'
import type { ListedReport } from '../../../../../shared/reports/frozenReport.ts'
import { type Entered, type FieldProblem, fieldId } from '../../../components/formFields.ts'
import type { Form } from '../../../form.ts'
import type { Html } from '../../../html.ts'
import { lineName, linkTo, notNarrowed, type View } from '../../../view.ts'

const field = 'confirm'

export function removalSection(view: View, { id, version, decision }: SavedCase, { problems, errorWord }: Entered): Html {
  const words = view.texts.case.removal
  const heading = html`<section class="removal screen-only" aria-labelledby="remove-title" id="remove"><h2 id="remove-title">${words.title}</h2>`
  // What is promised is held against what comes of it; that is not made to disappear.
  if (decision !== undefined) return html`${heading}<p>${words.decided}</p></section>`
  const problem = problems.find((own) => own.field === field)?.words
  const describedBy = problem === undefined ? 'remove-text' : `remove-text ${fieldId(field)}-problem`
  return html`${heading}<p id="remove-text">${words.text}</p>
<form method="post" action="${linkTo(view, `/case/${id}/remove`, notNarrowed)}" class="stacked form" novalidate><input type="hidden" name="version" value="${version}">
<div class="field ${problem === undefined ? '' : 'with-problem'}">${problem === undefined ? '' : html`<p class="field-problem" id="${fieldId(field)}-problem"><strong>${errorWord}:</strong> ${problem}</p>`}
<div class="option"><input type="checkbox" id="${fieldId(field)}" name="${field}" value="yes" aria-describedby="${describedBy}" aria-invalid="${problem === undefined ? 'false' : 'true'}"><label for="${fieldId(field)}">${words.confirm}</label></div></div>
<p><button type="submit" class="quiet danger">${words.button}</button></p></form></section>`
}

/** @param resting reports that rest on it */
export function removalProblems(
  view: View,
  form: Form,
  { saved, resting }: { readonly saved: SavedCase; readonly resting: readonly ListedReport[] },
): readonly FieldProblem[] {
  const words = view.texts.case.removal
  const named = resting.map(({ about }) => `${lineName(view, about.line)}, ${view.formats.days(about.from, about.to)}`)
  if (saved.decision !== undefined) return [{ field, words: words.decided }]
  if (named.length > 0) return [{ field, words: words.resting([...new Set(named)].join('; ')) }]
  return form.text(field) === 'yes' ? [] : [{ field, words: words.notConfirmed }]
}
