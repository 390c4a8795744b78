/** The weeks of a period as bars and as a table, with what happened marked on them. */
import { html } from 'hono/html'
import { dayNumberOf } from '../../../shared/calendar/localDate.ts'
import { LocalDate } from '../../../shared/contacts/identifiers.ts'
import type { TrendWeek } from '../../../shared/metrics/figures.ts'
import { quantileOfSorted } from '../../../shared/metrics/quantile.ts'
import { printedNumber } from '../../../shared/metrics/registry.ts'
import { chartKey, type Fill } from '../charts/patterns.ts'
import { type WeekBar, weekBars } from '../charts/weekBars.ts'
import type { Html } from '../html.ts'
import type { Report } from '../report.ts'
import { count, type DataTable, text } from './dataTable.ts'
import type { Downloads } from './downloads.ts'
import { figureView } from './figure.ts'
import { happenings } from './happenings.ts'

export type Stack = {
  readonly parts: readonly { readonly fill: Fill; readonly label: string; readonly of: (week: TrendWeek) => number }[]
  readonly estimated: boolean
}
export type TrendParts = { readonly id: string; readonly title: string; readonly stack: Stack; readonly downloads: Downloads }

/** A week of which less was measured says so. */
const whole = 0.98
/** More marks than this would hide the bars. */
const mostMarks = 9

export function weekTrend(report: Report, { id, title, stack, downloads }: TrendParts): Html {
  const { view, figures, before } = report
  const { texts, formats } = view
  const { missed, filters } = texts
  const printed = (value: number) => (stack.estimated ? printedNumber(value) : value)
  const totalOf = (week: TrendWeek) => stack.parts.reduce((sum, { of }) => sum + printed(of(week)), 0)
  const compared = (index: number) => {
    const week = before?.trend[index]
    return week === undefined || week.measuredHours < whole * week.hours ? null : totalOf(week)
  }
  const bars = figures.trend.map(
    (week, index): WeekBar => ({
      label: formats.shortDay(week.from),
      parts: week.measuredHours === 0 ? null : stack.parts.map(({ fill, of }) => ({ fill, value: printed(of(week)) })),
      measuredShare: week.hours === 0 ? 1 : week.measuredHours / week.hours,
      running: week.running,
      ...(before === undefined ? {} : { compared: compared(index) }),
    }),
  )
  const totals = comparableWeeks(figures.trend).map(totalOf)
  const description = missed.trendAlt(figures.trend.length, formats.decimal(Math.min(...totals), 1), formats.decimal(Math.max(...totals), 1))
  const marked = happenings(report)
    .filter(({ isMarked }) => isMarked)
    .slice(0, mostMarks)
  const gaps = figures.trend.filter((week) => !week.running && week.measuredHours < whole * week.hours).length
  const key = [...stack.parts.map(({ fill, label }) => [fill, label] as const), ...(gaps > 0 ? [['not_measured', texts.charts.gap] as const] : [])]
  const notes = [
    gaps > 0 ? missed.trendGaps(gaps) : undefined,
    figures.trend.at(-1)?.running ? texts.states.runningNote : undefined,
    before === undefined ? undefined : missed.trendCompare(formats.days(before.filters.from, before.filters.to)),
  ].filter((note) => note !== undefined)
  const chart = html`${key.length > 1 ? chartKey(key) : ''}
${weekBars({ id, title, description, bars, marks: marked.map(({ date }, index) => ({ at: slotOf(date, figures.trend), number: index + 1 })), estimated: stack.estimated }, view)}
${marked.length === 0 ? '' : html`<ol class="marks" aria-label="${missed.markers}">${marked.map((mark) => html`<li><time datetime="${mark.date}">${formats.shortDay(mark.date)}</time> ${mark.text}</li>`)}</ol>`}`
  return figureView({ id, title, summary: description, chart, notes, table: weekTable(report, filters.chip(missed.week, title)), downloads }, view)
}

/** Where a date stands among the weeks, in slots from the left. */
function slotOf(date: string, weeks: readonly TrendWeek[]): number {
  const first = weeks[0]
  return first === undefined ? 0 : Math.max(0, (dayNumberOf(LocalDate.parse(date)) - dayNumberOf(first.from)) / 7)
}

/** Weeks that can be laid beside each other: over, all seven days in the period, fully measured. All that were measured where there are none. */
function comparableWeeks(weeks: readonly TrendWeek[]): readonly TrendWeek[] {
  const complete = weeks.filter((week) => !week.running && week.hours >= 167 && week.measuredHours >= whole * week.hours)
  return complete.length > 0 ? complete : weeks.filter((week) => week.measuredHours > 0)
}

/** The typical week of a period: the middle one. */
export function typicalWeek(weeks: readonly TrendWeek[], of: (week: TrendWeek) => number): number | null {
  const values = comparableWeeks(weeks).map(of)
  return quantileOfSorted(
    values.sort((a, b) => a - b),
    0.5,
  )
}

export function weekTable({ view, figures }: Report, caption: string): DataTable {
  const { texts, formats } = view
  const { missed, statuses, charts } = texts
  const name = (key: 'attempts' | 'missed_open' | 'missed_closed') => ({ attempts: texts.filters.unitOf.attempts, ...missed.gridShow })[key]
  const absent = texts.states.notMeasured
  return {
    key: 'weeks',
    caption,
    columns: [
      { key: 'week', label: missed.week, kind: 'text' },
      { key: 'dates', label: texts.filters.period, kind: 'text' },
      { key: 'attempts', label: name('attempts'), kind: 'count' },
      { key: 'answered', label: texts.answered, kind: 'count' },
      { key: 'missed_open', label: name('missed_open'), kind: 'count' },
      { key: 'missed_closed', label: name('missed_closed'), kind: 'count' },
      { key: 'short', label: texts.causes.short.name, kind: 'count' },
      { key: 'unknown', label: texts.causes.unknown.name, kind: 'count' },
      { key: 'people_reached', label: statuses.reached_at_once, kind: 'about' },
      { key: 'people_later', label: statuses.later, kind: 'about' },
      { key: 'never', label: statuses.never, kind: 'about' },
      { key: 'measured', label: charts.measured, kind: 'text' },
    ],
    rows: figures.trend.map((week) => {
      const known = <Value>(value: Value) => (week.measuredHours === 0 ? null : value)
      const about = (value: number) => ({ kind: 'about', value: known(value), absent }) as const
      const counted = (value: number) => ({ ...count(known(value)), absent })
      return [
        text(week.week),
        text(`${formats.days(week.from, week.to)}${week.running ? ` (${texts.states.running})` : ''}`),
        counted(week.attempts),
        counted(week.answered),
        counted(week.missed_open),
        counted(week.missed_closed),
        counted(week.short),
        counted(week.unknown),
        about(week.people_reached),
        about(week.people_later),
        about(week.never),
        text(charts.hoursOf(formats.decimal(week.measuredHours, 1), formats.decimal(week.hours, 1))),
      ]
    }),
  }
}
