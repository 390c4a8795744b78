import { html } from 'hono/html'
import type { Html } from '../../../html.ts'
import { linkTo, notNarrowed, type View } from '../../../view.ts'
import type { SourcePage } from './sourcePage.ts'

/** Whether what is sent arrives: through the same public door, and seen in the log before the answer is given. Without a secret nothing can. */
export function testSection(view: View, { source, delivered, test }: SourcePage): Html | '' {
  if (!delivered.hasSecret && test === undefined) return ''
  const words = view.texts.setup.test
  const outcome = new Map(Object.entries(words.outcomes)).get(test ?? '')
  return html`<section aria-labelledby="test"><h2 id="test">${words.title}</h2>
<p>${words.explained}</p>
${outcome === undefined ? '' : html`<p class="notice ${test === 'arrived' ? 'said' : 'warning'}" role="status">${outcome}</p>`}
<form method="post" action="${linkTo(view, `/setup/sources/${source.id}/test`, notNarrowed)}"><button type="submit">${words.send}</button></form>
<p class="note">${delivered.lastTestAt === undefined ? words.never : words.last(view.formats.moment(delivered.lastTestAt))}
${delivered.lastEventAt === undefined ? words.noEvent : words.lastEvent(view.formats.moment(delivered.lastEventAt))}</p></section>`
}
