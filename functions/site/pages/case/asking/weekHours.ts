/** Extra hours brought into the shape in which addresses and requests hold them. Pure. */
import { weekPatternOn } from '../../../../../shared/calendar/openingHours.ts'
import type { Span } from '../../../../../shared/calendar/spans.ts'
import type { ExtraBlock } from '../../../../../shared/cases/caseRequest.ts'
import { openMinutesOf, tidyBlocks } from '../../../../../shared/cases/weekMinutes.ts'
import type { LocalDate } from '../../../../../shared/contacts/identifiers.ts'
import type { Line } from '../../../../../shared/settings/settings.ts'

/** When the line is open as a rule on that date, in minutes of the week. */
export const presentHours = (line: Line, date: LocalDate): readonly Span[] => openMinutesOf(weekPatternOn(line, date))

/** In order, none overlapping, none longer than a day. */
export const tidy = (blocks: readonly ExtraBlock[]): readonly ExtraBlock[] => tidyBlocks(blocks).flatMap(pieces)

/** What lasts longer than a day is said day by day. */
function pieces({ weekday, from, until, staff }: ExtraBlock): readonly ExtraBlock[] {
  if (until - from <= 1440) return [{ weekday, from, until, staff }]
  const first = { weekday, from, until: 1440, staff }
  return [first, ...pieces({ weekday: (weekday + 1) % 7, from: 0, until: until - 1440, staff })]
}
