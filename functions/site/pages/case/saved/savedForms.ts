/** What people type to keep a case, to name it otherwise, and to decide about it. Pure: from the newest version to the next. */
import { createHash } from 'node:crypto'
import type { CaseAnswer } from '../../../../../shared/cases/case.ts'
import { longestCaseName, longestPerson, type SavedCase, shownAnswer } from '../../../../../shared/cases/savedCase.ts'
import type { Instant } from '../../../../../shared/contacts/identifiers.ts'
import { readDate } from '../../../../../shared/rosters/rosterTime.ts'
import type { FieldProblem } from '../../../components/formFields.ts'
import type { Form } from '../../../form.ts'
import type { View } from '../../../view.ts'
import { isAsked } from '../result/shownPlans.ts'

export type ReadForm = { readonly saved: SavedCase } | { readonly problems: readonly FieldProblem[] }
type Problems = FieldProblem[]

export function newCase(form: Form, view: View, { answer, dataVersion }: { readonly answer: CaseAnswer; readonly dataVersion: string }): ReadForm {
  const problems: Problems = []
  const [name, by] = [nameIn(form, view, problems), personIn(form, view, 'by', problems)]
  if (problems.length > 0) return { problems }
  const at = view.now
  // The same form sent twice, by a double click or a reload, is one case.
  const id = createHash('sha256')
    .update([name, by, form.text('query'), form.text('dataVersion')].join('\n'))
    .digest('hex')
    .slice(0, 16)
  return { saved: { id, version: 1, name, answer: shownAnswer(answer), dataVersion, at, by, change: { kind: 'saved', at, by } } }
}

export function renamed(form: Form, view: View, known: SavedCase): ReadForm {
  const problems: Problems = []
  const [name, by] = [nameIn(form, view, problems), personIn(form, view, 'by', problems)]
  return problems.length > 0 ? { problems } : { saved: { ...next(known), name, change: { kind: 'renamed', at: view.now, by } } }
}

export function decided(form: Form, view: View, known: SavedCase): ReadForm {
  const words = view.texts.case.saved
  const problems: Problems = []
  const plan = known.answer.plans.find((own) => own.id === form.text('plan') && isAsked(own) && own.refused === undefined)
  const from = readDate(form.text('openFrom'))
  if (plan === undefined) problems.push({ field: 'plan', words: words.badPlan })
  if (from === undefined) problems.push({ field: 'openFrom', words: words.badDate(form.text('openFrom').slice(0, 30)) })
  const by = personIn(form, view, 'decidedBy', problems)
  if (plan === undefined || from === undefined || problems.length > 0) return { problems }
  const at: Instant = view.now
  return { saved: { ...next(known), decision: { plan: plan.id, from, at, by }, change: { kind: 'decided', at, by } } }
}

export function undecided(form: Form, view: View, known: SavedCase): ReadForm {
  const problems: Problems = []
  const by = personIn(form, view, 'decidedBy', problems)
  if (problems.length > 0) return { problems }
  const { decision: _decision, ...others } = next(known)
  return { saved: { ...others, change: { kind: 'undecided', at: view.now, by } } }
}

const next = (known: SavedCase): SavedCase => ({ ...known, version: known.version + 1 })

function nameIn(form: Form, view: View, problems: Problems): string {
  const words = view.texts.case.save
  const name = form.text('casename')
  if (name === '') problems.push({ field: 'casename', words: words.problems.name })
  if (name.length > longestCaseName) problems.push({ field: 'casename', words: words.problems.tooLong(words.name, longestCaseName) })
  return name
}

function personIn(form: Form, view: View, field: 'by' | 'decidedBy', problems: Problems): string {
  const words = view.texts.case.save
  const by = form.text(field)
  if (by === '') problems.push({ field, words: words.problems.by })
  if (by.length > longestPerson) problems.push({ field, words: words.problems.tooLong(words.by, longestPerson) })
  return by
}
