import { html } from 'hono/html'
import type { SourceId } from '../../../../../shared/contacts/identifiers.ts'
import { linesOfSource } from '../../../../../shared/settings/sourceLines.ts'
import { connecting } from '../../../../../shared/text/connecting/registry.ts'
import { stateTag } from '../../../components/stateTag.ts'
import type { Html } from '../../../html.ts'
import { lineName, linkTo, notNarrowed, type View } from '../../../view.ts'
import { setupNotice } from '../setupNotice.ts'
import { setupPage } from '../setupPage.ts'
import { type Delivered, sourceProgress } from '../sourceProgress.ts'
import { stateOfProgress } from '../taskList.ts'

export function sourcesView(view: View, delivered: ReadonlyMap<SourceId, Delivered>, said: string | undefined): Html {
  const words = view.texts.setup
  const { sources } = view.settings
  const to = (path: string) => linkTo(view, path, notNarrowed)
  return setupPage(view, {
    heading: words.sources.heading,
    sentence: sources.length === 0 ? words.sources.none : words.sources.sentence(sources.length),
    content: html`${setupNotice(view, said)}
<ul class="cards">${sources.map((source) => {
      const name = source.name ?? source.id
      const known = delivered.get(source.id)
      const progress = known && sourceProgress(known)
      return html`<li class="card"><h2><a href="${to(`/setup/sources/${source.id}`)}">${name}</a></h2>
<p class="kind-of">${connecting.get(source.provider)?.[view.language].title ?? source.provider}</p>
${progress === undefined ? '' : html`<p>${stateTag(stateOfProgress[progress], words.states[stateOfProgress[progress]])}</p>`}
<p>${words.sources.forLines(linesOfSource(source, view.settings).map((id) => lineName(view, id)))}</p>
<p class="links"><a href="${to(`/data/sources/${source.id}`)}">${words.sourcePage.toLog}<span class="visually-hidden"> ${name}</span></a></p></li>`
    })}</ul>
<p><a class="action" href="${to('/setup/sources/new')}">${words.sources.add}</a></p>`,
  })
}
