import { html } from 'hono/html'
import { doneNotice, type Told } from '../../components/doneNotice.ts'
import { layout } from '../../components/layout.ts'
import type { Html } from '../../html.ts'
import { undoPath } from '../../undoPath.ts'
import { linkTo, notNarrowed, type View } from '../../view.ts'

export type DataPageParts = {
  readonly heading: string
  readonly sentence: string
  readonly under?: readonly string[]
  readonly content: Html
  readonly hasError?: boolean
  /** What was just done. */
  readonly told?: Told | undefined
  /** Where one comes from; absent on the first page of the family. */
  readonly back?: { readonly path: string; readonly words: string }
}

/** The frame of a page about the data: the way back, one sentence, what was just done, and the rest. */
export function dataPage(view: View, { heading, sentence, under = [], content, hasError = false, told, back }: DataPageParts): Html {
  return layout(view, {
    title: heading,
    heading,
    hasError,
    content: html`${back === undefined ? '' : html`<p class="back"><a href="${linkTo(view, back.path, notNarrowed)}">${back.words}</a></p>`}
${told === undefined ? '' : doneNotice(view, told, view.texts.coverage.said, (made) => ({ path: told.said?.startsWith('marker') === true ? undoPath.markers(made) : undoPath.gaps(made) }))}
<div class="headline"><p class="sentence">${sentence}</p>${under.map((note) => html`<p class="under">${note}</p>`)}</div>
${content}`,
  })
}

export const sourceName = ({ settings }: View, id: string): string => settings.sources.find((source) => source.id === id)?.name ?? id
