/** Shifts and weeks in words, on the wall of their line. */
import { addDays, isoWeekOf } from '../../../../../shared/calendar/localDate.ts'
import { localTimeOf } from '../../../../../shared/calendar/localTime.ts'
import type { LineId } from '../../../../../shared/contacts/identifiers.ts'
import type { Shift } from '../../../../../shared/rosters/shift.ts'
import { lineName, type View } from '../../../view.ts'
import { wallTime } from '../rosterWords.ts'

/** "Telefoon, ma 2 mrt 2026, 19:00–22:00"; the line is only named where there are several. */
export function shiftWhen(view: View, { line: id, from, until }: Shift): string {
  const { settings, formats } = view
  const line = settings.lines.find((own) => own.id === id)
  if (line === undefined) return ''
  const day = formats.weekdayDay(localTimeOf(line.timeZone).dateOf(from))
  return [...(settings.lines.length > 1 ? [line.name] : []), day, `${wallTime(line, from)}–${wallTime(line, until)}`].join(', ')
}

export const peopleWords = ({ texts: { rosterImport }, formats }: View, { people, name }: Shift): string =>
  rosterImport.shift(people, formats.whole(people), name)

/** Of every line the weeks that the shifts lie in. */
export function weeksWords(view: View, shifts: readonly Shift[]): readonly string[] {
  const { settings, formats, texts } = view
  const mondays = new Map<LineId, Set<string>>()
  for (const { line, from } of shifts) {
    const zone = settings.lines.find(({ id }) => id === line)?.timeZone ?? 'Europe/Amsterdam'
    mondays.set(line, (mondays.get(line) ?? new Set()).add(isoWeekOf(localTimeOf(zone).dateOf(from)).from))
  }
  return [...mondays].map(([line, own]) => {
    const weeks = [...own].sort()
    const last = isoWeekOf(localTimeOf('UTC').dateOf(Date.parse(weeks.at(-1) ?? ''))).from
    return texts.rosterImport.weeks(lineName(view, line), weeks.length, formats.days(weeks[0] ?? '', addDays(last, 6)))
  })
}
