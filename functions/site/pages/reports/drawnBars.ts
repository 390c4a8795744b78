/** Bars over time as they were frozen; a bar is as high as the number that is shown, and where none is shown there is no bar. */
import { html } from 'hono/html'
import type { BarsDrawn } from '../../../../shared/reports/reportDocument.ts'
import { axisSteps, percentOf, valueAxis } from '../../charts/axis.ts'
import { chartKey, fillOf } from '../../charts/patterns.ts'
import type { Html } from '../../html.ts'

const height = 200
const top = 24
const bottom = 26
const floor = height - bottom
const smallestGap = 0.02
/** More labels than this would run into each other on a telephone. */
const mostLabels = 8

export type BarsWords = { readonly id: string; readonly title: string; readonly description: string; readonly marks: string }

export function drawnBars({ bars, fill, marks, missing }: BarsDrawn, words: BarsWords, whole: (value: number) => string): Html {
  const steps = axisSteps(Math.max(...bars.map(({ value }) => value ?? 0)))
  const { y, axisWidth, axis, gridlines } = valueAxis(steps, { top, floor }, whole)
  const x = (slots: number) => percentOf(slots, bars.length)
  const everyLabel = Math.max(1, Math.ceil(bars.length / mostLabels))
  const column = ({ value, measured, shown }: BarsDrawn['bars'][number], index: number) => {
    const band =
      1 - measured > smallestGap
        ? html`<rect x="${x(index + measured)}" y="${top}" width="${x(1 - measured)}" height="${floor - top}" fill="${fillOf('not_measured')}" class="gap-band"/>`
        : ''
    const bar =
      value === undefined
        ? ''
        : html`<rect x="${x(index + 0.14)}" y="${y(value)}" width="${x(0.72)}" height="${Math.max(0, Number((floor - y(value)).toFixed(2)))}" fill="${fillOf(fill)}" class="edge-${fill} estimated"/>`
    return html`${band}${bar}<text x="${x(index + 0.5)}" y="${y(value ?? 0) - 5}" class="bar-value ${bars.length > mostLabels && index % 2 === 1 ? 'minor' : ''}">${measured === 0 ? '' : shown}</text>`
  }
  return html`${missing === undefined ? '' : chartKey([['not_measured', missing]])}<div class="plot">
<svg class="axis" width="${axisWidth}" height="${height}" aria-hidden="true" focusable="false">${axis}</svg>
<svg class="bars" width="100%" height="${height}" role="img" aria-labelledby="${words.id}-svg-title ${words.id}-svg-desc">
<title id="${words.id}-svg-title">${words.title}</title><desc id="${words.id}-svg-desc">${words.description}</desc>
${gridlines('100%')}
${bars.map(column)}
${marks.map(({ at }, index) => html`<g class="mark"><line x1="${x(at)}" x2="${x(at)}" y1="${top - 6}" y2="${floor}"/><circle cx="${x(at)}" cy="${top - 13}" r="9" class="mark-disc"/><text x="${x(at)}" y="${top - 9}" class="mark-number">${index + 1}</text></g>`)}
${bars.map(({ label }, index) => (index % everyLabel === 0 ? html`<text x="${x(index + 0.5)}" y="${height - 8}" class="axis-label ${(index / everyLabel) % 2 === 1 ? 'minor' : ''}">${label}</text>` : ''))}
</svg></div>${marks.length === 0 ? '' : html`<ol class="marks" aria-label="${words.marks}">${marks.map(({ text }) => html`<li>${text}</li>`)}</ol>`}`
}
