import { html } from 'hono/html'
import { mayFollow } from '../../access/rolesFor.ts'
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
  const toTasks = { path: '/setup', words: view.texts.setup.toTasks }
  // From everywhere it is one click to what comes next.
  const ways = back === undefined || !mayFollow(view, back.path) ? [toTasks] : [back, toTasks]
  return layout(view, {
    title: heading,
    heading,
    hasError,
    content: html`<ul class="back">${ways.map(({ path, words }) => html`<li><a href="${linkTo(view, path, notNarrowed)}">${words}</a></li>`)}</ul>
<div class="headline"><p class="sentence">${sentence}</p></div>
${content}`,
  })
}
