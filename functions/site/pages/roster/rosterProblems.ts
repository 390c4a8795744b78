/** What of the address of a roster cannot be read, each with its parameter, what belongs there and the cure; never the value (H4). */
import { AskedDate } from '../../../../shared/calendar/askedDate.ts'
import type { Texts } from '../../../../shared/text/texts.ts'
import type { NamedProblem } from '../../api/questionProblems.ts'
import { type RosterRequest, rosterViews, whatIfOf } from './rosterRequest.ts'

export const badValue = ({ question }: Texts, name: string, expected: string): NamedProblem => ({
  kind: 'invalid_value',
  name,
  expected,
  cure: question.cure(name, expected),
})

/** Shifts to think of beside the roster: as texts, or as the fields of the form. */
export function shiftProblems(
  query: URLSearchParams,
  { line, hasBadWhatIf }: Pick<RosterRequest, 'line' | 'hasBadWhatIf'>,
  texts: Texts,
): readonly NamedProblem[] {
  const { shift } = texts.question.shapes
  const bad = query.getAll('add').filter((text) => text !== '' && whatIfOf(text, line) === undefined)
  // What is not among the texts was typed in the fields of the form.
  return bad.length === 0 && hasBadWhatIf ? [badValue(texts, 'day', shift)] : bad.map(() => badValue(texts, 'add', shift))
}

export function rosterProblems(query: URLSearchParams, request: RosterRequest, texts: Texts): readonly NamedProblem[] {
  const { question } = texts
  const [week, show] = [query.get('week') ?? '', query.get('show') ?? '']
  return [
    ...(week === '' || AskedDate.safeParse(week).success ? [] : [badValue(texts, 'week', question.shapes.date)]),
    ...(show === '' || show === request.show ? [] : [badValue(texts, 'show', question.oneOf(rosterViews.join(', ')))]),
    ...shiftProblems(query, request, texts),
  ]
}
