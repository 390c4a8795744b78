import { html } from 'hono/html'
import type { WeekCell } from '../../../../shared/metrics/figures.ts'
import { type GridMeasure, gridCell, gridMeasures } from '../../../../shared/metrics/gridCell.ts'
import { printedEstimate } from '../../../../shared/metrics/registry.ts'
import type { Picture } from '../../charts/picture.ts'
import { isSkippedHour, momentOfCell, printedValue, weekGridPicture, weekGridView } from '../../charts/weekGrid.ts'
import { count, type DataTable, text } from '../../components/dataTable.ts'
import { figureView } from '../../components/figure.ts'
import { listLink } from '../../components/listLink.ts'
import type { Html } from '../../html.ts'
import type { Report, ReportPage } from '../../report.ts'
import { downloadsOf } from '../../reportPage.ts'
import { linkHere } from '../../view.ts'
import { causesOf } from './causesOf.ts'

export function gridPicture(report: Report): Picture {
  const { view, figures } = report
  const { missed } = view.texts
  const measure = view.query.show
  // One cell has nothing to be laid beside: why it is one is what there is to say.
  const isWhole = figures.weekGrid.cells.length < 2
  const isCounted = printedEstimate(figures.metrics.people_by_status.never, figures.metrics.attempts)?.exact === true
  return {
    id: 'when',
    title: missed.gridTitleOf[measure],
    summary: isWhole ? grainWords(report) : worstWords(report, measure),
    notes: [
      ...(isWhole ? [] : [grainWords(report)]),
      ...(measure === 'per_open_hour' ? [] : [missed.legendPerWeek]),
      ...(measure === 'never' && !isWhole ? [isCounted ? missed.gridNote : `${missed.gridNote} ${missed.gridEstimates}`] : []),
    ],
    drawing: { kind: 'grid', grid: weekGridPicture(figures, measure, view) },
  }
}

export function gridFigure(report: Report, page: ReportPage): Html {
  const { view, figures } = report
  const { missed } = view.texts
  const measure = view.query.show
  const chart = html`<nav class="switch" aria-label="${missed.gridSwitch}"><ul>${gridMeasures.map(
    (own) => html`<li><a href="${linkHere(view, { show: own })}#when" aria-current="${own === measure ? 'true' : 'false'}">${missed.gridShow[own]}</a></li>`,
  )}</ul></nav>
${weekGridView({ caption: missed.gridTitleOf[measure], figures, measure, linkOf: (cell) => cellLink(report, cell, measure) }, view)}`
  const { id, title, summary, notes } = gridPicture(report)
  const downloads = downloadsOf(view, page, { table: 'week-grid', picture: id })
  return figureView({ id, title, summary, chart, notes, table: gridTable(report), downloads, isTable: true }, view)
}

/** A cell leads to the attempts in it. For people never reached, those are all missed attempts of that moment. */
function cellLink({ view, figures }: Report, cell: WeekCell, measure: GridMeasure): string {
  const weekdays = cell.weekday === 0 ? [] : figures.weekGrid.grain !== 'workweek' ? [cell.weekday] : cell.weekday === 1 ? [1, 2, 3, 4, 5] : [6, 7]
  const time = cell.weekday === 0 ? {} : { after: cell.from, before: cell.to }
  const counted = measure === 'per_open_hour' ? 'missed_open' : measure
  return listLink(view, counted, { weekdays, ...time, cause: causesOf[counted] })
}

function grainWords({ view: { texts, formats }, figures: { weekGrid } }: Report): string {
  const attempts = formats.decimal(weekGrid.medianAttempts, weekGrid.medianAttempts < 20 ? 1 : 0)
  return weekGrid.asked === 'auto' ? texts.missed.grainChosen[weekGrid.grain](attempts) : texts.missed.grainAsked(attempts)
}

/** The moment to look at, if one stands out: at least half as much again as the middle of what is known, and no other as high. */
function worstWords({ view, figures }: Report, measure: GridMeasure): string {
  const { missed } = view.texts
  const known = figures.weekGrid.cells.flatMap((cell) => {
    const content = gridCell(cell, measure, figures.coverage.closedRecorded)
    return content.known ? [{ cell, value: printedValue(content.value, measure), isNone: content.value === 0 }] : []
  })
  if (known.length > 0 && known.every(({ isNone }) => isNone)) return missed.gridNone
  const mean = known.reduce((sum, { value }) => sum + value, 0) / Math.max(1, known.length)
  const worst = known.reduce<(typeof known)[number] | undefined>((most, next) => (most === undefined || next.value > most.value ? next : most), undefined)
  if (worst === undefined || worst.value < 5 || worst.value < 1.5 * mean) return missed.gridEven
  if (known.filter(({ value }) => value === worst.value).length > 1) return missed.gridEven
  const when = momentOfCell(worst.cell, view, figures.weekGrid.grain)
  const value = view.formats.decimal(worst.value, 1)
  return measure === 'never' ? missed.gridWorstPeople(when, value) : missed.gridWorst(when, value)
}

export function gridTable({ view, figures }: Report): DataTable {
  const { texts, formats } = view
  const { missed, availability, filters } = texts
  const { grain, cells } = figures.weekGrid
  return {
    key: 'week-grid',
    caption: missed.gridTitleOf.never,
    columns: [
      { key: 'weekday', label: filters.weekday, kind: 'text' },
      { key: 'from', label: filters.from, kind: 'text' },
      { key: 'to', label: availability.gapUntil, kind: 'text' },
      { key: 'attempts', label: filters.unitOf.attempts, kind: 'count' },
      { key: 'missed_open', label: missed.gridShow.missed_open, kind: 'count' },
      { key: 'missed_closed', label: missed.gridShow.missed_closed, kind: 'count' },
      { key: 'never', label: missed.gridShow.never, kind: 'about' },
      { key: 'open', label: availability.open, kind: 'hours' },
      { key: 'measured', label: texts.charts.measured, kind: 'hours' },
    ],
    rows: cells.map((cell) => {
      const day =
        cell.weekday === 0 ? missed.wholeWeek : grain !== 'workweek' ? formats.weekday(cell.weekday) : cell.weekday === 1 ? missed.workdays : missed.weekend
      const notMeasured = isSkippedHour(cell, figures) ? missed.skipped : texts.states.notMeasured
      const value = (measure: GridMeasure) => {
        const content = gridCell(cell, measure, figures.coverage.closedRecorded)
        return content.known
          ? { value: content.value }
          : {
              value: null,
              absent: { not_measured: notMeasured, not_recorded: texts.states.notRecorded, not_open: missed.legendNotOpen }[content.why],
            }
      }
      const isMeasured = cell.exposureHours > 0
      return [
        text(day),
        text(cell.from),
        text(cell.to),
        { ...count(isMeasured ? cell.attempts : null), absent: notMeasured },
        { kind: 'count', ...value('missed_open') },
        { kind: 'count', ...value('missed_closed') },
        { kind: 'about', ...value('never') },
        { kind: 'hours', value: cell.openHours },
        { kind: 'hours', value: cell.exposureHours },
      ]
    }),
  }
}
