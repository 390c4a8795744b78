import { html } from 'hono/html'
import { roles } from '../../../shared/access/role.ts'
import type { Session } from '../../../shared/access/session.ts'
import type { User } from '../../../shared/access/user.ts'
import { type Entered, errorSummary, fieldId, textField } from '../components/formFields.ts'
import { layout } from '../components/layout.ts'
import type { Html } from '../html.ts'
import type { View } from '../view.ts'
import { settingsNavigation } from '../pages/settings/settingsNavigation.ts'

export type PeopleParts = {
  readonly users: readonly User[]
  readonly sessions: readonly Session[]
  readonly entered: Entered
  readonly invited: User | undefined
  /** Who looks. */
  readonly own: string | undefined
}

export function peopleView(view: View, parts: PeopleParts): Html {
  const { texts, formats } = view
  const words = texts.access
  const { users, entered, invited } = parts
  return layout(view, {
    title: texts.pages.users,
    heading: texts.pages.users,
    hasError: entered.problems.length > 0,
    content: html`${settingsNavigation(view)}<div class="headline"><p class="sentence">${users.length === 0 ? words.usersNone : words.usersSentence(users.length, formats.whole(users.length))}</p><p class="under">${words.usersHint}</p></div>
${errorSummary(texts.forms.summary(entered.problems.length), entered)}
${invited === undefined ? '' : html`<p class="notice" role="status">${words.invited(invited.name)}</p>`}
${users.length === 0 ? '' : usersTable(view, parts)}
<section class="apart" aria-labelledby="invite-title"><h2 id="invite-title">${words.invite}</h2>
<form method="post" action="/settings/users" class="stacked form" novalidate>
${textField(entered, { name: 'email', label: words.email, hint: words.emailHint })}
${textField(entered, { name: 'name', label: words.name })}
${rolesField(view, { legend: words.rolesLabel, idStem: fieldId('roles'), held: entered.values('roles') })}
<p><button type="submit">${words.inviteButton}</button></p></form></section>`,
  })
}

function usersTable(view: View, { users, sessions, own }: PeopleParts): Html {
  const { texts, formats } = view
  const { table, ...words } = texts.access
  const row = (user: User): Html => {
    const open = sessions.filter((session) => session.user === user.id && session.revision === user.revision).length
    return html`<tr><th scope="row">${user.name}${user.id === own ? html` <span class="hint">(${words.you})</span>` : ''}</th><td>${user.email}</td>
<td>${user.roles.map((role) => words.roleNames[role]).join(', ')}</td><td>${user.identity === undefined ? words.neverSignedIn : formats.moment(user.invitedAt)}</td><td class="number">${formats.whole(open)}</td>
<td>${user.id === own ? html`<p class="hint">${words.onlyYou}</p>` : changeForms(view, user)}</td></tr>`
  }
  return html`<div class="table-scroll" role="region" tabindex="0" aria-label="${texts.charts.region(texts.pages.users)}"><table><caption class="visually-hidden">${texts.pages.users}</caption>
<thead><tr><th scope="col">${table.name}</th><th scope="col">${table.email}</th><th scope="col">${table.roles}</th><th scope="col">${table.since}</th><th scope="col" class="number">${table.sessions}</th><th scope="col">${table.change}</th></tr></thead>
<tbody>${users.map(row)}</tbody></table></div>`
}

function changeForms(view: View, user: User): Html {
  const words = view.texts.access
  const address = `/settings/users/${user.id}`
  const to = (name: string) => html`<span class="visually-hidden">: ${name}</span>`
  return html`<details><summary>${words.changeOf(user.name)}</summary>
<form method="post" action="${address}" class="stacked">${rolesField(view, { legend: words.rolesLabel, idStem: `roles-${user.id}`, held: user.roles })}<p><button type="submit">${words.saveRoles}</button></p></form>
<form method="post" action="${address}/sessions" class="stacked"><p><button type="submit" class="quiet">${words.endSessions}${to(user.name)}</button></p></form>
<form method="post" action="${address}/remove" class="stacked"><p><button type="submit" class="quiet">${words.remove}${to(user.name)}</button></p></form></details>`
}

function rolesField({ texts }: View, { legend, idStem, held }: { readonly legend: string; readonly idStem: string; readonly held: readonly string[] }): Html {
  const words = texts.access
  const id = (n: number) => (n === 0 ? idStem : `${idStem}-${n}`)
  const box = (role: string, n: number) =>
    held.includes(role)
      ? html`<input type="checkbox" id="${id(n)}" name="roles" value="${role}" aria-describedby="${id(n)}-hint" checked>`
      : html`<input type="checkbox" id="${id(n)}" name="roles" value="${role}" aria-describedby="${id(n)}-hint">`
  return html`<fieldset class="field"><legend>${legend}</legend>${roles.map((role, n) => html`<div class="option">${box(role, n)}<label for="${id(n)}">${words.roleNames[role]}</label><p class="hint" id="${id(n)}-hint">${words.roleHints[role]}</p></div>`)}</fieldset>`
}
