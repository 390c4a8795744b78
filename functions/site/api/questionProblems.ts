/** What of a question to the API could not be read, each with its parameter, what belongs there, and the cure. Never the value that was there (H4). */
import { harmlessValue } from '../../../shared/access/harmlessValue.ts'
import type { LineId, LocalDate } from '../../../shared/contacts/identifiers.ts'
import { expectedOf } from '../../../shared/text/question/expectedOf.ts'
import { longestDays } from '../../../shared/text/periods.ts'
import { queryShapes, type QueryProblem } from '../../../shared/text/reportQuery.ts'
import type { Texts } from '../../../shared/text/texts.ts'

export type NamedProblem = {
  readonly kind: string
  /** Of the parameter; absent where it is no word that could be one of ours. */
  readonly name?: string
  readonly expected?: string
  readonly cure?: string
}

type Known = { readonly texts: Texts; readonly lines: readonly LineId[]; readonly today: LocalDate }

/** @param today on the wall of the line @returns one or more for every problem, in their order */
export const questionProblems = (problems: readonly QueryProblem[], known: Known): readonly NamedProblem[] =>
  problems.flatMap((problem) => namedOf(problem, known))

function namedOf(problem: QueryProblem, { texts, lines, today }: Known): readonly NamedProblem[] {
  const { question } = texts
  const named = (name: string, expected: string): readonly NamedProblem[] => [{ kind: problem.kind, name, expected, cure: question.cure(name, expected) }]
  switch (problem.kind) {
    case 'unknown_parameter':
      return [{ kind: problem.kind, ...(harmlessValue(problem.name) !== undefined && { name: problem.name }) }]
    case 'invalid_value':
      return named(problem.name, problem.name === 'line' ? question.knownLines(lines.join(', ')) : expectedOf(texts, queryShapes[problem.name]))
    case 'unknown_line':
      return named('line', question.knownLines(lines.join(', ')))
    case 'order_of_dates':
      return named('to', question.dateAfter(problem.from))
    case 'too_long':
      return named('to', question.dateWithin(String(longestDays - 1)))
    case 'in_future':
      return named('from', question.dateBefore(today))
    case 'no_compare_dates':
      return ['cfrom', 'cto'].map((name) => ({
        kind: problem.kind,
        name,
        expected: question.shapes.date,
        cure: question.cureNeeded(name, question.shapes.date),
      }))
    case 'compare_dates':
      return [...named('cfrom', question.comparePeriod), ...named('cto', question.comparePeriod)]
  }
}
