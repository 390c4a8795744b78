import { html } from 'hono/html'
import { localTimeOf } from '../../../../shared/calendar/localTime.ts'
import type { DrillDownRow } from '../../../../shared/metrics/figures.ts'
import type { UncountedMark } from '../../../../shared/metrics/uncounted.ts'
import { daysFromTo } from '../../../../shared/text/periods.ts'
import type { ReportQuery } from '../../../../shared/text/reportQuery.ts'
import { downloadsView } from '../../components/downloads.ts'
import { count, type DataTable, tableView, text } from '../../components/dataTable.ts'
import { fillingHeadline, fillingHere, fillingRefresh } from '../../components/filling.ts'
import { filterForm } from '../../components/filterForm.ts'
import { layout } from '../../components/layout.ts'
import { hasMistake, problemsView } from '../../components/problems.ts'
import { uncountedNotice } from '../../components/uncountedNotice.ts'
import type { Html } from '../../html.ts'
import { downloadsOf } from '../../reportPage.ts'
import { rowWait } from './rowWait.ts'
import { lineName, lineNames, linkHere, linkTo, notNarrowed, type View } from '../../view.ts'
import type { LocalDate } from '../../../../shared/contacts/identifiers.ts'

const pageSize = 50
export const contactsPath = '/missed/contacts'

export type ContactList = {
  readonly view: View
  readonly today: LocalDate
  readonly rows: readonly DrillDownRow[]
  readonly definitionsVersion: number
  readonly dataVersion: string
  /** Of these lines and days. */
  readonly uncounted: readonly UncountedMark[]
}

export function contactsView({ view, today, rows, definitionsVersion, dataVersion, uncounted }: ContactList): Html {
  const { texts, formats, query } = view
  const words = texts.contacts
  const heading = texts.pages.contacts
  const attempts = rows.reduce((sum, row) => sum + row.attempts, 0)
  const pages = Math.max(1, Math.ceil(rows.length / pageSize))
  const page = Math.min(query.page, pages)
  const isOnItsWay = attempts === 0 && fillingHere(view).length > 0
  const shown = sorted(rows, query.sort).slice((page - 1) * pageSize, page * pageSize)
  return layout(view, {
    title: texts.pageTitle(heading, lineNames(view), formats.daysInTitle(query.period.from, query.period.to)),
    heading,
    hasError: hasMistake(view.problems),
    provenance: { definitions: definitionsVersion, data: dataVersion },
    ...(isOnItsWay ? fillingRefresh(view) : {}),
    content: html`${uncountedNotice(view, uncounted)}<p class="context">${lineNames(view)} · ${formats.days(query.period.from, query.period.to)}</p>
${
  isOnItsWay
    ? fillingHeadline(view, true)
    : html`<div class="headline"><p class="sentence">${attempts === 0 ? words.headlineNone : words.headline(attempts, formats.whole(attempts))}</p>
<p class="under">${words.explain}</p>${clockChanges(view).map((sentence) => html`<p class="under">${sentence}</p>`)}<p class="under"><a href="${linkTo(view, '/missed', notNarrowed)}">${words.back}</a></p></div>`
}
${problemsView(view)}
${filterForm(view, { today, dataVersion })}
${rows.length === 0 ? '' : html`${sortLinks(view)}${tableView(contactTable(view, shown), view, { captionHidden: true })}${paging(view, page, pages)}${downloadsView(downloadsOf(view, { fileName: 'contacts' }, { table: 'contacts' }), texts.pages.contacts, texts)}`}`,
  })
}

export function contactTable(view: View, rows: readonly DrillDownRow[]): DataTable {
  const { texts } = view
  const words = texts.contacts
  return {
    key: 'contacts',
    caption: words.caption,
    columns: [
      { key: 'date', label: words.date, kind: 'date' },
      { key: 'quarter', label: words.quarter, kind: 'text' },
      { key: 'outcome', label: words.outcome, kind: 'text' },
      { key: 'line', label: words.line, kind: 'text' },
      { key: 'open', label: words.open, kind: 'text' },
      { key: 'attempts', label: words.attempts, kind: 'count' },
      { key: 'wait', label: words.wait, kind: 'text' },
      { key: 'reached_later', label: words.later, kind: 'count' },
    ],
    rows: rows.map((row) => [
      { kind: 'date', value: row.date },
      text(row.quarter),
      text(row.cause === 'answered' ? texts.answered : texts.causes[row.cause].name),
      text(lineName(view, row.line)),
      text(row.open ? words.yes : words.no),
      count(row.attempts),
      text(rowWait(view, row)),
      row.cause === 'answered' ? { ...count(null), absent: '' } : count(row.reachedLater),
    ]),
  }
}

/** Rows are quarters on the wall: in a night the clock changes, one hour is not there or holds two. Of half a year or more everybody knows. */
function clockChanges({ texts: { contacts }, formats, query, settings }: View): readonly string[] {
  const { from, to } = query.date === undefined ? query.period : { from: query.date, to: query.date }
  if (daysFromTo(from, to) > 190) return []
  const clock = localTimeOf(settings.lines[0]?.timeZone ?? 'Europe/Amsterdam')
  return clock.transitionsBetween(clock.dayStart(from), clock.dayStart(clock.nextDay(to))).map(({ atMs, beforeMinutes, afterMinutes }) => {
    const day = formats.day(clock.dateOf(atMs))
    return afterMinutes < beforeMinutes ? contacts.clockBack(day) : contacts.clockForward(day)
  })
}

/** Rows come in order of time; a tie keeps that order. */
export function sorted(rows: readonly DrillDownRow[], sort: ReportQuery['sort']): readonly DrillDownRow[] {
  switch (sort) {
    case 'time':
      return rows
    case '-time':
      return rows.toReversed()
    case 'attempts':
      return rows.toSorted((a, b) => a.attempts - b.attempts)
    case '-attempts':
      return rows.toSorted((a, b) => b.attempts - a.attempts)
    case 'wait':
      return rows.toSorted((a, b) => longestWait(a) - longestWait(b))
    case '-wait':
      return rows.toSorted((a, b) => longestWait(b) - longestWait(a))
  }
}
const longestWait = ({ waitSeconds }: DrillDownRow) => waitSeconds?.max ?? -1

function sortLinks(view: View): Html {
  const words = view.texts.contacts
  const columns = [
    ['time', words.date],
    ['attempts', words.attempts],
    ['wait', words.waitTime],
  ] as const
  const { sort } = view.query
  const next = (column: 'time' | 'attempts' | 'wait') =>
    sort === column ? (`-${column}` as const) : sort === `-${column}` ? column : column === 'time' ? column : (`-${column}` as const)
  return html`<ul class="sorting">${columns.map(([column, label]) => {
    const arrow = sort === column ? ' ↑' : sort === `-${column}` ? ' ↓' : ''
    return html`<li><a href="${linkHere(view, { sort: next(column) })}" aria-current="${arrow === '' ? 'false' : 'true'}">${words.sortedBy(label.toLowerCase())}<span aria-hidden="true">${arrow}</span></a></li>`
  })}</ul>`
}

function paging(view: View, page: number, pages: number): Html | '' {
  if (pages === 1) return ''
  const words = view.texts.contacts
  return html`<nav class="paging" aria-label="${words.pages}">
${page > 1 ? html`<a rel="prev" href="${linkHere(view, { page: page - 1 })}">← ${words.previous}</a>` : ''}
<span>${words.page(view.formats.whole(page), view.formats.whole(pages))}</span>
${page < pages ? html`<a rel="next" href="${linkHere(view, { page: page + 1 })}">${words.next} →</a>` : ''}
</nav>`
}
