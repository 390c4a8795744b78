import { html } from 'hono/html'
import type { User } from '../../../shared/access/user.ts'
import type { NumberedRecord } from '../../../shared/storage/auditTrail.ts'
import { layout } from '../components/layout.ts'
import type { Html } from '../html.ts'
import type { View } from '../view.ts'
import { objectWords } from './objectWords.ts'
import { settingsNavigation } from '../pages/settings/settingsNavigation.ts'

export function trailView(
  view: View,
  records: readonly NumberedRecord[],
  { users, hasOlder }: { readonly users: readonly User[]; readonly hasOlder: boolean },
): Html {
  const { texts, formats } = view
  const { auditTable: table, ...words } = texts.access
  const nameOf = ({ user, roles }: NumberedRecord) => {
    if (user === undefined) return words.nobody
    const name = users.find(({ id }) => id === user)?.name ?? user
    return roles === undefined ? name : `${name} (${roles.map((role) => words.roleNames[role]).join(', ')})`
  }
  const last = records.at(-1)
  return layout(view, {
    title: texts.pages.audit,
    heading: texts.pages.audit,
    content: html`${settingsNavigation(view)}<div class="headline"><p class="sentence">${words.auditSentence(records.length, formats.whole(records.length))}</p><p class="under">${words.auditHint}</p></div>
${
  records.length === 0
    ? ''
    : html`<div class="table-scroll" role="region" tabindex="0" aria-label="${texts.charts.region(words.auditCaption)}"><table><caption class="visually-hidden">${words.auditCaption}</caption>
<thead><tr><th scope="col">${table.at}</th><th scope="col">${table.who}</th><th scope="col">${table.what}</th><th scope="col">${table.object}</th><th scope="col">${table.filter}</th><th scope="col">${table.result}</th><th scope="col">${table.network}</th></tr></thead>
<tbody>${records.map(
        (
          record,
        ) => html`<tr><th scope="row">${formats.moment(record.at)}</th><td>${nameOf(record)}</td><td>${words.actions[record.action]}</td><td>${objectWords(view, record.object)}</td>
<td>${Object.entries(record.filter ?? {})
          .map(([key, value]) => `${key}: ${value}`)
          .join(' · ')}</td><td>${resultOf(record)}</td><td>${record.network ?? ''}</td></tr>`,
      )}</tbody></table></div>`
}
${hasOlder && last !== undefined ? html`<p class="screen-only"><a href="/settings/audit?before=${last.number}">${words.older}</a></p>` : ''}`,
  })

  function resultOf({ action, result }: NumberedRecord): string {
    if (action === 'refused' || action === 'sign_in_refused') return words.refusedResult
    if (result === undefined || result < 400) return words.done
    return result < 500 ? words.refusedResult : words.failedResult
  }
}
