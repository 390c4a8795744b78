/** Waits as a strip per daypart: a dot where half were answered, a tick where 9 in 10 were, a diamond where half would give up. */
import { html } from 'hono/html'
import type { Printer } from '../components/dataTable.ts'
import type { Html } from '../html.ts'
import { percentOf } from './axis.ts'

export type WaitStrip = {
  readonly label: string
  readonly medianSeconds: number | null
  readonly p90Seconds: number | null
  readonly giveUpSeconds: number | null
}

const height = 26
const middle = height / 2

export function waitStrips(strips: readonly WaitStrip[], { texts, formats }: Printer): Html {
  const longest =
    Math.max(1, ...strips.flatMap(({ medianSeconds, p90Seconds, giveUpSeconds }) => [medianSeconds ?? 0, p90Seconds ?? 0, giveUpSeconds ?? 0])) * 1.04
  const own = texts.availability
  return html`<ul class="key wait-key"><li>${sign('dot')} ${own.waitsMedian}</li><li>${sign('tick')} ${own.waitsP90}</li><li>${sign('diamond')} ${own.waitsGiveUp}</li></ul>
<ol class="ladder strips">${strips.map(
    (strip) => html`<li class="rung"><span class="rung-label">${strip.label}</span> <span class="rung-value">${wordsOf(strip)}</span>
<svg class="bar" width="100%" height="${height}" aria-hidden="true" focusable="false">
<line x1="0" x2="100%" y1="${middle}" y2="${middle}" class="gridline"/>
${strip.medianSeconds === null || strip.p90Seconds === null ? '' : html`<line x1="${at(strip.medianSeconds)}" x2="${at(strip.p90Seconds)}" y1="${middle}" y2="${middle}" class="wait-range"/>`}
${strip.p90Seconds === null ? '' : html`<line x1="${at(strip.p90Seconds)}" x2="${at(strip.p90Seconds)}" y1="${middle - 8}" y2="${middle + 8}" class="wait-tick"/>`}
${strip.medianSeconds === null ? '' : html`<circle cx="${at(strip.medianSeconds)}" cy="${middle}" r="6" class="wait-dot"/>`}
${strip.giveUpSeconds === null ? '' : html`<svg x="${at(strip.giveUpSeconds)}" y="${middle}" overflow="visible"><path d="M0 -7 L7 0 L0 7 L-7 0 Z" class="wait-diamond"/></svg>`}
</svg></li>`,
  )}</ol>`

  function at(seconds: number): string {
    return percentOf(seconds, longest)
  }
  function wordsOf({ medianSeconds, p90Seconds, giveUpSeconds }: WaitStrip): string {
    const said = [
      medianSeconds === null ? undefined : `${own.waitsMedian} ${formats.length(medianSeconds)}`,
      p90Seconds === null ? undefined : `${own.waitsP90} ${formats.length(p90Seconds)}`,
      giveUpSeconds === null ? undefined : `${own.waitsGiveUp} ${formats.length(giveUpSeconds)}`,
    ].filter((part) => part !== undefined)
    return said.length === 0 ? texts.states.unknown : said.join(' · ')
  }
}

const sign = (kind: 'dot' | 'tick' | 'diamond'): Html => {
  const shape =
    kind === 'dot'
      ? html`<circle cx="8" cy="8" r="6" class="wait-dot"/>`
      : kind === 'tick'
        ? html`<line x1="8" x2="8" y1="0" y2="16" class="wait-tick"/>`
        : html`<path d="M8 1 L15 8 L8 15 L1 8 Z" class="wait-diamond"/>`
  return html`<svg class="swatch" width="16" height="16" aria-hidden="true" focusable="false">${shape}</svg>`
}
