import { lineAsked } from '../../../api/lineAsked.ts'
import { type NamedProblem, questionProblems } from '../../../api/questionProblems.ts'
import { misread } from '../../../exports/fileRefusal.ts'
import type { SiteRequest } from '../../../sitePages.ts'
import type { CaseQuestion } from './caseQuestion.ts'

/** All that the page of this question would have to say of its address, as a file is refused: each parameter once, and never what stood there (H4). */
export function fileProblems(site: SiteRequest, query: URLSearchParams, question: CaseQuestion): readonly NamedProblem[] {
  const { view, version, today } = site
  const named = lineAsked(query, site)
  const ofAddress = questionProblems(question.addressProblems, { texts: view.texts, lines: version.settings.lines.map(({ id }) => id), today })
  const fields = new Set([...question.problems.map(({ field }) => parameterOf(field, query)), ...question.passedOver])
  return [...(named.line === undefined ? named.problems : []), ...ofAddress, ...[...fields].map((name) => misread(view, name))]
}

/** Fields of the form are numbered; hours that were not typed there stand in `plan`. */
function parameterOf(field: string, query: URLSearchParams): string {
  const name = field.replace(/-\d+$/, '')
  return name === 'day' && !query.has('day') ? 'plan' : name
}
