import { html } from 'hono/html'
import { layout } from '../../components/layout.ts'
import type { Html } from '../../html.ts'
import { linkTo, notNarrowed, type View } from '../../view.ts'

export type DataPageParts = {
  readonly heading: string
  readonly sentence: string
  readonly under?: readonly string[]
  readonly content: Html
  readonly hasError?: boolean
  readonly said?: string | undefined
  /** Where one comes from; absent on the first page of the family. */
  readonly back?: { readonly path: string; readonly words: string }
}

/** The frame of a page about the data: the way back, one sentence, what was just done, and the rest. */
export function dataPage(view: View, { heading, sentence, under = [], content, hasError = false, said, back }: DataPageParts): Html {
  const words = new Map<string, string>(Object.entries(view.texts.coverage.said)).get(said ?? '')
  return layout(view, {
    title: heading,
    heading,
    hasError,
    content: html`${back === undefined ? '' : html`<p class="back"><a href="${linkTo(view, back.path, notNarrowed)}">${back.words}</a></p>`}
${words === undefined ? '' : html`<p class="notice said" role="status">${words}</p>`}
<div class="headline"><p class="sentence">${sentence}</p>${under.map((note) => html`<p class="under">${note}</p>`)}</div>
${content}`,
  })
}

export const sourceName = ({ settings }: View, id: string): string => settings.sources.find((source) => source.id === id)?.name ?? id
