import { html } from 'hono/html'
import type { Html } from '../html.ts'

const range = /[^\s–]–[^\s–]/u
const inFigures = /(\d[\d:.]{0,7}-[\da-z][\da-z:-]{0,15})/iu

/**
 * A sentence whose ranges ("13–15 uur", "(210–390)") never break over two lines: not at their dash, nor before what belongs to them;
 * and whose dates in figures ("4-5-2026", "2026-q1") do not break at a hyphen. What somebody typed may be of any length: of that only so much as fits a telephone.
 * Word by word, so that it takes no longer than there is to read.
 */
export const wholeRanges = (sentence: string): Html =>
  html`${sentence.split(/( +)/u).flatMap((word) => (range.test(word) ? [unbroken(word)] : word.split(inFigures).map((part, place) => (place % 2 === 1 ? unbroken(part) : part))))}`

const unbroken = (part: string): Html => html`<span class="unbroken">${part}</span>`
