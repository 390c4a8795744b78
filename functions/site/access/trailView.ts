import { html } from 'hono/html'
import { auditActions } from '../../../shared/access/auditRecord.ts'
import type { User } from '../../../shared/access/user.ts'
import { tableView } from '../components/dataTable.ts'
import { enteredNow } from '../components/entered.ts'
import { checkboxField, selectField, textField } from '../components/formFields.ts'
import { layout } from '../components/layout.ts'
import type { Html } from '../html.ts'
import { settingsNavigation } from '../pages/settings/settingsNavigation.ts'
import { dateInField } from '../typedDate.ts'
import type { View } from '../view.ts'
import { type Found, type TrailFilter, trailQuery } from './trailSearch.ts'
import { trailTable, userName } from './trailTable.ts'

export type TrailParts = { readonly filter: TrailFilter; readonly users: readonly User[]; readonly found: Found }

export function trailView(view: View, { filter, users, found }: TrailParts): Html {
  const { texts, formats, language } = view
  const { trail, ...words } = { trail: texts.trail, ...texts.access }
  const count = found.records.length
  const query = trailQuery(filter)
  const isNarrowed = query.size > 0
  const address = (path: string, more: Readonly<Record<string, string>> = {}) => {
    const all = new URLSearchParams([...query, ...Object.entries({ ...(view.query.lang && { lang: view.query.lang }), ...more })]).toString()
    return all === '' ? path : `${path}?${all}`
  }
  return layout(view, {
    title: texts.pages.audit,
    heading: texts.pages.audit,
    address: (other) => address('/settings/audit', { lang: other }),
    content: html`${settingsNavigation(view)}<div class="headline"><p class="sentence">${isNarrowed ? trail.found(count, formats.whole(count)) : words.auditSentence(count, formats.whole(count))}</p><p class="under">${isNarrowed ? filterSentence(view, filter, users) : words.auditHint}</p></div>
${filterForm(view, filter, users)}
${count === 0 ? '' : html`${tableView(trailTable(view, found.records, users), view, { captionHidden: true })}<p class="download screen-only"><a href="${address('/settings/audit.csv')}" lang="${language}">${trail.download}</a></p>`}
${found.next === undefined ? '' : html`<p class="screen-only"><a href="${address('/settings/audit', { before: String(found.next) })}">${words.older}</a></p>`}`,
  })
}

function filterForm(view: View, filter: TrailFilter, users: readonly User[]): Html {
  const { texts, query, language } = view
  const { trail, access } = texts
  const { who, action, since, until, isMarked } = filter
  const inField = (date: TrailFilter['since']) => (date === undefined ? '' : dateInField(date, language))
  const entered = enteredNow(texts, { who: who ?? '', action: action ?? '', since: inField(since), until: inField(until), marked: isMarked ? 'yes' : '' })
  const anybody = { value: '', label: trail.everybody }
  const people = [...new Map(users.map(({ id, name }) => [id, name])), ...Object.entries(access.ourselves)].map(([value, label]) => ({ value, label }))
  const actions = auditActions.map((value) => ({ value, label: access.actions[value].replace(/:$/, '') }))
  return html`<details class="screen-only"${trailQuery(filter).size > 0 ? html` open` : ''}><summary>${trail.narrow}</summary>
<form method="get" action="/settings/audit" class="stacked form">${query.lang === undefined ? '' : html`<input type="hidden" name="lang" value="${query.lang}">`}
${selectField(entered, { name: 'who', label: trail.who, choices: [anybody, ...people] })}
${selectField(entered, { name: 'action', label: trail.action, choices: [{ value: '', label: trail.everything }, ...actions] })}
${textField(entered, { name: 'since', label: trail.since, hint: trail.dateHint })}
${textField(entered, { name: 'until', label: trail.until, hint: trail.dateHint })}
${checkboxField(entered, { name: 'marked', label: trail.onlyMarked, hint: trail.markHint })}
<p class="buttons"><button type="submit">${texts.filters.apply}</button> <a href="/settings/audit">${texts.filters.clear}</a></p></form></details>`
}

/** What was narrowed to, in one sentence. */
export function filterSentence(view: View, { who, action, since, until, isMarked }: TrailFilter, users: readonly User[]): string {
  const { trail, access } = view.texts
  const parts = [
    ...(who === undefined ? [] : [`${trail.who}: ${userName(view, who, users)}`]),
    ...(action === undefined ? [] : [`${trail.action}: ${access.actions[action].replace(/:$/, '')}`]),
    ...(since === undefined ? [] : [`${trail.since}: ${view.formats.day(since)}`]),
    ...(until === undefined ? [] : [`${trail.until}: ${view.formats.day(until)}`]),
    ...(isMarked ? [trail.onlyMarked] : []),
  ]
  return parts.length === 0 ? trail.notNarrowed : `${parts.join(' · ')}.`
}
