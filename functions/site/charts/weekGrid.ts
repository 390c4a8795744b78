/**
 * The week as a real table: days across, time down, the number in every cell. Five fixed steps of colour, the same on every page;
 * opening hours as a thick outline; what is unknown hatched and named.
 */
import { html } from 'hono/html'
import { skippedHour } from '../../../shared/calendar/skippedHour.ts'
import { type GridCell, type GridMeasure, gridCell, openness } from '../../../shared/metrics/gridCell.ts'
import type { Figures, Grain, WeekCell } from '../../../shared/metrics/figures.ts'
import { gridSteps } from '../../../shared/metrics/gridSteps.ts'
import { printedNumber } from '../../../shared/metrics/registry.ts'
import type { Printer } from '../components/dataTable.ts'
import type { Html } from '../html.ts'
import type { GridPicture } from './picture.ts'

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

/** The week as data, the number of every cell as it is written. */
export function weekGridPicture(figures: Figures, measure: GridMeasure, printer: Printer): GridPicture {
  const { cells, grain } = figures.weekGrid
  const bounds = stepsOf(measure, figures)
  const { weekdays, rows, at } = placesOf(figures)
  const cellOf = (cell: WeekCell): GridPicture['rows'][number]['cells'][number] => {
    const content = gridCell(cell, measure, figures.coverage.closedRecorded)
    const isSkipped = isSkippedHour(cell, figures)
    return {
      shown: isSkipped ? '' : shortOf(content, measure, printer),
      words: cellWords(momentOfCell(cell, printer, grain), { cell, content, measure, isSkipped }, printer),
      look: isSkipped ? 'not_open' : content.known ? 'number' : content.why,
      open: openness(cell),
      ...(content.known && { step: bounds.filter((least) => printedValue(content.value, measure) >= least).length }),
    }
  }
  return {
    columns: weekdays.map((weekday) => weekdayHead(weekday, grain, printer)),
    rows: rows.map(([from, to]) => ({
      label: rowWords(from, to, printer).join(' '),
      cells: weekdays.flatMap((weekday) => {
        const cell = at(weekday, from)
        return cell === undefined ? [] : [cellOf(cell)]
      }),
    })),
    legend: legendOf(figures, cells, measure, printer),
  }
}

function placesOf({ weekGrid: { cells } }: Figures) {
  const byPlace = new Map(cells.map((cell) => [`${cell.weekday} ${cell.from}`, cell]))
  return {
    weekdays: [...new Set(cells.map(({ weekday }) => weekday))],
    rows: [...new Map(cells.map((cell) => [cell.from, cell.to])).entries()],
    at: (weekday: number, from: string) => byPlace.get(`${weekday} ${from}`),
  }
}

export function weekGridView({ caption, figures, measure, linkOf }: WeekGridParts, printer: Printer): Html {
  const { missed } = printer.texts
  const picture = weekGridPicture(figures, measure, printer)
  const places = placesOf(figures)
  const isOpen = (column: number, row: number) => picture.rows[row]?.cells[column]?.open === 'open'
  const cellView = (column: number, row: number) => {
    const own = picture.rows[row]?.cells[column]
    const cell = places.at(places.weekdays[column] ?? -1, places.rows[row]?.[0] ?? '')
    if (own === undefined || cell === undefined) return html`<td></td>`
    const edges = own.open === 'open' ? outline((dx, dy) => isOpen(column + dx, row + dy)) : own.open === 'partly' ? 'partly' : ''
    return html`<td class="${edges}"><a class="${gridShade(own)}" href="${linkOf(cell)}" aria-label="${own.words}">${own.shown}</a></td>`
  }
  const columnHead = ({ label, name }: GridPicture['columns'][number]) => (label === name ? label : shortName(label, name))
  const rowHead = ([from, to]: readonly [string, string]) => {
    const [first = '', time] = rowWords(from, to, printer)
    return time === undefined ? first : html`${first} <span class="time">${time}</span>`
  }
  return html`<div class="table-scroll" role="region" tabindex="0" aria-label="${printer.texts.charts.region(caption)}">
<table class="week-grid grain-${figures.weekGrid.grain}">
<caption class="visually-hidden">${caption}</caption>
<thead><tr><th scope="col">${missed.time}</th>${picture.columns.map((column) => html`<th scope="col">${columnHead(column)}</th>`)}</tr></thead>
<tbody>${places.rows.map((own, row) => html`<tr><th scope="row">${rowHead(own)}</th>${picture.columns.map((_, column) => cellView(column, row))}</tr>`)}</tbody>
</table></div>
<ul class="key grid-key" aria-label="${missed.legend}">${picture.legend.map(({ look, text }) => html`<li><span class="sample ${sampleOf(look)}"></span>${text}</li>`)}</ul>`
}

