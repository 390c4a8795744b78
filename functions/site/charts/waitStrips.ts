/** Waits as a strip per daypart: a dot where half were answered, a tick where 9 in 10 were, a diamond where half would give up. */
import { html } from 'hono/html'
import type { Printer } from '../components/dataTable.ts'
import type { Html } from '../html.ts'
import { pageScale, type Scale } from './scale.ts'

export type WaitStrip = {
  readonly label: string
  readonly medianSeconds: number | null
  readonly p90Seconds: number | null
  readonly giveUpSeconds: number | null
}

export const stripHeight = 26
const height = stripHeight
const middle = height / 2

export function waitStrips(strips: readonly WaitStrip[], { texts, formats }: Printer): Html {
  const longest = longestOf(strips)
  const own = texts.availability
  return html`<ul class="key wait-key"><li>${sign('dot')} ${own.waitsMedian}</li><li>${sign('tick')} ${own.waitsP90}</li><li>${sign('diamond')} ${own.waitsGiveUp}</li></ul>
<ol class="ladder strips">${strips.map(
    (strip) => html`<li class="rung"><span class="rung-label">${strip.label}</span> <span class="rung-value">${stripWords(strip, { texts, formats })}</span>
<svg class="bar" width="100%" height="${height}" aria-hidden="true" focusable="false">${stripMarks(strip, longest, pageScale)}</svg></li>`,
  )}</ol>`
}

/** What every strip is drawn against: a little more than the longest wait of all. */
export const longestOf = (strips: readonly WaitStrip[]): number =>
  Math.max(1, ...strips.flatMap(({ medianSeconds, p90Seconds, giveUpSeconds }) => [medianSeconds ?? 0, p90Seconds ?? 0, giveUpSeconds ?? 0])) * 1.04

export function stripMarks({ medianSeconds, p90Seconds, giveUpSeconds }: WaitStrip, longest: number, scale: Scale): Html {
  const at = (seconds: number) => scale.x(seconds, longest)
  return html`<line x1="0" x2="${scale.x(1, 1)}" y1="${middle}" y2="${middle}" class="gridline"/>
${medianSeconds === null || p90Seconds === null ? '' : html`<line x1="${at(medianSeconds)}" x2="${at(p90Seconds)}" y1="${middle}" y2="${middle}" class="wait-range"/>`}
${p90Seconds === null ? '' : html`<line x1="${at(p90Seconds)}" x2="${at(p90Seconds)}" y1="${middle - 8}" y2="${middle + 8}" class="wait-tick"/>`}
${medianSeconds === null ? '' : html`<circle cx="${at(medianSeconds)}" cy="${middle}" r="6" class="wait-dot"/>`}
${giveUpSeconds === null ? '' : scale.placed(at(giveUpSeconds), middle, '', html`<path d="M0 -7 L7 0 L0 7 L-7 0 Z" class="wait-diamond"/>`)}`
}

export function stripWords({ medianSeconds, p90Seconds, giveUpSeconds }: WaitStrip, { texts, formats }: Printer): string {
  const own = texts.availability
  const said = [
    medianSeconds === null ? undefined : `${own.waitsMedian}: ${formats.length(medianSeconds)}`,
    p90Seconds === null ? undefined : `${own.waitsP90}: ${formats.length(p90Seconds)}`,
    giveUpSeconds === null ? undefined : `${own.waitsGiveUp}: ${formats.length(giveUpSeconds)}`,
  ].filter((part) => part !== undefined)
  return said.length === 0 ? texts.states.unknown : said.join(' · ')
}

/** The three signs of a strip, 16 by 16. */
export type StripSign = 'dot' | 'tick' | 'diamond'
export function stripSign(kind: StripSign): Html {
  return kind === 'dot'
    ? html`<circle cx="8" cy="8" r="6" class="wait-dot"/>`
    : kind === 'tick'
      ? html`<line x1="8" x2="8" y1="0" y2="16" class="wait-tick"/>`
      : html`<path d="M8 1 L15 8 L8 15 L1 8 Z" class="wait-diamond"/>`
}
const sign = (kind: StripSign): Html => html`<svg class="swatch" width="16" height="16" aria-hidden="true" focusable="false">${stripSign(kind)}</svg>`
