import { html } from 'hono/html'
import type { Settings } from '../../../shared/settings/settings.ts'
import { shownName } from '../access/shownName.ts'
import { maySend } from '../access/rolesFor.ts'
import type { Html } from '../html.ts'
import { type RecentChange, versionsLookedAt } from '../recentChanges.ts'
import { linkTo, notNarrowed, type View } from '../view.ts'

export type ChangesListParts = {
  readonly changes: readonly RecentChange[] | undefined
  /** The page that this list stands on. */
  readonly page: string
  readonly undo: (made: string) => string
  /** What an entry was, or became, in words; `list` is its place in the part. */
  readonly named: (settings: Settings, list: number, name: string) => string
}

/** The way back from the list itself: a link that asks for the last changes, and then each with one press. */
export function changesList(view: View, { changes, page, undo, named }: ChangesListParts): Html | '' {
  const words = view.texts.undo
  if (!maySend(view, undo('2'))) return ''
  if (changes === undefined) {
    const address = linkTo(view, page, notNarrowed)
    return html`<p class="apart screen-only"><a href="${address}${address.includes('?') ? '&' : '?'}changes=yes#changes">${words.lookBack}</a></p>`
  }
  const item = ({ made, before, after, touched, saved }: RecentChange) => {
    const said = touched.map(({ list, name, how }) => words.did[how](named(how === 'added' ? after : before, list, name))).join(' ')
    return html`<li><form method="post" action="${linkTo(view, undo(String(made)), notNarrowed)}" class="in-row">${said} ${saved === undefined ? '' : html`<span class="hint">${view.formats.moment(saved.at)} · ${shownName(view, saved.name ?? view.texts.erasure.somebodyGone)}</span> `}<button type="submit" class="quiet">${words.button}<span class="visually-hidden">: ${said}</span></button></form></li>`
  }
  return html`<section class="stacked apart screen-only" id="changes" aria-labelledby="changes-title"><h2 id="changes-title">${words.changesTitle}</h2><p class="hint">${words.changesHint(view.formats.whole(versionsLookedAt))}</p>
${changes.length === 0 ? html`<p>${words.noChanges}</p>` : html`<ul class="bulleted">${changes.map(item)}</ul>`}</section>`
}
