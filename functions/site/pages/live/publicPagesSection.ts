/** For each line: its page for callers, and the switch that says it cannot be reached for a while. */
import { html } from 'hono/html'
import { hasOneOf } from '../../../../shared/access/role.ts'
import type { Html } from '../../html.ts'
import { linkTo, notNarrowed, type View } from '../../view.ts'
import type { LiveLine } from './liveLine.ts'
import { lineTitle, whenOn } from './liveWords.ts'
import { lengths } from './unreachable.ts'

export function publicPagesSection(view: View, lines: readonly LiveLine[]): Html | '' {
  const words = view.texts.live.publicPages
  if (lines.length === 0) return ''
  return html`<section aria-labelledby="public-title" class="public-pages screen-only"><h2 id="public-title">${words.title}</h2><p class="summary">${words.explained}</p>
<ul class="cards">${lines.map((own) => html`<li class="card"><h3>${lineTitle(own)}</h3>${own.line.publicPage?.isOn === true ? pageOf(view, own) : noPage(view, own)}</li>`)}</ul></section>`
}

const mayChange = (view: View) => hasOneOf(view.who?.roles ?? [], ['admin', 'manager'])
const maySwitch = (view: View) => hasOneOf(view.who?.roles ?? [], ['manager', 'planner'])
const setUpAddress = (view: View, { line }: LiveLine) => linkTo(view, `/setup/lines/${line.id}/public`, notNarrowed)

function noPage(view: View, own: LiveLine): Html {
  const words = view.texts.live.publicPages
  return html`<p>${words.off}</p>${mayChange(view) ? html`<p class="links"><a href="${setUpAddress(view, own)}">${words.setUp}<span class="visually-hidden"> ${lineTitle(own)}</span></a></p>` : ''}`
}

function pageOf(view: View, own: LiveLine): Html {
  const words = view.texts.live.publicPages
  const { id } = own.line
  const hidden = html`<span class="visually-hidden"> ${lineTitle(own)}</span>`
  const address = linkTo(view, `/live/${id}/unreachable`, notNarrowed)
  const form = !maySwitch(view)
    ? ''
    : own.unreachable === undefined
      ? html`<form method="post" action="${address}" class="row"><p class="field"><label for="length-${id}">${words.howLong(lineTitle(own))}</label><select id="length-${id}" name="length">${lengths.map((length) => html`<option value="${length}">${words.lengths[length]}</option>`)}</select></p><p><button type="submit" class="quiet">${words.switchOff}${hidden}</button></p></form>`
      : html`<form method="post" action="${address}"><input type="hidden" name="length" value="over"><p><button type="submit">${words.switchOn}${hidden}</button></p></form>`
  return html`<p>${own.unreachable === undefined ? words.isReachable : words.isUnreachable(whenOn(view, own, own.unreachable))}</p>${form}
<p class="links"><a href="/s/${id}?lang=${view.language}">${words.open}${hidden}</a>${mayChange(view) ? html` <a href="${setUpAddress(view, own)}">${words.change}${hidden}</a>` : ''}</p>`
}
