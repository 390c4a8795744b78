import { harmlessValue } from '../../../../../shared/access/harmlessValue.ts'
import { caseGoals } from '../../../../../shared/cases/caseRequest.ts'
import { type CaseQueryProblem, mostPlans, mostStaff, numbers, switchChoices } from '../../../../../shared/cases/caseQuery.ts'
import { describeExtraHoursProblem } from '../../../../../shared/cases/extraHours.ts'
import { expectedOf } from '../../../../../shared/text/question/expectedOf.ts'
import type { QueryShape } from '../../../../../shared/text/question/queryShape.ts'
import type { Texts } from '../../../../../shared/text/texts.ts'
import type { NamedProblem } from '../../../api/questionProblems.ts'

const shapes = new Map<string, QueryShape>([
  ['from', 'date'],
  ['to', 'date'],
  ['propose', caseGoals],
  ['earliest', 'lateTime'],
  ['latest', 'lateTime'],
  ['staff', { least: 1, most: mostStaff }],
  ...Object.entries(numbers).map(([name, [least, most]]): [string, QueryShape] => [name, { least, most }]),
  ...Object.entries(switchChoices),
])
type NamedCaseProblem = NamedProblem & { readonly position?: number }

/** What of a question for a case could not be read; hours with the place of the piece at fault in the text, and nothing of the text itself (H4). */
export function caseProblem(texts: Texts, problem: CaseQueryProblem): NamedCaseProblem {
  const { kind, name } = problem
  switch (problem.kind) {
    case 'hours': {
      const { position } = problem.problem
      return { kind, name, position, cure: describeExtraHoursProblem({ ...problem.problem, piece: '…' }) }
    }
    case 'unknown_parameter':
      return { kind, ...(harmlessValue(name) !== undefined && { name }) }
    case 'too_many_plans': {
      const expected = texts.question.atMostTimes(String(mostPlans))
      return { kind, name, expected, cure: texts.question.cureNeeded(name, expected) }
    }
    case 'invalid_value': {
      const shape = shapes.get(name)
      if (shape === undefined) return { kind, name }
      const expected = expectedOf(texts, shape)
      return { kind, name, expected, cure: texts.question.cure(name, expected) }
    }
  }
}
