/** Extra hours as people say them: "dinsdag en zondag 19–22 uur". */
import { readableDays } from '../../../../../shared/calendar/readableWeek.ts'
import { daysText } from '../../../../../shared/text/hours/visitorLines.ts'
import type { ExtraBlock } from '../../../../../shared/cases/caseRequest.ts'
import { openHoursOf } from '../../../../../shared/cases/weekMinutes.ts'
import type { View } from '../../../view.ts'
import { blocksByDay } from '../../../../../shared/cases/extraHours.ts'

type Words = Pick<View, 'texts' | 'formats'>

/** All of them, however many. */
export function blocksWords({ texts, formats }: Words, blocks: readonly ExtraBlock[]): string {
  const words = texts.case
  if (blocks.length === 0) return words.hoursWords.none
  const groups = [...Map.groupBy(blocks, ({ staff }) => staff)].map(([staff, own]) =>
    words.hoursWords.withStaff(formats.and(groupsOf({ texts, formats }, own)), staff, formats.whole(staff)),
  )
  return formats.and(groups)
}

/** More make a sentence that nobody can say in one breath. */
const mostWords = 8

/** In a sentence: where there are many, only how much it is. */
export const blocksInShort = (words: Words, blocks: readonly ExtraBlock[]): string =>
  isShortened(words, blocks) ? words.texts.case.hoursWords.several(words.formats.hours(openHoursOf(blocks))) : blocksWords(words, blocks)

export const isShortened = (words: Words, blocks: readonly ExtraBlock[]): boolean => blocksWords(words, blocks).split(' ').length > mostWords

function groupsOf({ texts, formats }: Words, blocks: readonly ExtraBlock[]): readonly string[] {
  return readableDays(blocksByDay(blocks))
    .filter((group) => group.blocks.length > 0)
    .map(({ runs, blocks: own }) =>
      texts.case.hoursWords.group(daysText(runs, { texts, formats }), formats.and(own.map(({ from, until }) => formats.timeOfDay(from, until)))),
    )
}
