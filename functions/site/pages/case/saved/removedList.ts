import { html } from 'hono/html'
import type { RemovedCase } from '../../../../../shared/storage/decided/caseStore.ts'
import { maySend } from '../../../access/rolesFor.ts'
import type { Html } from '../../../html.ts'
import { lineName, linkTo, notNarrowed, type View } from '../../../view.ts'
import { dayOf } from './savedList.ts'

/** What was removed and can still come back: for whoever finds out later than on the page right after it. */
export function removedList(view: View, removed: readonly RemovedCase[]): Html | '' {
  const own = removed.filter(({ saved }) => maySend(view, `/case/${saved.id}/restore`))
  if (own.length === 0) return ''
  const words = view.texts.case.saved
  const rows = own.map(({ saved: { id, name, answer }, until }) => {
    const action = linkTo(view, `/case/${id}/restore`, notNarrowed)
    return html`<li><form method="post" action="${action}" class="in-row"><strong>${name}</strong> (${words.removedUntil(lineName(view, answer.request.line), dayOf(view, until))}) <button type="submit" class="quiet">${words.putBack}<span class="visually-hidden">: ${name}</span></button></form></li>`
  })
  return html`<details class="screen-only" id="removed"><summary>${words.removedTitle(view.formats.whole(own.length))}</summary><ul class="bulleted">${rows}</ul></details>`
}
