/**
 * What the API answers to a question that it cannot read: a problem document (RFC 9457) with every parameter at fault. A page falls back and
 * says so; a script reads no notices, and would take figures of another question for those that it asked for.
 */
import type { Context } from 'hono'
import type { Texts } from '../../../shared/text/texts.ts'
import type { NamedProblem } from './questionProblems.ts'

export type ProblemName = 'bad_parameter' | 'bad_period' | 'bad_hours' | 'no_line'

/** @returns 404 for a line that is not there, 400 for all else */
export function problemDocument(context: Context, { question }: Texts, error: ProblemName, problems: readonly NamedProblem[]): Response {
  const status = error === 'no_line' ? 404 : 400
  const [first] = problems
  const document = { type: 'about:blank', title: question.title, status, ...(first?.cure !== undefined && { detail: first.cure }), error, problems }
  return context.body(JSON.stringify(document), status, { 'content-type': 'application/problem+json; charset=utf-8' })
}
