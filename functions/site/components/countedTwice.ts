/** That people may be counted twice, at most how many, and what to do about it: where lists of old days came one by one. */
import { html } from 'hono/html'
import type { Figures } from '../../../shared/metrics/figures.ts'
import { mayFollow } from '../access/rolesFor.ts'
import type { Html } from '../html.ts'
import { linkTo, notNarrowed, type View } from '../view.ts'

export function countedTwiceNotice(view: View, figures: Figures): Html | '' {
  const words = view.texts.countedTwice
  const sentences = countedTwiceSentences(view, figures)
  if (sentences.length === 0) return ''
  const link = mayFollow(view, '/data/imports') ? html` <a class="screen-only" href="${linkTo(view, '/data/imports', notNarrowed)}">${words.link}</a>` : ''
  return html`<aside class="notice warning" aria-labelledby="counted-twice-title"><h2 id="counted-twice-title">${words.title}</h2>
<p>${sentences.join(' ')}</p><p>${words.cure}${link}</p></aside>`
}

/** The same for what stands above a table in a file. */
export const countedTwiceRows = (view: View, figures: Figures): readonly (readonly [label: string, value: string])[] =>
  countedTwiceSentences(view, figures).map((sentence) => [view.texts.countedTwice.title, sentence] as const)

function countedTwiceSentences({ texts, formats }: View, { metrics: { counted_twice_at_most: most } }: Figures): readonly string[] {
  return most === undefined ? [] : [texts.countedTwice.why, texts.countedTwice.most(most, formats.whole(most))]
}
