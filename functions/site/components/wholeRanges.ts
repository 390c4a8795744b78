import { html } from 'hono/html'
import type { Html } from '../html.ts'

/**
 * A sentence whose ranges ("13–15 uur", "(210–390)") never break over two lines: not at their dash, nor before what belongs to them;
 * and whose dates in figures ("4-5-2026", "2026-q1") do not break at a hyphen. What somebody typed may be of any length: of that only so much as fits a telephone.
 */
export const wholeRanges = (sentence: string): Html =>
  html`${sentence.split(/([^ ]*[^\s–]–[^\s–][^ ]*|\d[\d:.]{0,7}-[\da-z][\da-z:-]{0,15})/iu).map((part, place) => (place % 2 === 1 ? html`<span class="unbroken">${part}</span>` : part))}`
