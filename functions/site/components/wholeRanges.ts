import { html } from 'hono/html'
import type { Html } from '../html.ts'

/** A sentence whose ranges ("13–15 uur", "(210–390)") never break over two lines: not at their dash, nor before what belongs to them. */
export const wholeRanges = (sentence: string): Html =>
  html`${sentence.split(/([^ ]*[^\s–]–[^\s–][^ ]*)/u).map((part, place) => (place % 2 === 1 ? html`<span class="unbroken">${part}</span>` : part))}`
