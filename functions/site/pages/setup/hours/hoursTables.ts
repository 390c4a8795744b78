/** The opening hours of a line as tables for a file: all versions, the exceptions, and the days to come. */
import { comingDays } from '../../../../../shared/calendar/comingDays.ts'
import { addDays } from '../../../../../shared/calendar/localDate.ts'
import { parseTimes } from '../../../../../shared/calendar/openingHoursSyntax.ts'
import type { LocalDate } from '../../../../../shared/contacts/identifiers.ts'
import type { HoursException, HoursVersion, Line } from '../../../../../shared/settings/settings.ts'
import { timesText, visitorLines } from '../../../../../shared/text/hours/visitorLines.ts'
import { type DataTable, text } from '../../../components/dataTable.ts'
import type { View } from '../../../view.ts'
import { comingData } from './comingTable.ts'

export const hoursTables = (view: View, line: Line, today: LocalDate): readonly DataTable[] => [
  versionsData(view, line, today),
  exceptionsData(view, line),
  comingData(view, comingDays(line, today)),
]

/** Whether a version holds now, comes, or ended when. */
export function versionState({ texts, formats }: View, { from }: HoursVersion, { next, today }: { next: HoursVersion | undefined; today: LocalDate }): string {
  const words = texts.hours.page
  if (from > today) return words.isComing
  return next === undefined || next.from > today ? words.isNow : words.wasUntil(formats.day(addDays(next.from, -1)))
}

export function exceptionWords(view: View, { week, extra }: HoursException): string {
  const read = parseTimes(week)
  const hours = 'problem' in read ? week : timesText(read, view)
  return extra === true ? view.texts.hours.exceptions.extraHours(hours) : hours
}

function versionsData(view: View, line: Line, today: LocalDate): DataTable {
  const words = view.texts.hours.page
  const versions = line.hours.toSorted((a, b) => (a.from < b.from ? -1 : 1))
  return {
    key: 'hours',
    caption: words.versions,
    columns: [
      { key: 'from', label: words.validFrom, kind: 'date' },
      { key: 'hours', label: words.hours, kind: 'text' },
      { key: 'state', label: words.state, kind: 'text' },
    ],
    rows: versions
      .map((version, n) => [
        { kind: 'date' as const, value: version.from },
        text(
          visitorLines(version, view)
            .map(({ whole }) => whole)
            .join('; '),
        ),
        text(versionState(view, version, { next: versions[n + 1], today })),
      ])
      .reverse(),
  }
}

function exceptionsData(view: View, { exceptions }: Line): DataTable {
  const words = view.texts.hours.exceptions
  return {
    key: 'exceptions',
    caption: words.caption,
    columns: [
      { key: 'date', label: words.date, kind: 'date' },
      { key: 'hours', label: words.hours, kind: 'text' },
      { key: 'reason', label: words.reason, kind: 'text' },
    ],
    rows: exceptions
      .toSorted((a, b) => (a.date < b.date ? -1 : 1))
      .map((exception) => [{ kind: 'date', value: exception.date }, text(exceptionWords(view, exception)), text(exception.reason)]),
  }
}
