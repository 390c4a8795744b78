import { html } from 'hono/html'
import { tellsOfSecondStep } from '../../../../shared/access/identified.ts'
import { roles } from '../../../../shared/access/role.ts'
import type { Session } from '../../../../shared/access/session.ts'
import type { User } from '../../../../shared/access/user.ts'
import { copyable, type Entered, errorSummary, fieldGroup, fieldId, textField } from '../../components/formFields.ts'
import { tableDownloads } from '../../components/tableDownloads.ts'
import { layout } from '../../components/layout.ts'
import { type StackedCell, stackedTable } from '../../components/stackedTable.ts'
import type { Html } from '../../html.ts'
import { inLanguage } from '../../pages/settings/inLanguage.ts'
import { settingsNavigation } from '../../pages/settings/settingsNavigation.ts'
import { type PeopleListed, peopleTable, rolesOf, sessionsOf } from './peopleTable.ts'
import { shownName } from '../shownName.ts'
import type { View } from '../../view.ts'

export type PeopleParts = PeopleListed & {
  readonly entered: Entered
  /** Whose invitation is shown. */
  readonly invited: User | undefined
  /** Of these pages, as people open them. */
  readonly siteAddress: string
  /** Who looks. */
  readonly own: string | undefined
  /** Somebody else than the owner of the machine can sign in here at all. */
  readonly isSignInSetUp: boolean
}

export function peopleView(view: View, parts: PeopleParts): Html {
  const { texts, formats } = view
  const words = texts.access
  const { users, entered, invited } = parts
  const signedIn = users.filter(({ id }) => parts.lastSignIns.has(id)).length
  return layout(view, {
    title: texts.pages.users,
    heading: texts.pages.users,
    hasError: entered.problems.length > 0,
    content: html`${settingsNavigation(view)}<div class="headline"><p class="sentence">${users.length === 0 ? words.usersNone : words.usersSentence(users.length, formats.whole(users.length), signedIn, formats.whole(signedIn))}</p><p class="under">${words.usersHint}</p></div>
${parts.isSignInSetUp ? '' : html`<p class="notice warning">${words.nobodyElseYet}</p>`}${errorSummary(texts.forms.summary(entered.problems.length), entered)}
${invited === undefined ? '' : invitation(view, parts, invited)}
${users.length === 0 ? '' : usersTable(view, parts)}
<section class="apart screen-only" aria-labelledby="invite-title"><h2 id="invite-title">${words.invite}</h2>
<form method="post" action="${inLanguage(view, '/settings/users')}" class="stacked form" novalidate>
${textField(entered, { name: 'email', label: words.email, hint: words.emailHint })}
${textField(entered, { name: 'name', label: words.name })}
${rolesField(view, entered, { name: 'roles', held: entered.values('roles') })}
${linesField(view, entered, { name: 'lines', isNarrowed: entered.value('reach') === 'some', held: entered.values('lines') })}
<p><button type="submit">${words.inviteButton}</button></p></form></section>`,
  })
}

function invitation({ texts, settings }: View, { siteAddress }: PeopleParts, user: User): Html {
  const { people: words, access } = texts
  const text = words.invitation({
    name: user.name,
    organisation: settings.organisation.name,
    address: siteAddress,
    account: user.account,
    email: user.email,
    secondStep: tellsOfSecondStep(user) ? texts.mail.invitation.secondStep : undefined,
    roles: user.roles.map((role) => access.roleNames[role]),
  })
  return html`<section class="notice" aria-labelledby="invited-title"><h2 id="invited-title">${access.invited(user.name)}</h2><p>${words.sent[user.account ?? 'theirs']}</p><p>${words.invitationHint}</p>
${copyable({ id: 'invitation', label: words.invitationText, value: text, copy: texts.forms.copy, copied: texts.forms.copied, rows: text.split('\n').length + 2 })}</section>`
}

function usersTable(view: View, parts: PeopleParts): Html {
  const { texts, formats } = view
  const { table, ...words } = texts.access
  const cells = (user: User): readonly StackedCell[] => {
    const open = sessionsOf(parts, user)
    const last = parts.lastSignIns.get(user.id)
    return [
      html`${shownName(view, user.name)}${user.id === parts.own ? html` <span class="hint">(${words.you})</span>` : ''}`,
      foldable(user.email),
      rolesOf(view, user),
      last === undefined ? words.neverSignedIn : formats.moment(last),
      formats.whole(open.length),
      user.id === parts.own ? html`<p class="hint">${words.onlyYou}</p>` : changeForms(view, parts.entered, user, open),
    ]
  }
  const columns = [
    { label: table.name },
    { label: table.email },
    { label: table.roles },
    { label: table.since },
    { label: table.sessions, className: 'number' },
    { label: table.change, isLabelHidden: true, className: 'screen-only' },
  ]
  return html`${stackedTable(texts, { caption: texts.pages.users, columns, rows: parts.users.map(cells) })}${tableDownloads(view, '/settings/users', peopleTable(view, parts))}`
}

