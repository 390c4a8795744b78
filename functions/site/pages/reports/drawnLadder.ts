/** Bars on one scale, as they were frozen: counts solid, estimates lighter with their range as a whisker. What is not shown has no bar. */
import { html } from 'hono/html'
import type { RungDrawn } from '../../../../shared/reports/reportDocument.ts'
import { percentOf } from '../../charts/axis.ts'
import { fillOf } from '../../charts/patterns.ts'
import type { Html } from '../../html.ts'
import { termLink } from './termLink.ts'

const barHeight = 20
const middle = barHeight / 2

export function drawnLadder(rungs: readonly RungDrawn[], partsTitle: string | undefined): Html {
  const largest = Math.max(1, ...rungs.map(({ high, value }) => high ?? value ?? 0))
  return html`<ol class="ladder">${rungs.map((rung, index) => {
    const isFirstPart = rung.isPart && rungs[index - 1]?.isPart !== true
    return html`${isFirstPart && partsTitle !== undefined ? html`<li class="rung-group">${partsTitle}</li>` : ''}<li class="rung">
<span class="rung-label">${termLink(rung.term, rung.label)}</span> <span class="rung-value">${rung.shown}</span>
<svg class="bar" width="100%" height="${barHeight}" aria-hidden="true" focusable="false">${rung.value === undefined ? '' : bar(rung, rung.value, largest)}</svg></li>`
  })}</ol>`
}

function bar({ fill, low, high }: RungDrawn, value: number, largest: number): Html {
  const [length, from, to] = [value, low ?? value, high ?? value].map((own) => percentOf(own, largest))
  const isExact = low === undefined || high === undefined
  const whisker = isExact
    ? ''
    : html`<g class="whisker"><line x1="${from}" x2="${to}" y1="${middle}" y2="${middle}"/><line x1="${from}" x2="${from}" y1="${middle - 5}" y2="${middle + 5}"/><line x1="${to}" x2="${to}" y1="${middle - 5}" y2="${middle + 5}"/></g>`
  return html`<rect x="0" y="2" width="${length}" height="${barHeight - 4}" fill="${fillOf(fill)}" class="${isExact ? 'counted' : 'estimated'} edge-${fill}"/>${whisker}`
}
