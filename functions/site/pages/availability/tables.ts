import { clockText } from '../../../../shared/calendar/clockText.ts'
import type { AvailabilityFigures } from '../../../../shared/metrics/figures.ts'
import { printedShareUp } from '../../../../shared/metrics/registry.ts'
import type { Texts } from '../../../../shared/text/texts.ts'
import { type Cell, type Column, count, type DataTable, text, written } from '../../components/dataTable.ts'
import { listLink } from '../../components/listLink.ts'
import type { Report } from '../../report.ts'
import { lineName, linkTo } from '../../view.ts'

/** As exact as the headline and the tiles: of one line or one month these are the same numbers. */
const share = (value: number | null): Cell => ({ kind: 'share', value, digits: 0 })
const roundedUp = (value: number | null): number | null => (value === null ? null : printedShareUp(value))
const hours = (value: number | null, absent?: string): Cell => ({ kind: 'hours', value, ...(absent === undefined ? {} : { absent }) })
const seconds = (value: number | null): Cell => ({ kind: 'seconds', value })
const column = (key: string, label: string, kind: Column['kind']): Column => ({ key, label, kind })

/** The four tiles; a share of people is an estimate, so it has its ends as rows of their own. */
export function tileTable({ view, figures: { availability } }: Report): DataTable {
  const { availability: words, charts } = view.texts
  const low = (label: string) => view.texts.csv.low(label)
  const high = (label: string) => view.texts.csv.high(label)
  return {
    key: 'tiles',
    caption: words.tiles,
    columns: [column('what', charts.what, 'text'), column('hours_per_week', words.openHours, 'hours'), column('share', charts.share, 'share')],
    rows: [
      [text(words.openHours), hours(availability.openHoursPerWeek), text('')],
      [
        text(words.staffed),
        hours(availability.staffedShare === null ? null : availability.openHoursPerWeek * availability.staffedShare),
        share(availability.staffedShare),
      ],
      [text(words.answered), text(''), share(availability.answerRate)],
      [text(words.people), text(''), share(availability.peopleRate.value)],
      [text(low(words.people)), text(''), share(availability.peopleRate.low)],
      [text(high(words.people)), text(''), share(roundedUp(availability.peopleRate.high))],
    ],
  }
}

export function waitTable({ view, figures: { waits } }: Report): DataTable {
  const { texts, formats } = view
  const { availability: words, missed } = texts
  const left = (value: number) => count(value, listLink(view, 'missed_open', { cause: ['gave_up'] }))
  return {
    key: 'waits',
    caption: words.waitsTitleNone,
    columns: [
      column('daypart', words.daypart, 'text'),
      column('answered', words.waitsAnswered, 'count'),
      column('left', words.waitsLeft, 'count'),
      column('median', words.waitsHalf, 'seconds'),
      column('p90', words.waitsMost, 'seconds'),
    ],
    rows: waits.byDaypart.map((own) => [
      text(`${missed.dayparts[own.from] ?? ''} ${formats.timeOfDay(own.from, own.to)}`),
      count(own.answered),
      count(own.left),
      seconds(own.medianSeconds),
      seconds(own.p90Seconds),
    ]),
    total: [
      text(missed.total),
      count(waits.answered),
      left(waits.leavers.count),
      seconds(waits.untilAnswer.medianSeconds),
      seconds(waits.untilAnswer.p90Seconds),
    ],
  }
}

/** What became of the attempts of a row: the same columns for a line and for a month. */
const outcomeColumns = ({ availability: words, missed, answered }: Texts) => [
  column('attempts', words.attempts, 'count'),
  column('answered', answered, 'count'),
  column('missed_open', missed.gridShow.missed_open, 'count'),
  column('missed_closed', missed.gridShow.missed_closed, 'count'),
  column('answer_rate', words.rate, 'share'),
]

