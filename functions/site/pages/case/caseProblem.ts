import { caseGoals } from '../../../../shared/cases/caseRequest.ts'
import { type CaseQueryProblem, mostPlans, mostStaff, numbers, switchChoices } from '../../../../shared/cases/caseQuery.ts'
import { describeExtraHoursProblem } from '../../../../shared/cases/extraHours.ts'
import { expectedOf } from '../../../../shared/text/question/expectedOf.ts'
import type { QueryShape } from '../../../../shared/text/question/queryShape.ts'
import type { Texts } from '../../../../shared/text/texts.ts'
import type { NamedProblem } from '../../api/questionProblems.ts'

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
/** What is shown back of a value. */
const mostShown = 60

type NamedCaseProblem = NamedProblem & { readonly piece?: string; readonly position?: number }

/** What of a question for a case could not be read; hours with the piece at fault and its place in the text. */
export function caseProblem(texts: Texts, problem: CaseQueryProblem): NamedCaseProblem {
  const { kind, name } = problem
  const value = problem.value.slice(0, mostShown)
  switch (problem.kind) {
    case 'hours':
      return { kind, name, value, piece: problem.problem.piece, position: problem.problem.position, cure: describeExtraHoursProblem(problem.problem) }
    case 'unknown_parameter':
      return { kind, name: name.slice(0, mostShown) }
    case 'too_many_plans': {
      const expected = texts.question.atMostTimes(String(mostPlans))
      return { kind, name, value, expected, cure: texts.question.cureNeeded(name, expected) }
    }
    case 'invalid_value': {
      const shape = shapes.get(name)
      if (shape === undefined) return { kind, name, value }
      const expected = expectedOf(texts, shape)
      return { kind, name, value, expected, cure: texts.question.cure(name, expected) }
    }
  }
}
