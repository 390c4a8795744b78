import { html } from 'hono/html'
import type { Html } from '../html.ts'

export type StateShape = 'not_started' | 'busy' | 'waiting' | 'done' | 'problem'

/** A state in words with a shape of its own beside it; colour says nothing that these two do not say. */
export function stateTag(state: StateShape, words: string): Html {
  return html`<span class="state state-${state}"><svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" focusable="false">${shapes[state]}</svg> ${words}</span>`
}

/** Empty ring, half ring, three dots, tick in a full ring, triangle. */
const shapes: Readonly<Record<StateShape, Html>> = {
  not_started: html`<circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-width="2"/>`,
  busy: html`<circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-width="2"/><path d="M8 2a6 6 0 0 1 0 12z" fill="currentColor"/>`,
  waiting: html`<circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-width="2" stroke-dasharray="2 2"/><circle cx="8" cy="8" r="2" fill="currentColor"/>`,
  done: html`<circle cx="8" cy="8" r="7" fill="currentColor"/><path d="M4.5 8.2 7 10.7l4.5-5" fill="none" stroke="var(--page)" stroke-width="2"/>`,
  problem: html`<path d="M8 1 15.5 15H.5z" fill="currentColor"/><path d="M8 6v4.5M8 12v1.5" stroke="var(--page)" stroke-width="1.75"/>`,
}
