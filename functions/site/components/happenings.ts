/** What happened in a period that may explain its figures: markers, new opening hours, holidays, exceptions, gaps, new definitions. */
import { holidaysKeptIn } from '../../../shared/calendar/holidays.ts'
import type { Line, Marker } from '../../../shared/settings/settings.ts'
import type { Report } from '../report.ts'
import type { Html } from '../html.ts'
import { chosenLines, lineName, type View } from '../view.ts'
import { asWritten } from './asWritten.ts'
import { compareText } from '../../../shared/contacts/compareText.ts'

export type Happening = {
  /** Local date `yyyy-MM-dd`. */
  readonly date: string
  readonly text: string
  /** Also drawn on the charts over time. */
  readonly isMarked: boolean
  /** In somebody's own words. */
  readonly isWritten?: true
}

/** As it stands on a page. */
export const happeningWords = (view: View, { text, isWritten }: Happening): Html | string => (isWritten === true ? asWritten(view, text) : text)

/** In order of date, what weighs most first on one date. */
export function happenings({ view, figures }: Report): readonly Happening[] {
  const { texts, formats, settings, query } = view
  const { overview } = texts
  const lines = chosenLines(view)
  const { from, to } = query.period
  const marked = (date: string, text: string): Happening => ({ date, text, isMarked: true })
  const noted = (date: string, text: string): Happening => ({ date, text, isMarked: false })
  const kept = lines.flatMap(({ hours }) => hours.flatMap(({ holidays, keptHolidays }) => (holidays === undefined ? [] : [{ holidays, keptHolidays }])))
  const holidays = new Map(
    kept
      .flatMap((own) => yearsOf(from, to).flatMap((year) => holidaysKeptIn(own.holidays, year, own.keptHolidays)))
      .map(({ date, key }) => [`${date} ${key}`, { date, key }]),
  )
  /** Somebody wrote down this change of hours in their own words. */
  const isTold = (start: string) => settings.markers.some(({ date, kind }) => kind === 'hours' && date === start)
  const all: readonly Happening[] = [
    ...settings.markers.filter((marker) => isAbout(marker, lines)).map(({ date, text }) => ({ ...marked(date, text), isWritten: true as const })),
    ...lines.flatMap((line) =>
      line.hours
        .slice(1)
        .filter(({ from: start }) => !isTold(start))
        .map((version) => marked(version.from, overview.newHours(line.name))),
    ),
    ...settings.definitions.slice(1).map((version) => marked(version.from, overview.newDefinitions)),
    ...figures.coverage.gapList
      .filter(({ cause }) => cause !== 'before_first_data')
      .map((gap) => noted(localDate(gap.from, figures.timeZone), overview.gap(lineName(view, gap.line), formats.hours(gap.hours)))),
    ...[...holidays.values()].map(({ date, key }) => noted(date, overview.holiday(texts.holidays[key]))),
    ...lines.flatMap((line) => line.exceptions.map(({ date, reason }) => noted(date, overview.exception(line.name, reason)))),
  ]
  return all.filter(({ date }) => from <= date && date <= to).sort((a, b) => compareText(a.date, b.date))
}

const yearsOf = (from: string, to: string) =>
  Array.from({ length: Number(to.slice(0, 4)) - Number(from.slice(0, 4)) + 1 }, (_, index) => Number(from.slice(0, 4)) + index)
/** Swedish writes dates as ISO does. */
const localDate = (instant: string, timeZone: string) => new Intl.DateTimeFormat('sv-SE', { timeZone }).format(Date.parse(instant))

const isAbout = ({ lines }: Marker, shown: readonly Line[]) => lines === undefined || shown.some(({ id }) => lines.includes(id))
