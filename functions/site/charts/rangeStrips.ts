/** Estimates beside each other on one scale: a dot in the middle, a line as wide as the range, and a mark at zero. */
import { html } from 'hono/html'
import type { Html } from '../html.ts'
import { pageScale, type Scale } from './scale.ts'

export type RangeStrip = { readonly label: string; readonly words: string; readonly value: number; readonly low: number; readonly high: number }

export const rangeHeight = 26
const height = rangeHeight
const middle = height / 2

/** The marks of each strip, all on one scale. */
export function rangeMarks(strips: readonly RangeStrip[], scale: Scale): readonly Html[] {
  const lowest = Math.min(0, ...strips.map(({ low }) => low))
  const width = (Math.max(1, ...strips.map(({ high }) => high)) - lowest) * 1.04
  const at = (value: number) => scale.x(value - lowest, width)
  return strips.map(
    ({
      value,
      low,
      high,
    }) => html`<line x1="0" x2="${scale.x(1, 1)}" y1="${middle}" y2="${middle}" class="gridline"/><line x1="${at(0)}" x2="${at(0)}" y1="2" y2="${height - 2}" class="baseline"/>
<line x1="${at(low)}" x2="${at(high)}" y1="${middle}" y2="${middle}" class="wait-range"/><circle cx="${at(value)}" cy="${middle}" r="6" class="wait-dot"/>`,
  )
}

export function rangeStrips(strips: readonly RangeStrip[]): Html {
  const marks = rangeMarks(strips, pageScale)
  return html`<ol class="ladder strips">${strips.map(
    ({ label, words }, place) => html`<li class="rung"><span class="rung-label">${label}</span> <span class="rung-value">${words}</span>
<svg class="bar" width="100%" height="${height}" aria-hidden="true" focusable="false">${marks[place] ?? ''}</svg></li>`,
  )}</ol>`
}
