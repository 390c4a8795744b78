import { html } from 'hono/html'
import type { Html } from '../html.ts'

/** A sentence whose ranges ("13–15 uur", "(210–390)") never break over two lines at their dash. */
export const wholeRanges = (sentence: string): Html =>
  html`${sentence.split(/(\S*[^\s–]–[^\s–]\S*)/u).map((part, place) => (place % 2 === 1 ? html`<span class="unbroken">${part}</span>` : part))}`
