import { html } from 'hono/html'
import type { Html } from '../../html.ts'

export const termId = (term: string) => `term-${term}`
/** A word, a link to what it means where the report says so. */
export const termLink = (term: string | undefined, words: string): Html | string => (term === undefined ? words : html`<a href="#${termId(term)}">${words}</a>`)
