/**
 * Bars by day, week or month from zero. What was not measured is a hatched band as wide as the part that is missing, joined to a bar before it that
 * was not measured at all; a line of comparison is dashed
 * and stops where nothing stands above a bar; one that still runs is outlined only.
 */
import { html } from 'hono/html'
import type { Printer } from '../components/dataTable.ts'
import type { Html } from '../html.ts'
import { axisSteps, valueAxis } from './axis.ts'
import { type Fill, fillOf } from './patterns.ts'
import { pageScale, type Scale } from './scale.ts'

export type TimeBar = {
  /** On the axis: the day, the Monday or the month. */
  readonly label: string
  /** Bottom to top. null: not measured at all. */
  readonly parts: readonly { readonly fill: Fill; readonly value: number }[] | null
  readonly measuredShare: number
  /** What is written above it, where that is not the number itself. */
  readonly shown?: string
  readonly running: boolean
  /** Drawn lighter, and written with ≈ in the table. */
  readonly estimated: boolean
  readonly compared?: number | null
}
export type BarMark = { readonly at: number; readonly number: number }
export type TimeBarsParts = {
  readonly id: string
  readonly title: string
  readonly description: string
  readonly bars: readonly TimeBar[]
  readonly marks: readonly BarMark[]
}

/** In pixels on the page and in units of a file. */
export const timeBarsHeight = 220
const height = timeBarsHeight
const top = 24
const bottom = 26
const floor = height - bottom
/** Below this a missing part is thinner than its hatch. */
const smallestGap = 0.02

/** What is drawn left of the bars, how wide that is, and the bars themselves. */
export function timeBarMarks(
  parts: TimeBarsParts,
  { formats }: Printer,
  scale: Scale,
): { readonly axisWidth: number; readonly axis: Html; readonly plot: Html } {
  const { bars } = parts
  const totals = bars.map(({ parts: own }) => own?.reduce((sum, { value }) => sum + value, 0) ?? 0)
  const steps = axisSteps(Math.max(...totals, ...bars.map(({ compared }) => compared ?? 0)))
  const { y, axisWidth, axis, gridlines } = valueAxis(steps, { top, floor }, formats.whole)
  const x = (slots: number) => scale.x(slots, bars.length)
  const everyLabel = Math.max(1, Math.ceil(bars.length / 7))
  const showsValues = bars.length <= 26

  const column = (bar: TimeBar, index: number) => {
    const missing = bar.parts === null ? 1 : 1 - bar.measuredShare
    const isStillMissing = index > 0 && bars[index - 1]?.parts === null
    const band =
      missing > smallestGap
        ? html`<rect x="${x(isStillMissing ? index : index + 1 - missing)}" y="${top}" width="${x(missing)}" height="${floor - top}" fill="${fillOf('not_measured')}" class="gap-band"/>`
        : ''
    let base = 0
    const pieces = (bar.parts ?? []).map(({ fill, value }) => {
      const piece = html`<rect x="${x(index + 0.14)}" y="${y(base + value)}" width="${x(0.72)}" height="${Math.max(0, Number((y(base) - y(base + value)).toFixed(2)))}" fill="${fillOf(fill)}" class="edge-${fill} ${bar.running ? 'running' : ''} ${bar.estimated ? 'estimated' : ''}"/>`
      base += value
      return piece
    })
    return html`${band}${pieces}`
  }
  const valueLabel = (bar: TimeBar, index: number) => {
    const total = totals[index] ?? 0
    return showsValues && bar.parts !== null && bar.measuredShare > 0
      ? html`<text x="${x(index + 0.5)}" y="${y(total) - 5}" class="bar-value minor">${bar.shown ?? formats.whole(total)}</text>`
      : ''
  }
  // On a light line below it, so that it is seen on dark bars too.
  const comparedLine = (from: number, fromValue: number, to: number, toValue: number) =>
    (['compared-under', 'compared'] as const).map((name) => html`<line x1="${x(from)}" x2="${x(to)}" y1="${y(fromValue)}" y2="${y(toValue)}" class="${name}"/>`)
  const comparison = bars.map(({ compared: now }, index) => {
    const [before, after] = [bars[index - 1]?.compared ?? null, bars[index + 1]?.compared ?? null]
    if (now === undefined || now === null) return ''
    if (after !== null) return comparedLine(index + 0.5, now, index + 1.5, after)
    // One that stands alone is a line above its own bar.
    return before === null ? comparedLine(index + 0.14, now, index + 0.86, now) : ''
  })
  return {
    axisWidth,
    axis: html`${axis}`,
    plot: html`${gridlines(x(bars.length))}
${bars.map(column)}${comparison}${bars.map(valueLabel)}
${parts.marks.map(({ at, number }) => html`<g class="mark"><line x1="${x(at)}" x2="${x(at)}" y1="${top - 6}" y2="${floor}"/><circle cx="${x(at)}" cy="${top - 13}" r="9" class="mark-disc"/><text x="${x(at)}" y="${top - 9}" class="mark-number">${number}</text></g>`)}
${bars.map((bar, index) => (index % everyLabel === 0 ? html`<text x="${x(index + 0.5)}" y="${height - 8}" class="axis-label ${(index / everyLabel) % 2 === 1 ? 'minor' : ''} ${index === bars.length - 1 ? 'last' : ''}">${bar.label}</text>` : ''))}`,
  }
}

export function timeBars(parts: TimeBarsParts, printer: Printer): Html {
  const { axisWidth, axis, plot } = timeBarMarks(parts, printer, pageScale)
  return html`<div class="plot">
<svg class="axis" width="${axisWidth}" height="${height}" aria-hidden="true" focusable="false">${axis}</svg>
<svg class="bars" width="100%" height="${height}" role="img" aria-labelledby="${parts.id}-svg-title ${parts.id}-svg-desc">
<title id="${parts.id}-svg-title">${parts.title}</title><desc id="${parts.id}-svg-desc">${parts.description}</desc>
${plot}
</svg></div>`
}
