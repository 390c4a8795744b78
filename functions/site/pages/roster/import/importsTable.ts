import { html } from 'hono/html'
import { dayMs } from '../../../../../shared/calendar/durations.ts'
import type { RosterImport } from '../../../../../shared/storage/decided/rosterStore.ts'
import { count, type DataTable, text } from '../../../components/dataTable.ts'
import { downloadsView } from '../../../components/downloads.ts'
import { type StackedCell, stackedTable } from '../../../components/stackedTable.ts'
import type { Html } from '../../../html.ts'
import type { View } from '../../../view.ts'
import { importAddress } from './draftFields.ts'

const shown = 50
const undoDays = 30

export const canUndo = ({ at, undoneAt }: RosterImport, now: number): boolean => undoneAt === undefined && now - at <= undoDays * dayMs

/** What was read, the newest first, with a way back. */
export function importsTable(view: View, imports: readonly RosterImport[]): Html {
  const { texts, formats } = view
  const words = texts.rosterImport.list
  const number = (label: string) => ({ label, className: 'number' })
  const columns = [
    { label: words.at },
    { label: words.file, className: 'file-name' },
    ...[words.added, words.removed, words.changed, words.refused].map(number),
    // Of buttons alone nothing stands on paper.
    { label: words.undo, ...(imports.some(({ undoneAt }) => undoneAt !== undefined) ? {} : { className: 'screen-only' }) },
  ]
  const file = (kind: 'csv' | 'xlsx') => importAddress(view, `/imports.${kind}`)
  return html`<section aria-labelledby="roster-imports-title" class="stacked"><h2 id="roster-imports-title">${words.title}</h2>
${
  imports.length === 0
    ? html`<p>${words.none}</p>`
    : html`${stackedTable(texts, { caption: words.title, columns, rows: imports.slice(0, shown).map(cells) })}${downloadsView({ csv: file('csv'), xlsx: file('xlsx') }, words.title, texts)}`
}</section>`

  function cells(own: RosterImport): readonly StackedCell[] {
    const { at, fileName } = own
    const link = html`<a href="${importAddress(view, `/${encodeURIComponent(own.importId)}/roster.csv`)}">${words.asImported}<span class="visually-hidden">: ${fileName}, ${formats.moment(at)}</span></a>`
    const counts = [own.added, own.removed, own.changed, own.refused].map((each) => formats.whole(each))
    return [formats.moment(at), html`${fileName}<br>${link}`, ...counts, wayBack(own)]
  }
  function wayBack(own: RosterImport): Html | string {
    if (own.undoneAt !== undefined) return words.isUndone(formats.moment(own.undoneAt))
    if (!canUndo(own, view.now)) return words.over
    return html`<form method="post" action="${importAddress(view, `/${encodeURIComponent(own.importId)}/undo`)}" class="in-row"><button type="submit" class="quiet">${words.undo}<span class="visually-hidden">: ${own.fileName}, ${formats.moment(own.at)}</span></button></form>`
  }
}

/** All of it, as a file. */
export function importsData({ texts }: Pick<View, 'texts'>, imports: readonly RosterImport[]): DataTable {
  const words = texts.rosterImport.list
  const number = (key: string, label: string) => ({ key, label, kind: 'count' }) as const
  return {
    key: 'roster_imports',
    caption: words.title,
    columns: [
      { key: 'at', label: words.at, kind: 'moment' },
      { key: 'file', label: words.file, kind: 'text' },
      number('added', words.added),
      number('removed', words.removed),
      number('changed', words.changed),
      number('refused', words.refused),
      { key: 'undone_at', label: words.undoneAt, kind: 'moment' },
    ],
    rows: imports.map(({ at, fileName, added, removed, changed, refused, undoneAt }) => [
      { kind: 'moment', value: at },
      text(fileName),
      count(added),
      count(removed),
      count(changed),
      count(refused),
      { kind: 'moment', value: undoneAt ?? null, absent: words.notUndone },
    ]),
  }
}
