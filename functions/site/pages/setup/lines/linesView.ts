import { html } from 'hono/html'
import type { Html } from '../../../html.ts'
import { linkTo, notNarrowed, type View } from '../../../view.ts'
import { setupNotice } from '../setupNotice.ts'
import { setupPage } from '../setupPage.ts'

export function linesView(view: View, said: string | undefined): Html {
  const words = view.texts.setup
  const { lines } = view.settings
  const to = (path: string) => linkTo(view, path, notNarrowed)
  return setupPage(view, {
    heading: words.lines.heading,
    sentence: lines.length === 0 ? words.lines.none : words.lines.sentence(lines.length),
    content: html`${setupNotice(view, said)}
<ul class="cards">${lines.map(
      (line) => html`<li class="card"><h2>${line.name}</h2>
<p class="kind-of">${view.texts.filters[line.channel]}${line.purpose === undefined ? '' : html` · ${line.purpose}`}</p>
<dl class="pairs"><dt>${words.lines.publicName}</dt><dd>${line.publicName ?? line.name}</dd>
<dt>${words.lines.closed}</dt><dd>${words.lineForm.closedOf[line.closedRecorded].label}</dd>
<dt>${words.lines.hours}</dt><dd>${line.hours.length === 0 ? words.lines.noHours : words.lines.hasHours}</dd>
<dt>${words.lines.id}</dt><dd><code>${line.id}</code></dd></dl>
<p class="links"><a href="${to(`/setup/lines/${line.id}`)}">${words.lines.change}<span class="visually-hidden"> ${line.name}</span></a>
<a href="${to(`/setup/lines/${line.id}/hours`)}">${words.lines.toHours}<span class="visually-hidden"> ${line.name}</span></a>
<a href="${to(`/setup/lines/${line.id}/public`)}">${view.texts.live.form.toPage}<span class="visually-hidden"> ${line.name}</span></a></p></li>`,
    )}</ul>
<p><a class="action" href="${to('/setup/lines/new')}">${words.lines.add}</a></p>`,
  })
}
