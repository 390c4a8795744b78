/** From attempts to people never reached, on one scale. Counts are solid; estimates lighter, with their range as a whisker. */
import { html } from 'hono/html'
import type { MaybeEstimate } from '../../../shared/contacts/estimate.ts'
import { printedEstimate } from '../../../shared/metrics/registry.ts'
import type { Printer } from '../components/dataTable.ts'
import type { Html } from '../html.ts'
import { type Fill, fillOf } from './patterns.ts'
import type { LadderRow } from './picture.ts'
import { pageScale, type Scale } from './scale.ts'

export type Rung = {
  readonly key: string
  readonly label: string
  readonly value: MaybeEstimate
  readonly fill: Fill
  readonly link: string
  /** No more is printed, however it is rounded. */
  readonly most?: number
  /** A part of the rung above it. */
  readonly isPart?: boolean
  readonly note?: string
}

export const barHeight = 22

/** The same rungs as a drawing of its own takes them. */
export const ladderRows = (rungs: readonly Rung[], { texts, formats }: Printer): readonly LadderRow[] =>
  rungs.map(({ label, value, most, fill, isPart = false, note }) => {
    const estimate = printedEstimate(value, most)
    return {
      label,
      fill,
      isPart,
      shown: estimate === null ? texts.states.unknown : formats.estimate(estimate),
      ...(estimate === null ? { isUnknown: true } : { value: estimate.value }),
      ...(estimate !== null && !estimate.exact && { low: estimate.low, high: estimate.high }),
      ...(note !== undefined && { note }),
    }
  })

/** @param partsTitle stands above the rungs that are parts of the one before them */
export function ladder(rungs: readonly Rung[], { texts, formats }: Printer, partsTitle?: string): Html {
  const printed = rungs.map((rung) => ({ rung, estimate: printedEstimate(rung.value, rung.most) }))
  const largest = Math.max(1, ...printed.map(({ estimate }) => estimate?.high ?? 0))
  return html`<ol class="ladder">${printed.map(({ rung, estimate }, index) => {
    const value = estimate === null ? texts.states.unknown : formats.estimate(estimate)
    const isFirstPart = rung.isPart === true && rungs[index - 1]?.isPart !== true
    return html`${isFirstPart && partsTitle !== undefined ? html`<li class="rung-group">${partsTitle}</li>` : ''}<li class="rung">
<span class="rung-label"><a href="${rung.link}">${rung.label}</a></span> <span class="rung-value">${value}</span>
<svg class="bar" width="100%" height="${barHeight}" aria-hidden="true" focusable="false">${estimate === null ? unknownBar(pageScale) : ladderBar({ ...estimate, largest, fill: rung.fill }, pageScale)}</svg>
${rung.note === undefined ? '' : html`<span class="note">${rung.note}</span>`}</li>`
  })}</ol>`
}

export const unknownBar = (scale: Scale): Html => html`<rect x="0" y="2" width="${scale.x(1, 1)}" height="${barHeight - 4}" fill="${fillOf('not_measured')}"/>`

export type Bar = {
  readonly value: number
  readonly low: number
  readonly high: number
  readonly exact: boolean
  readonly largest: number
  readonly fill: Fill
}

export function ladderBar({ fill, exact, largest, ...estimate }: Bar, scale: Scale): Html {
  const [value, low, high] = [estimate.value, estimate.low, estimate.high].map((length) => scale.x(length, largest))
  const middle = barHeight / 2
  const whisker = exact
    ? ''
    : html`<g class="whisker"><line x1="${low}" x2="${high}" y1="${middle}" y2="${middle}"/><line x1="${low}" x2="${low}" y1="${middle - 5}" y2="${middle + 5}"/><line x1="${high}" x2="${high}" y1="${middle - 5}" y2="${middle + 5}"/></g>`
  return html`<rect x="0" y="2" width="${value}" height="${barHeight - 4}" fill="${fillOf(fill)}" class="${exact ? 'counted' : 'estimated'} edge-${fill}"/>${whisker}`
}
