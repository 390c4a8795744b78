import { html } from 'hono/html'
import type { Html } from '../../html.ts'

export type Prose = { readonly id: string; readonly title: string; readonly text: readonly string[] }

/** Something to read: a title and its paragraphs, each under an address of its own. */
export const proseSections = (sections: readonly Prose[]): readonly Html[] =>
  sections.map(
    ({ id, title, text }) =>
      html`<section aria-labelledby="${id}" class="prose"><h2 id="${id}">${title}</h2>${text.map((paragraph) => html`<p>${paragraph}</p>`)}</section>`,
  )
