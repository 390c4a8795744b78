/** What is wrong with the opening hours of one line, before they are saved. */
import type { OpeningHoursProblem } from './openingHoursProblem.ts'
import { parseTimes, parseWeek } from './openingHoursSyntax.ts'
import type { LineHours } from './openingHours.ts'

export type OpeningHoursFinding = {
  /** Where in the line's settings, such as `['hours', 0, 'week']`. */
  readonly path: readonly (string | number)[]
  readonly text: string
  readonly problem: OpeningHoursProblem
}

/** Every text that cannot be read, in the order of the settings; an empty list means `openSpans` will not throw. */
export function checkOpeningHours({ hours, exceptions }: Pick<LineHours, 'hours' | 'exceptions'>): readonly OpeningHoursFinding[] {
  return [
    ...hours.flatMap(({ week, onHolidays }, i) => [
      ...finding(['hours', i, 'week'], week, parseWeek(week)),
      ...(onHolidays === 'closed' || onHolidays === 'as_usual' ? [] : finding(['hours', i, 'onHolidays'], onHolidays, parseTimes(onHolidays))),
    ]),
    ...exceptions.flatMap(({ week }, i) => finding(['exceptions', i, 'week'], week, parseTimes(week))),
  ]
}

const finding = (path: OpeningHoursFinding['path'], text: string, read: object | { readonly problem: OpeningHoursProblem }): readonly OpeningHoursFinding[] =>
  'problem' in read ? [{ path, text, problem: read.problem }] : []