export function lineTable({ view, figures: { availability } }: Report): DataTable {
  const { availability: words, states } = view.texts
  return {
    key: 'lines',
    caption: words.linesTitle,
    columns: [
      column('line', words.line, 'text'),
      column('open', words.open, 'hours'),
      column('staffed', words.staffedHours, 'hours'),
      ...outcomeColumns(view.texts),
      column('median_wait', words.medianWait, 'seconds'),
    ],
    rows: availability.byLine.map((own) => [
      text(lineName(view, own.line), linkTo(view, '/availability', { line: [own.line] })),
      hours(own.openHours),
      hours(own.staffedHours, states.notMeasured),
      count(own.attempts),
      count(own.answered),
      count(own.missed_open),
      count(own.missed_closed),
      share(own.answerRate),
      seconds(own.medianWaitSeconds),
    ]),
  }
}

export function monthTable({ view: { texts, formats }, figures: { availability, months } }: Report): DataTable {
  const { availability: words, states } = texts
  const measured = new Set(months.filter(({ measuredHours, attempts }) => measuredHours > 0 || attempts > 0).map(({ month }) => month))
  const row = (month: AvailabilityFigures['byMonth'][number]): readonly Cell[] => {
    // A month that was not measured has no zeros.
    const counted = (value: number): Cell => ({ ...count(measured.has(month.month) ? value : null), absent: states.notMeasured })
    return [
      text(formats.month(month.month)),
      hours(month.openHours),
      hours(month.measuredOpenHours),
      hours(month.staffedHours, states.notMeasured),
      counted(month.attempts),
      counted(month.answered),
      counted(month.missed_open),
      counted(month.missed_closed),
      share(month.answerRate),
    ]
  }
  return {
    key: 'months',
    caption: words.monthsTitle,
    columns: [
      column('month', words.month, 'text'),
      column('open', words.promised, 'hours'),
      column('measured_open', words.measured, 'hours'),
      column('staffed', words.staffedHours, 'hours'),
      ...outcomeColumns(texts),
    ],
    rows: availability.byMonth.map(row),
  }
}

/** Of hours that were not measured nobody knows whether anyone answered. */
export const unansweredWords = ({ unansweredHours, measuredOpenHours, openHours }: AvailabilityFigures, words: Texts['availability']): string =>
  words.unansweredTitle(unansweredHours.hours, measuredOpenHours === openHours)

export function unansweredTable({ view: { texts, formats }, figures: { availability } }: Report): DataTable {
  const { availability: words } = texts
  return {
    key: 'unanswered-hours',
    caption: unansweredWords(availability, words),
    columns: [column('date', words.date, 'date'), column('hour', words.hour, 'text'), column('attempts', words.attempts, 'count')],
    rows: availability.unansweredHours.list.map(({ date, hour, attempts }) => [
      { kind: 'date', value: date },
      text(formats.timeOfDay(clockText(hour * 60), clockText((hour + 1) * 60))),
      count(attempts),
    ]),
  }
}

/** How much was measured, as a finding; rounded as under the headline. */
export function coverageWords({ view: { texts, formats }, figures: { coverage } }: Report): string {
  const { coverageFull, coverageTitle } = texts.availability
  return coverage.share === 1 ? coverageFull : coverageTitle(formats.percent(coverage.share))
}

export function gapTable(report: Report): DataTable {
  const { view, figures } = report
  const { coverage } = figures
  const { availability: words } = view.texts
  return {
    key: 'gaps',
    caption: coverageWords(report),
    columns: [
      column('line', words.line, 'text'),
      column('from', words.gapFrom, 'moment'),
      column('until', words.gapUntil, 'moment'),
      column('length', words.gapLength, 'hours'),
      column('open', words.gapOpen, 'hours'),
      column('cause', words.gapCause, 'text'),
      column('found', words.gapFound, 'text'),
      column('note', words.gapNote, 'text'),
    ],
    rows: coverage.gapList.map((gap) => [
      text(lineName(view, gap.line)),
      { kind: 'moment', value: Date.parse(gap.from) },
      { kind: 'moment', value: Date.parse(gap.until) },
      hours(gap.hours),
      hours(gap.openHours),
      text(words.gapCauses[gap.cause]),
      text(words.gapFinds[gap.found]),
      written(view, gap.note),
    ]),
  }
}
