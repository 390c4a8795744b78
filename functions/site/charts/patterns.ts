/**
 * Fills that keep their meaning in grey print and for every kind of sight. Defined once a page; shapes name them in `fill`.
 * reached plain, reached later upright lines, missed while open diagonal, tried while closed and never reached solid, short dots,
 * not measured a cross-hatch.
 */
import { html } from 'hono/html'
import type { Html } from '../html.ts'

export type Fill = 'reached' | 'later' | 'never' | 'missed_open' | 'missed_closed' | 'short' | 'still_open' | 'neutral' | 'not_measured'

export const fillOf = (fill: Fill) => `url(#fill-${fill})`

const solid = (fill: Fill) =>
  html`<pattern id="fill-${fill}" width="8" height="8" patternUnits="userSpaceOnUse"><rect width="8" height="8" class="ink-${fill}"/></pattern>`

export const patternDefinitions = (): Html => html`<svg class="patterns" width="0" height="0" aria-hidden="true" focusable="false">${patternsOfFills()}</svg>`

/** The patterns themselves; a drawing that stands alone carries them with it. */
export const patternsOfFills = (): Html => html`<defs>
${(['reached', 'never', 'missed_closed', 'neutral'] as const).map(solid)}
<pattern id="fill-later" width="6" height="6" patternUnits="userSpaceOnUse"><rect width="6" height="6" class="ink-paper"/><rect width="3" height="6" class="ink-reached"/></pattern>
<pattern id="fill-missed_open" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="8" height="8" class="ink-missed_open"/><rect width="2" height="8" class="ink-paper"/></pattern>
<pattern id="fill-short" width="6" height="6" patternUnits="userSpaceOnUse"><rect width="6" height="6" class="ink-paper"/><circle cx="3" cy="3" r="1.3" class="ink-short"/></pattern>
<pattern id="fill-still_open" width="6" height="6" patternUnits="userSpaceOnUse"><rect width="6" height="6" class="ink-paper"/><circle cx="3" cy="3" r="1.3" class="ink-short"/></pattern>
<pattern id="fill-not_measured" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="7" height="7" class="ink-gap"/><rect width="1.6" height="7" class="ink-hatch"/></pattern>
</defs>`

/** The little square before a word in a key. */
const swatch = (fill: Fill): Html =>
  html`<svg class="swatch" width="16" height="16" aria-hidden="true" focusable="false"><rect x="0.5" y="0.5" width="15" height="15" fill="${fillOf(fill)}" class="edge-${fill}"/></svg>`

export const chartKey = (entries: readonly (readonly [Fill, string])[]): Html =>
  html`<ul class="key">${entries.map(([fill, label]) => html`<li>${swatch(fill)} ${label}</li>`)}</ul>`
