/** What was heard on a day, in a box of 16: full, half, hatched and crossed, a bar, a question mark; told apart without any colour. */
import { html } from 'hono/html'
import type { SlotState } from '../../../shared/metrics/coverage/slotStates.ts'
import type { Html } from '../html.ts'
import { fillOf } from './patterns.ts'

export function dayMark(state: SlotState): Html | '' {
  const box = html`<rect x="1" y="1" width="14" height="14" class="mark-box"/>`
  const inside: Readonly<Record<SlotState, Html | ''>> = {
    covered: html`<rect x="1" y="1" width="14" height="14" class="mark-full"/>`,
    partial: html`${box}<path d="M1 15V1h14z" class="mark-full"/>`,
    silent: html`<rect x="1" y="1" width="14" height="14" fill="${fillOf('not_measured')}"/><path d="M3 3l10 10M13 3L3 13" class="mark-line"/>`,
    closure: html`${box}<path d="M3 8h10" class="mark-line"/>`,
    unknown: html`${box}<text x="8" y="12.5" class="mark-text">?</text>`,
    ahead: '',
  }
  return inside[state]
}
