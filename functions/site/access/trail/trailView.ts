import { html } from 'hono/html'
import { auditActions } from '../../../../shared/access/auditRecord.ts'
import type { User } from '../../../../shared/access/user.ts'
import { type DataTable, tableView } from '../../components/dataTable.ts'
import { enteredNow } from '../../components/entered.ts'
import { downloadsView } from '../../components/downloads.ts'
import { checkboxField, errorSummary, type FieldProblem, selectField, textField } from '../../components/formFields.ts'
import { layout } from '../../components/layout.ts'
import type { Html } from '../../html.ts'
import { settingsNavigation } from '../../pages/settings/settingsNavigation.ts'
import { dateInField } from '../../typedDate.ts'
import type { View } from '../../view.ts'
import { type Found, type TrailDate, type TrailFilter, trailQuery } from './trailSearch.ts'
import { shownName } from '../shownName.ts'
import { trailTable, userName, withTellingRoles } from './trailTable.ts'

export type TrailParts = { readonly filter: TrailFilter; readonly users: readonly User[]; readonly found: Found }

export function trailView(view: View, { filter, users, found }: TrailParts): Html {
  const { texts, formats } = view
  const { trail, ...words } = { trail: texts.trail, ...texts.access }
  const count = found.records.length
  const problems = dateProblems(view, filter)
  const query = trailQuery(filter)
  const isNarrowed = query.size > 0
  const address = (path: string, more: Readonly<Record<string, string>> = {}) => {
    const all = new URLSearchParams([...query, ...Object.entries({ ...(view.query.lang && { lang: view.query.lang }), ...more })]).toString()
    return all === '' ? path : `${path}?${all}`
  }
  return layout(view, {
    title: texts.pages.audit,
    heading: texts.pages.audit,
    hasError: problems.length > 0,
    address: (other) => address('/settings/audit', { lang: other }),
    content: html`${settingsNavigation(view)}<div class="headline"><p class="sentence">${isNarrowed ? trail.found(count, formats.whole(count)) : words.auditSentence(count, formats.whole(count))}</p><p class="under">${isNarrowed ? filterSentence(view, filter, users) : words.auditHint}</p></div>
${errorSummary(texts.forms.summary(problems.length), { problems })}
${filterForm(view, filter, { users, problems })}
${count === 0 ? '' : html`<div class="trail-table">${tableView(withoutEmpty(trailTable(view, found.records, users, withTellingRoles)), view, { captionHidden: true })}</div>${downloadsView({ csv: address('/settings/audit.csv'), xlsx: address('/settings/audit.xlsx') }, texts.pages.audit, texts)}`}
${found.next === undefined ? '' : html`<p class="screen-only"><a href="${address('/settings/audit', { before: String(found.next) })}">${words.older}</a></p>`}`,
  })
}

/** On the page without the columns in which nothing stands; the file has them all. */
function withoutEmpty(table: DataTable): DataTable {
  const isUsed = (_: unknown, index: number) => table.rows.some((row) => row[index]?.value !== '')
  return { ...table, columns: table.columns.filter(isUsed), rows: table.rows.map((row) => row.filter(isUsed)) }
}

/** By the field: a date that is none narrows nothing, and an end before the beginning finds nothing. */
function dateProblems({ texts }: View, { wrong, since, until }: TrailFilter): readonly FieldProblem[] {
  const { trail, coverage } = texts
  const isTurned = since !== undefined && until !== undefined && until < since
  return [
    ...Object.entries(wrong).map(([field, value]) => ({ field, words: coverage.problems.badDate(field === 'since' ? trail.since : trail.until, value) })),
    ...(isTurned ? [{ field: 'until', words: trail.orderOfDates }] : []),
  ]
}

function filterForm(
  view: View,
  filter: TrailFilter,
  { users, problems }: { readonly users: readonly User[]; readonly problems: readonly FieldProblem[] },
): Html {
  const { texts, query, language } = view
  const { trail, access } = texts
  const { who, action, wrong, isMarked } = filter
  const inField = (name: TrailDate) => wrong[name] ?? (filter[name] === undefined ? '' : dateInField(filter[name], language))
  const values = { who: who ?? '', action: action ?? '', since: inField('since'), until: inField('until'), marked: isMarked ? 'yes' : '' }
  const entered = { ...enteredNow(texts, values), problems }
  const anybody = { value: '', label: trail.everybody }
  const people = [...new Map(users.map(({ id, name }) => [id, shownName(view, name)])), ...Object.entries(access.ourselves)].map(([value, label]) => ({
    value,
    label,
  }))
  const actions = auditActions.map((value) => ({ value, label: access.actions[value].replace(/:$/, '') }))
  return html`<details class="screen-only"${trailQuery(filter).size > 0 || problems.length > 0 ? html` open` : ''}><summary>${trail.narrow}</summary>
<form method="get" action="/settings/audit" class="stacked form">${query.lang === undefined ? '' : html`<input type="hidden" name="lang" value="${query.lang}">`}
${selectField(entered, { name: 'who', label: trail.who, choices: [anybody, ...people] })}
${selectField(entered, { name: 'action', label: trail.action, choices: [{ value: '', label: trail.everything }, ...actions] })}
${textField(entered, { name: 'since', label: trail.since, hint: trail.dateHint, width: 'narrow' })}
${textField(entered, { name: 'until', label: trail.until, hint: trail.dateHint, width: 'narrow' })}
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
