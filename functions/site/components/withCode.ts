import { html } from 'hono/html'
import type { Html } from '../html.ts'

/** What is typed or copied letter by letter stands between backticks in a sentence: shown apart, so that nobody doubts where it begins and ends. */
export const withCode = (sentence: string): Html => html`${sentence.split('`').map((piece, n) => (n % 2 === 1 ? html`<code>${piece}</code>` : piece))}`
