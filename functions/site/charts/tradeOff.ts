/**
 * What staff hours bring: hours to the right, people upward, both from zero. Each plan is a sign with a letter and a whisker; signs differ in
 * shape, so that colour says nothing alone. A thin line joins the best that can be done at each budget; a dashed upright marks where more
 * hours stop paying.
 */
import { html } from 'hono/html'
import type { Printer } from '../components/dataTable.ts'
import type { Html } from '../html.ts'
import { axisSteps, valueAxis } from './axis.ts'
import { pageScale, type Scale } from './scale.ts'

export type TradeOffSign = 'circle' | 'square' | 'diamond'
export type TradeOffPoint = {
  readonly letter: string
  readonly sign: TradeOffSign
  readonly hours: number
  readonly value: number
  readonly low: number
  readonly high: number
}
export type TradeOffParts = {
  readonly id: string
  readonly title: string
  readonly description: string
  readonly points: readonly TradeOffPoint[]
  readonly frontier: readonly { readonly hours: number; readonly value: number }[]
  readonly stop?: { readonly hours: number; readonly words: string }
  readonly xAxis: string
  readonly yAxis: string
}

export const tradeOffHeight = 320
const height = tradeOffHeight
const top = 24
const bottom = 28
const floor = height - bottom
const signWidth = 28
/** Of the width of the plot on the narrowest telephone. */
const signShare = signWidth / 250

export function tradeOffMarks(
  parts: TradeOffParts,
  { formats }: Printer,
  scale: Scale,
): { readonly axisWidth: number; readonly axis: Html; readonly plot: Html } {
  const { points, frontier, stop } = parts
  const steps = axisSteps(Math.max(...points.map(({ high }) => high), ...frontier.map(({ value }) => value)))
  const lowest = Math.min(0, ...points.map(({ low }) => low))
  const wide = axisSteps(Math.max(1, ...points.map(({ hours }) => hours), ...frontier.map(({ hours }) => hours), stop?.hours ?? 0))
  const widest = (wide.at(-1) ?? 1) * 1.12
  const { y, axisWidth, axis, gridlines } = valueAxis(steps, { top, floor, lowest }, formats.whole)
  const x = (hours: number) => scale.x(hours, widest)
  // Plans with about as many hours stand beside each other, not on top: in the order of their hours, also where a telephone leaves a sign no room.
  const byHours = points.toSorted((a, b) => a.hours - b.hours)
  const asideOf = ({ letter, hours }: TradeOffPoint) => {
    const together = byHours.filter((own) => Math.abs(own.hours - hours) < widest * signShare)
    return (together.findIndex((own) => own.letter === letter) - (together.length - 1) / 2) * signWidth
  }
  const line = frontier.slice(1).map((point, n) => {
    const before = frontier[n]
    return before === undefined
      ? ''
      : html`<line x1="${x(before.hours)}" y1="${y(before.value)}" x2="${x(point.hours)}" y2="${y(point.value)}" class="frontier"/>`
  })
  const whisker = (point: TradeOffPoint) => {
    const { hours, low, high } = point
    return scale.placed(
      x(hours),
      0,
      'whisker',
      html`<g transform="translate(${asideOf(point)} 0)"><line x1="0" x2="0" y1="${y(high)}" y2="${y(low)}"/><line x1="-5" x2="5" y1="${y(high)}" y2="${y(high)}"/><line x1="-5" x2="5" y1="${y(low)}" y2="${y(low)}"/></g>`,
    )
  }
  const sign = (own: TradeOffPoint) =>
    scale.placed(
      x(own.hours),
      y(own.value),
      'plan-point',
      html`<g transform="translate(${asideOf(own)} 0)">${planSigns[own.sign]}<text y="5" class="plan-letter">${own.letter}</text></g>`,
    )
  const stopLine =
    stop === undefined
      ? ''
      : html`<line x1="${x(stop.hours)}" x2="${x(stop.hours)}" y1="${top - 8}" y2="${floor}" class="compared"/><text x="${x(stop.hours)}" y="${top - 12}" class="stop-label" text-anchor="${stopAnchor(stop.hours / widest)}">${stop.words}</text>`
  return {
    axisWidth,
    axis: html`${axis}`,
    plot: html`${gridlines(x(widest))}
${wide.map((step) => html`<text x="${x(step)}" y="${height - 8}" class="${step === 0 ? 'axis-first' : 'axis-label'}">${formats.whole(step)}</text>`)}
${line}${stopLine}${points.map(whisker)}${points.map(sign)}`,
  }
}

/** The words stay within the narrowest telephone, wherever along the axis they stand (0 to 1). */
const stopAnchor = (place: number) => (place < 0.2 ? 'start' : place > 0.55 ? 'end' : 'middle')

export function tradeOff(parts: TradeOffParts, printer: Printer): Html {
  const { axisWidth, axis, plot } = tradeOffMarks(parts, printer, pageScale)
  return html`<p class="axis-name">${parts.yAxis}</p><div class="plot">
<svg class="axis" width="${axisWidth}" height="${height}" aria-hidden="true" focusable="false">${axis}</svg>
<svg class="trade-off" width="100%" height="${height}" role="img" aria-labelledby="${parts.id}-svg-title ${parts.id}-svg-desc">
<title id="${parts.id}-svg-title">${parts.title}</title><desc id="${parts.id}-svg-desc">${parts.description}</desc>
${plot}
</svg></div><p class="axis-name axis-name-x">${parts.xAxis}</p>`
}

export const planSigns: Readonly<Record<TradeOffSign, Html>> = {
  circle: html`<circle r="12" class="sign-plan"/>`,
  square: html`<rect x="-11.5" y="-11.5" width="23" height="23" class="sign-proposed"/>`,
  diamond: html`<path d="M0 -15 L15 0 L0 15 L-15 0 Z" class="sign-staff"/>`,
}

/** The same signs before a word in a key. */
export const planSign = (sign: TradeOffSign, letter: string): Html =>
  html`<svg class="plan-sign" width="32" height="32" viewBox="-16 -16 32 32" aria-hidden="true" focusable="false"><g class="plan-point">${planSigns[sign]}<text y="5" class="plan-letter">${letter}</text></g></svg>`