/** Short to look at, whole to listen to; nothing waits for a mouse. */
export const shortName = (short: string, whole: string): Html => html`<span aria-hidden="true">${short}</span><span class="visually-hidden">${whole}</span>`

/** The classes of a cell. */
export function gridShade({ look, step }: GridPicture['rows'][number]['cells'][number]): string {
  if (look === 'number') return `step-${step ?? 0}`
  return { small: 'small-count', not_measured: 'hatched dense', not_recorded: 'hatched', not_open: 'not-open' }[look]
}

/** The classes of a sample in the key. */
export function sampleOf(look: string): string {
  if (look === 'open') return 'open-top open-right open-bottom open-left'
  return { small: 'small-count', not_measured: 'hatched dense', not_recorded: 'hatched', not_open: 'not-open' }[look] ?? look
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

/** One week has one Sunday: where the clock went forward then, an hour of it was not there, which is something else than not measured. */
export function isSkippedHour({ weekday, from, exposureHours }: WeekCell, { filters, timeZone, weekGrid }: Figures): boolean {
  if (exposureHours > 0 || weekGrid.grain !== 'hour') return false
  const skipped = skippedHour(timeZone, filters)
  return skipped?.from === from && skipped.weekday === weekday
}

/** The number a cell prints; page and export both take it from here. */
export const printedValue = (value: number, measure: GridMeasure) =>
  measure === 'never' ? printedNumber(value) : measure === 'per_open_hour' ? Number(value.toFixed(1)) : value

function shortOf(content: GridCell, measure: GridMeasure, { formats }: Printer): string {
  if (!content.known) return content.why === 'not_open' ? '' : '–'
  return formats.decimal(printedValue(content.value, measure), 1)
}

type CellContent = { readonly cell: WeekCell; readonly content: GridCell; readonly measure: GridMeasure; readonly isSkipped: boolean }

function cellWords(when: string, { cell, content, measure, isSkipped }: CellContent, printer: Printer): string {
  const { missed } = printer.texts
  if (isSkipped) return missed.cellSkipped(when)
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

function weekdayHead(weekday: number, grain: Grain, { texts: { missed }, formats }: Printer): GridPicture['columns'][number] {
  const [label, name] =
    weekday === 0
      ? [missed.wholeWeek, missed.wholeWeek]
      : grain !== 'workweek'
        ? [formats.weekday(weekday, 'short'), formats.weekday(weekday)]
        : weekday === 1
          ? [missed.workdays, missed.workdays]
          : [missed.weekend, missed.weekend]
  return { label, name }
}

/** The daypart, where it is one, and the time. */
function rowWords(from: string, to: string, { texts, formats }: Printer): readonly string[] {
  const isDaypart = Number(to.slice(0, 2)) - Number(from.slice(0, 2)) === 6
  const time = formats.timeOfDay(from, to)
  return isDaypart ? [texts.missed.dayparts[from] ?? '', time] : [time]
}

function legendOf(figures: Figures, cells: readonly WeekCell[], measure: GridMeasure, { texts, formats }: Printer): GridPicture['legend'] {
  const { missed } = texts
  const bounds = stepsOf(measure, figures)
  const range = (least: number, index: number) => {
    const next = bounds[index + 1]
    if (next === undefined) return `${formats.decimal(least, 1)}+`
    if (measure === 'per_open_hour') return `${formats.decimal(least, 1)} – ${formats.decimal(next, 1)}`
    return next - 1 === least ? formats.whole(least) : `${formats.whole(least)}–${formats.whole(next - 1)}`
  }
  const contents = cells.filter((cell) => !isSkippedHour(cell, figures)).map((cell) => gridCell(cell, measure, figures.coverage.closedRecorded))
  const has = (why: 'not_measured' | 'not_recorded' | 'not_open') => contents.some((content) => !content.known && content.why === why)
  const isEver = (asked: ReturnType<typeof openness>) => cells.some((cell) => openness(cell) === asked)
  const lowest = (bounds[0] ?? 1) > 1 && measure !== 'per_open_hour' ? `0–${formats.whole((bounds[0] ?? 1) - 1)}` : '0'
  const only = (isThere: boolean, look: string, text: string) => (isThere ? [{ look, text }] : [])
  return [
    { look: 'step-0', text: lowest },
    ...bounds.flatMap((least, index) => only(least !== bounds[index + 1], `step-${index + 1}`, range(least, index))),
    ...only(isEver('open'), 'open', missed.legendOpen),
    ...only(isEver('partly'), 'partly', missed.legendPartlyOpen),
    ...only(has('not_measured'), 'not_measured', missed.legendNotMeasured),
    ...only(has('not_recorded'), 'not_recorded', missed.legendNotRecorded),
    ...only(has('not_open'), 'not_open', missed.legendNotOpen),
  ]
}
