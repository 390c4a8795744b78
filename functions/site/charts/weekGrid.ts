/**
 * The week as a real table: days across, time down, the number in every cell. Five fixed steps of colour, the same on every page;
 * opening hours as a thick outline; what is unknown hatched and named.
 */
import { html } from 'hono/html'
import { type GridCell, type GridMeasure, gridCell, openness } from '../../../shared/metrics/gridCell.ts'
import type { Figures, Grain, WeekCell } from '../../../shared/metrics/figures.ts'
import { gridSteps } from '../../../shared/metrics/gridSteps.ts'
import { printedNumber } from '../../../shared/metrics/registry.ts'
import type { Printer } from '../components/dataTable.ts'
import type { Html } from '../html.ts'

export type WeekGridParts = {
  readonly caption: string
  readonly figures: Figures
  readonly measure: GridMeasure
  readonly linkOf: (cell: WeekCell) => string
}

/** Lower bounds of the five steps above 0 for rates; those of counts are in `gridSteps`. */
const rateSteps = [0.1, 1, 2, 5, 10] as const

function stepsOf(measure: GridMeasure, { coverage }: Figures): readonly number[] {
  if (measure === 'per_open_hour') return rateSteps
  return gridSteps(coverage.measuredHours)
}

export function weekGridView({ caption, figures, measure, linkOf }: WeekGridParts, printer: Printer): Html {
  const { cells, grain } = figures.weekGrid
  const { missed } = printer.texts
  const bounds = stepsOf(measure, figures)
  const weekdays = [...new Set(cells.map(({ weekday }) => weekday))]
  const rows = [...new Map(cells.map((cell) => [cell.from, cell.to])).entries()]
  const byPlace = new Map(cells.map((cell) => [`${cell.weekday} ${cell.from}`, cell]))
  const at = (column: number, row: number) => byPlace.get(`${weekdays[column]} ${rows[row]?.[0]}`)
  const isOpen = (column: number, row: number) => {
    const cell = at(column, row)
    return cell !== undefined && openness(cell) === 'open'
  }
  const cellView = (column: number, row: number) => {
    const cell = at(column, row)
    if (cell === undefined) return html`<td></td>`
    const content = gridCell(cell, measure, figures.coverage.closedRecorded)
    const edges = isOpen(column, row) ? outline((dx, dy) => isOpen(column + dx, row + dy)) : openness(cell) === 'partly' ? 'partly' : ''
    const words = cellWords(momentOfCell(cell, printer, grain), { cell, content, measure }, printer)
    return html`<td class="${edges}"><a class="${shade(content, measure, bounds)}" href="${linkOf(cell)}" aria-label="${words}">${shortOf(content, measure, printer)}</a></td>`
  }
  return html`<div class="table-scroll" role="region" tabindex="0" aria-label="${printer.texts.charts.region(caption)}">
<table class="week-grid grain-${grain}">
<caption class="visually-hidden">${caption}</caption>
<thead><tr><th scope="col">${missed.time}</th>${weekdays.map((weekday) => html`<th scope="col">${weekdayHead(weekday, grain, printer)}</th>`)}</tr></thead>
<tbody>${rows.map(([from, to], row) => html`<tr><th scope="row">${rowHead(from, to, printer)}</th>${weekdays.map((_, column) => cellView(column, row))}</tr>`)}</tbody>
</table></div>
${legend(figures, measure, printer)}`
}

/** Classes of the sides at which the next cell is not open. */
export function outline(isOpen: (dx: number, dy: number) => boolean): string {
  const sides = [
    ['top', 0, -1],
    ['right', 1, 0],
    ['bottom', 0, 1],
    ['left', -1, 0],
  ] as const
  return sides.flatMap(([side, dx, dy]) => (isOpen(dx, dy) ? [] : [`open-${side}`])).join(' ')
}

function shade(content: GridCell, measure: GridMeasure, bounds: readonly number[]): string {
  if (!content.known) return content.why === 'not_open' ? 'not-open' : content.why === 'not_measured' ? 'hatched dense' : 'hatched'
  return `step-${bounds.filter((least) => printedValue(content.value, measure) >= least).length}`
}

/** The number a cell prints; page and export both take it from here. */
export const printedValue = (value: number, measure: GridMeasure) =>
  measure === 'never' ? printedNumber(value) : measure === 'per_open_hour' ? Number(value.toFixed(1)) : value

