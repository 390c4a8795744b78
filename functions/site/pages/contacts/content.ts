import { html } from 'hono/html'
import type { DrillDownRow } from '../../../../shared/metrics/figures.ts'
import type { ReportQuery } from '../../../../shared/text/reportQuery.ts'
import { downloadsView } from '../../components/downloads.ts'
import { count, type DataTable, tableView, text } from '../../components/dataTable.ts'
import { filterForm } from '../../components/filterForm.ts'
import { layout } from '../../components/layout.ts'
import { hasMistake, problemsView } from '../../components/problems.ts'
import type { Html } from '../../html.ts'
import { downloadsOf } from '../../reportPage.ts'
import { lineName, lineNames, linkHere, linkTo, notNarrowed, type View } from '../../view.ts'
import type { LocalDate } from '../../../../shared/contacts/identifiers.ts'

export const pageSize = 50
export const contactsPath = '/missed/contacts'

export type ContactList = {
  readonly view: View
  readonly today: LocalDate
  readonly rows: readonly DrillDownRow[]
  readonly definitionsVersion: number
  readonly dataVersion: string
}

export function contactsView({ view, today, rows, definitionsVersion, dataVersion }: ContactList): Html {
  const { texts, formats, query } = view
  const words = texts.contacts
  const heading = texts.pages.contacts
  const attempts = rows.reduce((sum, row) => sum + row.attempts, 0)
  const pages = Math.max(1, Math.ceil(rows.length / pageSize))
  const page = Math.min(query.page, pages)
  const shown = sorted(rows, query.sort).slice((page - 1) * pageSize, page * pageSize)
  return layout(view, {
    title: texts.pageTitle(heading, lineNames(view), formats.daysInTitle(query.period.from, query.period.to)),
    heading,
    hasError: hasMistake(view.problems),
    provenance: { definitions: definitionsVersion, data: dataVersion },
    content: html`<p class="context">${lineNames(view)} · ${formats.days(query.period.from, query.period.to)}</p>
<div class="headline"><p class="sentence">${attempts === 0 ? words.headlineNone : words.headline(attempts, formats.whole(attempts))}</p>
<p class="under">${words.explain}</p><p class="under"><a href="${linkTo(view, '/missed', notNarrowed)}">${words.back}</a></p></div>
${problemsView(view)}
${filterForm(view, { today, dataVersion })}
${rows.length === 0 ? '' : html`${sortLinks(view)}${tableView(contactTable(view, shown), view, { captionHidden: true })}${paging(view, page, pages)}${downloadsView(downloadsOf(view, { fileName: 'contacts' }, { table: 'contacts' }), texts.pages.contacts, texts)}`}`,
  })
}

export function contactTable(view: View, rows: readonly DrillDownRow[]): DataTable {
  const { texts, formats } = view
  const words = texts.contacts
  return {
    key: 'contacts',
    caption: words.caption,
    columns: [
      { key: 'date', label: words.date, kind: 'date' },
      { key: 'quarter', label: words.quarter, kind: 'text' },
      { key: 'line', label: words.line, kind: 'text' },
      { key: 'outcome', label: words.outcome, kind: 'text' },
      { key: 'open', label: words.open, kind: 'text' },
      { key: 'attempts', label: words.attempts, kind: 'count' },
      { key: 'wait', label: words.wait, kind: 'text' },
      { key: 'reached_later', label: words.later, kind: 'count' },
    ],
    rows: rows.map((row) => [
      { kind: 'date', value: row.date },
      text(row.quarter),
      text(lineName(view, row.line)),
      text(row.cause === 'answered' ? texts.answered : texts.causes[row.cause].name),
      text(row.open ? words.yes : words.no),
      count(row.attempts),
      text(waitWords(row)),
      row.cause === 'answered' ? { ...count(null), absent: '' } : count(row.reachedLater),
    ]),
  }

  function waitWords({ waitSeconds }: DrillDownRow): string {
    if (waitSeconds === null) return texts.states.unknown
    const low = waitBounds.findLast((bound) => bound <= waitSeconds.min)
    const high = waitBounds.find((bound) => bound > waitSeconds.max)
    if (high === undefined) return words.waitAbove(formats.length(low ?? 0))
    return low === undefined ? words.waitBelow(formats.length(high)) : words.waitBetween(formats.length(low), formats.length(high))
  }
}

/** Waits are told between these seconds, so that not even a row of one attempt gives its exact wait away. */
const waitBounds = [10, 30, 60, 120, 300, 600, 1200, 1800, 3600]

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
    ['wait', words.wait],
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
