import { html } from 'hono/html'
import { layout } from '../../components/layout.ts'
import type { Html } from '../../html.ts'
import { linkTo, notNarrowed, type View } from '../../view.ts'

export type SetupPageParts = {
  readonly heading: string
  /** One plain sentence that says what this page is for or how things stand. */
  readonly sentence: string
  readonly content: Html
  readonly hasError?: boolean
  /** Where one comes from; absent: the task list. */
  readonly back?: { readonly path: string; readonly words: string }
}

/** A page under the task list: the way back, a sentence, and the rest. */
export function setupPage(view: View, { heading, sentence, content, hasError = false, back }: SetupPageParts): Html {
  const to = back ?? { path: '/setup', words: view.texts.setup.toTasks }
  return layout(view, {
    title: heading,
    heading,
    hasError,
    content: html`<p class="back"><a href="${linkTo(view, to.path, notNarrowed)}">${to.words}</a></p>
<div class="headline"><p class="sentence">${sentence}</p></div>
${content}`,
  })
}