function shortOf(content: GridCell, measure: GridMeasure, { formats }: Printer): string {
  if (!content.known) return content.why === 'not_open' ? '' : '–'
  return formats.decimal(printedValue(content.value, measure), 1)
}

type CellContent = { readonly cell: WeekCell; readonly content: GridCell; readonly measure: GridMeasure }

function cellWords(when: string, { cell, content, measure }: CellContent, printer: Printer): string {
  const { missed } = printer.texts
  if (!content.known) return { not_measured: missed.cellNotMeasured, not_recorded: missed.cellNotRecorded, not_open: missed.cellNotOpen }[content.why](when)
  const value = printedValue(content.value, measure)
  const number = printer.formats.decimal(value, 1)
  const said =
    measure === 'never'
      ? missed.cellPeople(when, value, number)
      : measure === 'per_open_hour'
        ? missed.cellRate(when, number)
        : missed.cellAttempts(when, value, number)
  const open = { open: missed.cellOpen, partly: missed.cellPartlyOpen, closed: undefined }[openness(cell)]
  return open === undefined ? said : `${said}, ${open}`
}

/** "dinsdag 18–20 uur", "maandag t/m vrijdag 18–24 uur" */
export function momentOfCell({ weekday, from, to }: WeekCell, { texts, formats }: Printer, grain: Grain): string {
  if (weekday === 0) return texts.missed.wholeWeek.toLowerCase()
  const day = grain === 'workweek' ? (weekday === 1 ? texts.missed.workdaysLong : texts.missed.weekendLong) : formats.weekday(weekday)
  return texts.weekdayTime(day, formats.timeOfDay(from, to))
}

function weekdayHead(weekday: number, grain: Grain, { texts, formats }: Printer): Html | string {
  if (weekday === 0) return texts.missed.wholeWeek
  if (grain === 'workweek') return weekday === 1 ? texts.missed.workdays : texts.missed.weekend
  return html`<abbr title="${formats.weekday(weekday)}">${formats.weekday(weekday, 'short')}</abbr>`
}

function rowHead(from: string, to: string, { texts, formats }: Printer): Html | string {
  const isDaypart = Number(to.slice(0, 2)) - Number(from.slice(0, 2)) === 6
  const time = formats.timeOfDay(from, to)
  return isDaypart ? html`${texts.missed.dayparts[from] ?? ''} <span class="time">${time}</span>` : time
}

function legend(figures: Figures, measure: GridMeasure, { texts, formats }: Printer): Html {
  const { missed } = texts
  const bounds = stepsOf(measure, figures)
  const label = (least: number, index: number) => {
    const next = bounds[index + 1]
    if (next === undefined) return `${formats.decimal(least, 1)}+`
    if (measure === 'per_open_hour') return `${formats.decimal(least, 1)} – ${formats.decimal(next, 1)}`
    return next - 1 === least ? formats.whole(least) : `${formats.whole(least)}–${formats.whole(next - 1)}`
  }
  const contents = figures.weekGrid.cells.map((cell) => gridCell(cell, measure, figures.coverage.closedRecorded))
  const has = (why: 'not_measured' | 'not_recorded' | 'not_open') => contents.some((content) => !content.known && content.why === why)
  const isEver = (asked: ReturnType<typeof openness>) => figures.weekGrid.cells.some((cell) => openness(cell) === asked)
  return html`<ul class="key grid-key" aria-label="${missed.legend}">
<li><span class="sample step-0"></span>${(bounds[0] ?? 1) > 1 && measure !== 'per_open_hour' ? `0–${formats.whole((bounds[0] ?? 1) - 1)}` : '0'}</li>${bounds.map((least, index) => (least === bounds[index + 1] ? '' : html`<li><span class="sample step-${index + 1}"></span>${label(least, index)}</li>`))}
${isEver('open') ? html`<li><span class="sample open-top open-right open-bottom open-left"></span>${missed.legendOpen}</li>` : ''}
${isEver('partly') ? html`<li><span class="sample partly"></span>${missed.legendPartlyOpen}</li>` : ''}
${has('not_measured') ? html`<li><span class="sample hatched dense"></span>${missed.legendNotMeasured}</li>` : ''}
${has('not_recorded') ? html`<li><span class="sample hatched"></span>${missed.legendNotRecorded}</li>` : ''}
${has('not_open') ? html`<li><span class="sample not-open"></span>${missed.legendNotOpen}</li>` : ''}
</ul>`
}
