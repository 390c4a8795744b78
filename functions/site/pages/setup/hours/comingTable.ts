/** The days to come, each with its hours and what makes it different. */
import type { ComingDay } from '../../../../../shared/calendar/comingDays.ts'
import { timesText } from '../../../../../shared/text/hours/visitorLines.ts'
import { type DataTable, text } from '../../../components/dataTable.ts'
import { type StackedCell, stackedTable } from '../../../components/stackedTable.ts'
import { wholeRanges } from '../../../components/wholeRanges.ts'
import type { Html } from '../../../html.ts'
import type { View } from '../../../view.ts'
import { endOf } from './warningWords.ts'

export function comingTable(view: View, days: readonly ComingDay[]): Html {
  const { page } = view.texts.hours
  const cells = (day: ComingDay): readonly StackedCell[] => {
    const hours = wholeRanges(hoursWords(view, day))
    const isShut = day.hours.blocks.length === 0
    return [view.formats.weekdayDay(day.hours.date), isShut ? { shown: hours, className: 'shut' } : hours, because(view, day).join('; ')]
  }
  return stackedTable(view.texts, {
    caption: page.comingCaption,
    className: 'coming hours-table',
    columns: [page.date, page.hours, page.because].map((label) => ({ label })),
    rows: days.map(cells),
  })
}

/** The same, as a table for a file. @param key of the list that it is part of */
export function comingData(view: View, days: readonly ComingDay[], key = 'coming'): DataTable {
  const { page } = view.texts.hours
  return {
    key,
    caption: page.comingCaption,
    columns: [
      { key: 'date', label: page.date, kind: 'date' },
      { key: 'hours', label: page.hours, kind: 'text' },
      { key: 'because', label: page.because, kind: 'text' },
    ],
    rows: days.map((day) => [{ kind: 'date', value: day.hours.date }, text(hoursWords(view, day)), text(because(view, day).join('; '))]),
  }
}

const hoursWords = (view: View, { hours }: ComingDay): string =>
  hours.by === 'no_version' && hours.blocks.length === 0 ? view.texts.hours.coming.none : timesText(hours.blocks, view)

function because(view: View, { hours, fromNightBefore, isFirstOfVersion, clockChangeHours, openHours }: ComingDay): readonly string[] {
  const words = view.texts.hours.coming
  const blockHours = hours.blocks.reduce((sum, { fromMinute, untilMinute }) => sum + (untilMinute - fromMinute) / 60, 0)
  const wall = Math.abs(blockHours - openHours) > 0.01
  return [
    ...(isFirstOfVersion ? [words.newVersion] : []),
    ...reasons(view, hours),
    // Of a line open every night this would be said every day; it is news where the day itself is shut or different.
    ...(fromNightBefore.length === 0 || (hours.by === 'week' && hours.blocks.length > 0) ? [] : [words.nightBefore(endOf(fromNightBefore))]),
    ...(clockChangeHours === undefined ? [] : [clockChangeHours === 25 ? words.longDay : words.shortDay]),
    ...(wall ? [words.lasts(view.formats.hours(openHours))] : []),
  ]
}

function reasons({ texts }: View, hours: ComingDay['hours']): readonly string[] {
  const words = texts.hours.coming
  switch (hours.by) {
    case 'week':
    case 'no_version':
      return []
    case 'holiday':
      return [texts.holidays[hours.holiday]]
    case 'exception':
      return [hours.isExtra ? words.extra(hours.reason) : words.exception(hours.reason)]
    case 'rule':
      if (hours.schoolHoliday) return [words.schoolHolidays[hours.schoolHoliday.key]]
      return [hours.rule.which.by === 'place' ? words.place : words.weeks]
  }
}
