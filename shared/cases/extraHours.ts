/** Extra hours as people write them, in the syntax of opening hours: `Su 20:00-23:00; Tu 19:00-22:00`. They come every week: no holidays, no every-second weeks. */
import { describeOpeningHoursProblem, type OpeningHoursProblem } from '../calendar/openingHoursProblem.ts'
import { parseWeek } from '../calendar/openingHoursSyntax.ts'
import { mergeBlocks, writeWeek } from '../calendar/weekPattern.ts'
import type { ExtraBlock } from './caseRequest.ts'
import type { Block } from '../calendar/blocks.ts'

export type ExtraHoursProblem = OpeningHoursProblem | { readonly key: 'not_every_week' | 'always_closed'; readonly piece: string; readonly position: number }

/** @param staff people rostered at once in each of them */
export function readExtraHours(text: string, staff: number): { readonly blocks: readonly ExtraBlock[] } | { readonly problem: ExtraHoursProblem } {
  const pattern = parseWeek(text)
  if ('problem' in pattern) return pattern
  if (pattern.rules.length > 0 || pattern.publicHoliday !== undefined) return { problem: { key: 'not_every_week', piece: text.trim(), position: 1 } }
  const blocks = pattern.days.flatMap((own, weekday) => own.map(({ fromMinute, untilMinute }) => ({ weekday, from: fromMinute, until: untilMinute, staff })))
  return blocks.length === 0 ? { problem: { key: 'always_closed', piece: text.trim(), position: 1 } } : { blocks }
}

/** Monday first, however many people there are; what touches is one. */
export const blocksByDay = (blocks: readonly ExtraBlock[]): readonly (readonly Block[])[] =>
  Array.from({ length: 7 }, (_, weekday) =>
    mergeBlocks(blocks.filter((own) => own.weekday === weekday).map(({ from, until }) => ({ fromMinute: from, untilMinute: until }))),
  )

/** Reads back as the same hours; how many people there are is not in it. `off` without blocks. */
export function extraHoursText(blocks: readonly ExtraBlock[]): string {
  return writeWeek({ days: blocksByDay(blocks), publicHoliday: undefined, rules: [] })
}

/** One English sentence: the piece, where it stands, the cure. */
export function describeExtraHoursProblem(problem: ExtraHoursProblem): string {
  switch (problem.key) {
    case 'not_every_week':
      return `"${problem.piece}" is not for every week: leave out public holidays, school holidays and weeks, and write weekdays and times, such as Su 20:00-23:00.`
    case 'always_closed':
      return `"${problem.piece}" has no hours: write weekdays and times, such as Su 20:00-23:00.`
    default:
      return describeOpeningHoursProblem(problem)
  }
}
