import { dayNumberOf } from '../../calendar/localDate.ts'
import { LocalDate } from '../../contacts/identifiers.ts'
import type { Numbering } from '../numbering.ts'
import { numberOf } from '../printed.ts'
import type { FigureBlock, ReportTable } from '../reportDocument.ts'
import { smallNote } from '../smallNote.ts'
import { usualNumber } from '../usualNumber.ts'
import type { Wording } from '../wording.ts'

/** More marks than this would hide the bars. */
const mostMarks = 8
const whole = 0.98
const mostMonths = 24

/** Up to 24 months, one bar each or a few together; what happened is marked. */
export function trendFigure(wording: Wording, numbers: Numbering): FigureBlock | undefined {
  const { words, formats, findings, shown } = wording
  const { months, monthsABar } = findings
  const [first, last] = [months[0], months.at(-1)]
  if (first === undefined || last === undefined) return undefined
  const usual = usualNumber(findings)
  const unit = monthsABar === 1 ? words.trend.perMonth : words.trend.perMonths(monthsABar)
  const number = usual === undefined ? '' : words.about(formats.whole(usual))
  const isCut = months.some(({ measured }) => measured < whole)
  return numbers.figure({
    id: 'figure-months',
    finding: usual === undefined ? words.trend.findingFew : monthsABar === 1 ? words.trend.finding(number) : words.trend.findingMonths(monthsABar, number),
    subtitle: words.trend.subtitle(unit, formats.days(first.from, last.to)),
    alternative: words.trend.alternative(months.length, unit),
    chart: {
      kind: 'bars',
      bars: {
        fill: 'never',
        bars: months.map(({ from, to, never, measured }) => {
          const value = numberOf(never)
          return { label: barLabel(wording, { from, to }), shown: shown(never), measured, ...(value !== undefined && { value }) }
        }),
        marks: marksOf(wording),
        ...(isCut && { missing: words.trend.missing }),
      },
    },
    notes: [
      monthsABar === 1 ? undefined : words.trend.bundled(monthsABar),
      months.length * monthsABar >= mostMonths ? undefined : words.trend.since(formats.month(first.from.slice(0, 7))),
      smallNote(
        wording,
        months.map(({ never }) => never),
      ),
    ],
    table: monthsTable(wording),
  })
}

function barLabel({ formats, words }: Wording, { from, to }: { readonly from: string; readonly to: string }): string {
  const month = (date: string) => `${formats.shortMonth(date)} ${date.slice(2, 4)}`
  return words.trend.dates(month(from), month(to))
}

function marksOf({ formats, findings: { markers, months } }: Wording) {
  const position = (date: string) => {
    const index = months.findIndex(({ from, to }) => from <= date && date <= to)
    const bar = months[index]
    if (bar === undefined) return undefined
    const [day, start, end] = [LocalDate.parse(date), bar.from, bar.to].map(dayNumberOf)
    return index + ((day ?? 0) - (start ?? 0)) / ((end ?? 0) - (start ?? 0) + 1)
  }
  return markers
    .toSorted((a, b) => (a.date < b.date ? -1 : 1))
    .flatMap(({ date, text }) => {
      const at = position(date)
      return at === undefined ? [] : [{ at, text: `${formats.day(date)}: ${text}` }]
    })
    .slice(-mostMarks)
}

function monthsTable({ words, findings, cell, formats }: Wording): ReportTable {
  const { trend } = words
  const column = (key: 'attempts' | 'answered' | 'missed_open' | 'missed_closed' | 'never', term: string) => ({ key, label: trend[key], isNumber: true, term })
  return {
    key: 'months',
    caption: trend.never,
    columns: [
      { key: 'months', label: findings.monthsABar === 1 ? trend.month : trend.months, isNumber: false },
      column('attempts', 'attempts'),
      column('answered', 'answered'),
      column('missed_open', 'missed_open'),
      column('missed_closed', 'missed_closed'),
      column('never', 'needs_open'),
      { key: 'measured', label: trend.measured, isNumber: true, term: 'complete' },
    ],
    rows: findings.months.map((bar) => [
      { text: trend.dates(formats.month(bar.from.slice(0, 7)), formats.month(bar.to.slice(0, 7))) },
      cell(bar.attempts),
      cell(bar.answered),
      cell(bar.missed_open),
      // Measured, and yet without what came in while closed: the system does not record it.
      bar.missed_closed.shown === 'not_measured' && bar.measured > 0 ? { text: words.notRecordedCell } : cell(bar.missed_closed),
      cell(bar.never),
      { text: formats.percent(bar.measured) },
    ]),
  }
}
