import type { Line } from '../../../shared/settings/settings.ts'
import type { SiteRequest } from '../sitePages.ts'
import { type NamedProblem, questionProblems } from './questionProblems.ts'

/** The line that a question about one line names, the first where it names none; or, where there is no such line, what to say of it. */
export function lineAsked(
  query: URLSearchParams,
  { view, version, today }: Pick<SiteRequest, 'view' | 'version' | 'today'>,
): { readonly line: Line } | { readonly line: undefined; readonly problems: readonly NamedProblem[] } {
  const { lines } = version.settings
  const id = query.get('line')
  const line = id === null ? lines[0] : lines.find((own) => own.id === id)
  if (line !== undefined) return { line }
  const known = { texts: view.texts, lines: lines.map((own) => own.id), today }
  return { line, problems: id === null ? [] : questionProblems([{ kind: 'unknown_line', value: id }], known) }
}
