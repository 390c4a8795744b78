/** What of the address could not be used, each with the value that was there, what it should have been, and what the page did instead. */
import { html } from 'hono/html'
import { expectedOf } from '../../../shared/text/question/expectedOf.ts'
import { queryShapes, type QueryProblem } from '../../../shared/text/reportQuery.ts'
import type { Html } from '../html.ts'
import type { View } from '../view.ts'
import { wholeRanges } from './wholeRanges.ts'

const ofPeriod: ReadonlySet<string> = new Set(['period', 'from', 'to'])

export function problemsView({ problems, texts, formats, settings }: View): Html | '' {
  if (problems.length === 0) return ''
  const words = texts.problems
  const sentence = (problem: QueryProblem): string => {
    switch (problem.kind) {
      case 'unknown_parameter':
        return words.unknownParameter(problem.name)
      case 'invalid_value': {
        const expected = expectedOf(texts, problem.name === 'line' ? settings.lines.map(({ id }) => id) : queryShapes[problem.name])
        return (ofPeriod.has(problem.name) ? words.invalidPeriod : words.invalidValue)(problem.name, problem.value, expected)
      }
      case 'unknown_line':
        return words.unknownLine(problem.value)
      case 'order_of_dates':
        return words.orderOfDates(formats.day(problem.from), formats.day(problem.to))
      case 'too_long':
        return words.tooLong(formats.day(problem.from), formats.day(problem.to))
      case 'no_compare_dates':
        return words.noCompareDates
      case 'compare_dates':
        return words.compareDates(formats.day(problem.from), formats.day(problem.to))
      case 'in_future':
        return words.inFuture(formats.day(problem.from))
    }
  }
  return html`<div class="notice warning" role="status" aria-labelledby="problems-title"><h2 id="problems-title">${words.title}</h2><ul>${problems.map((problem) => html`<li>${wholeRanges(sentence(problem))}</li>`)}</ul></div>`
}

/** A mistake of the reader's, not only a parameter we skip. */
export const hasMistake = (problems: readonly QueryProblem[]) => problems.some(({ kind }) => kind !== 'unknown_parameter')