/** Where it does not fit on a telephone it goes on after its "@", and not anywhere. */
function foldable(address: string): Html {
  const at = address.lastIndexOf('@') + 1
  return html`${address.slice(0, at)}<wbr>${address.slice(at)}`
}

/** The name of a field where each person has one. */
export const fieldOf = (name: string, { id }: Pick<User, 'id'>) => `${name}-${id}`

function changeForms(view: View, entered: Entered, user: User, open: readonly Session[]): Html {
  const { access: words, people } = view.texts
  const address = `/settings/users/${user.id}`
  const to = html`<span class="visually-hidden">: ${user.name}</span>`
  const [ofRoles, ofLines] = [fieldOf('roles', user), fieldOf('lines', user)]
  const isWrong = entered.problems.some(({ field }) => field === ofRoles || field === ofLines)
  return html`<details${isWrong ? html` open` : ''}><summary>${words.changeOf(user.name)}</summary>
<form method="post" action="${inLanguage(view, address)}" class="stacked">${rolesField(view, entered, { name: ofRoles, held: user.roles })}
${linesField(view, entered, { name: ofLines, isNarrowed: user.lines !== undefined, held: user.lines ?? [] })}<p><button type="submit">${words.saveRoles}</button></p></form>
${user.identity === undefined ? html`<p><a href="${inLanguage(view, '/settings/users', { invited: user.id })}">${people.showInvitation}</a></p><form method="post" action="${inLanguage(view, `${address}/invite`)}" class="stacked"><p><button type="submit" class="quiet">${people.inviteAgain}${to}</button></p></form>` : ''}
${open.length === 0 ? '' : html`<ul class="bulleted">${open.map((session) => html`<li>${sessionWords(view, session)}</li>`)}</ul>`}
<form method="post" action="${inLanguage(view, `${address}/sessions`)}" class="stacked"><p><button type="submit" class="quiet">${words.endSessions}${to}</button></p></form>
<form method="post" action="${inLanguage(view, `${address}/remove`)}" class="stacked"><p><button type="submit" class="quiet danger">${words.remove}${to}</button></p></form></details>`
}

/** When it began and was last used, and from where. */
export function sessionWords({ texts, formats }: View, { startedAt, seenAt, network }: Session): string {
  return texts.people.session(formats.moment(startedAt), formats.moment(seenAt), network)
}

function rolesField({ texts }: View, entered: Entered, { name, held }: { readonly name: string; readonly held: readonly string[] }): Html {
  const words = texts.access
  const id = (n: number) => (n === 0 ? fieldId(name) : `${fieldId(name)}-${n}`)
  const box = (role: string, n: number) =>
    held.includes(role)
      ? html`<input type="checkbox" id="${id(n)}" name="roles" value="${role}" aria-describedby="${id(n)}-hint" checked>`
      : html`<input type="checkbox" id="${id(n)}" name="roles" value="${role}" aria-describedby="${id(n)}-hint">`
  const boxes = roles.map(
    (role, n) =>
      html`<div class="option">${box(role, n)}<label for="${id(n)}" class="role-name">${words.roleNames[role]}</label><p class="hint" id="${id(n)}-hint">${words.roleHints[role]}</p></div>`,
  )
  return fieldGroup(entered, { name, label: words.rolesLabel }, boxes)
}

/** Only of a funder: all lines, or these. */
function linesField(
  { texts, settings }: View,
  entered: Entered,
  { name, isNarrowed, held }: { readonly name: string; readonly isNarrowed: boolean; readonly held: readonly string[] },
): Html | '' {
  const { people } = texts
  const idStem = fieldId(name)
  if (settings.lines.length < 2) return ''
  const option = (
    type: 'radio' | 'checkbox',
    about: { readonly name: string; readonly value: string; readonly label: string; readonly id: string; readonly isOn: boolean },
  ) =>
    html`<div class="option">${
      about.isOn
        ? html`<input type="${type}" id="${about.id}" name="${about.name}" value="${about.value}" checked>`
        : html`<input type="${type}" id="${about.id}" name="${about.name}" value="${about.value}">`
    }<label for="${about.id}">${about.label}</label></div>`
  const boxes = html`${option('radio', { name: 'reach', value: 'all', label: people.allLines, id: idStem, isOn: !isNarrowed })}
${option('radio', { name: 'reach', value: 'some', label: people.someLines, id: `${idStem}-some`, isOn: isNarrowed })}
<div class="under-option">${settings.lines.map((line, n) => option('checkbox', { name: 'lines', value: line.id, label: line.name, id: `${idStem}-line-${n}`, isOn: held.includes(line.id) }))}</div>`
  return fieldGroup(entered, { name, label: people.lines, hint: people.linesHint }, boxes)
}
