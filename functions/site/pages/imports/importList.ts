/** What was imported: its state in words, and what can be done about it. */
import { html } from 'hono/html'
import { dayMs } from '../../../../shared/calendar/durations.ts'
import { localTimeOf } from '../../../../shared/calendar/localTime.ts'
import type { ImportRecord } from '../../../../shared/storage/facts/importRecords.ts'
import { dataDownloads } from '../data/dataDownloads.ts'
import { doneBox } from '../../components/doneNotice.ts'
import { type StackedCell, stackedTable } from '../../components/stackedTable.ts'
import type { Html } from '../../html.ts'
import type { View } from '../../view.ts'
import { rowsTaken, timesTaken } from '../../../../shared/storage/facts/importSums.ts'

export type ImportOutcome = { readonly done?: string; readonly undone?: string; readonly notYet?: string; readonly refused?: string }

/** What the address of the page says of the import that was just finished or undone. */
export const importOutcomeOf = (query: URLSearchParams): ImportOutcome => {
  const said = (name: string) => query.get(name) ?? undefined
  const [done, undone, notYet, refused] = ['done', 'undone', 'notyet', 'refused'].map(said)
  return { ...(done && { done }), ...(undone && { undone }), ...(notYet && { notYet }), ...(refused && { refused }) }
}

const shown = 100

export function importList(view: View, imports: readonly ImportRecord[]): Html {
  const words = view.texts.importList
  const heads = [words.startedAt, words.source, words.files, words.dates, words.rows, words.state]
  return html`<section class="imported" aria-labelledby="imports-title">
<h2 id="imports-title">${words.title}</h2>
${
  imports.length === 0
    ? html`<p>${words.none}</p>`
    : html`<p class="hint">${words.undoHint} ${words.undoRepeats}</p>
${stackedTable(view.texts, {
  caption: words.caption,
  columns: [...heads.map((label) => ({ label })), { label: words.what, className: 'screen-only' }],
  rows: imports.slice(0, shown).map((record) => cells(view, record)),
})}${dataDownloads(view, 'imports', words.title)}`
}
</section>`
}

/** What came of the button that led here; it stands above everything else. */
export function importOutcomeNotice(view: View, imports: readonly ImportRecord[], { done, undone, notYet, refused }: ImportOutcome): Html | '' {
  const { texts, formats } = view
  const words = texts.importList
  const known = (id: string | undefined) => imports.find(({ importId }) => importId === id)
  const reason = new Map<string, string>(Object.entries(words.refusalOf)).get(refused ?? '')
  if (refused !== undefined) return html`<p class="notice warning said" role="status">${reason ?? texts.errors.refused}</p>`
  if (known(notYet) !== undefined) return html`<p class="notice said" role="status">${words.notYet}</p>`
  const finished = known(done)
  if (finished !== undefined)
    return doneBox(
      view,
      words.finished,
      finished.state === 'done' ? { path: `/imports/${finished.importId}/undo`, fields: { lang: view.language } } : undefined,
    )
  const record = known(undone)
  if (record === undefined) return ''
  const { stored } = rowsTaken(record)
  return html`<p class="notice said" role="status">${words.undone(stored, formats.whole(stored))}</p>`
}

function cells(view: View, record: ImportRecord): readonly StackedCell[] {
  const { formats, texts, settings } = view
  const words = texts.importList
  const { stored, duplicate, refused } = rowsTaken(record)
  const source = settings.sources.find(({ id }) => id === record.source)
  const times = timesTaken(record)
  const { dateOf } = localTimeOf(formats.timeZone)
  const dates = times === undefined ? '' : formats.days(dateOf(times.first), dateOf(times.last))
  return [
    formats.moment(record.startedAt),
    source?.name ?? record.source,
    record.files.map(({ name }) => name).join(', '),
    dates,
    words.rowsOf(formats.whole(stored), formats.whole(duplicate), formats.whole(refused)),
    stateOf(view, record),
    whatCanBeDone(view, record),
  ]
}

/** All read, only the days still to be built. */
const isBuilding = ({ state, files }: ImportRecord) => state === 'taking' && files.every(({ isRead }) => isRead)

export const stateOf = ({ texts }: View, record: ImportRecord) => texts.importList.stateOf[isBuilding(record) ? 'building' : record.state]

const undoDays = 30

function whatCanBeDone(view: View, record: ImportRecord): Html | '' {
  const words = view.texts.importList
  const names = record.files.map(({ name }) => name).join(', ')
  const button = (doing: 'finish' | 'undo', label: string, hidden: string) =>
    html`<form method="post" action="/imports/${record.importId}/${doing}"><input type="hidden" name="lang" value="${view.language}"><button type="submit" class="quiet">${label}<span class="visually-hidden">: ${hidden}</span></button></form>`
  switch (record.state) {
    case 'taking':
      return html`${isBuilding(record) ? button('finish', words.finish, names) : html`<p>${words.resume}</p>`}${button('undo', words.undo, names)}`
    case 'done':
      return view.now - (record.doneAt ?? record.startedAt) > undoDays * dayMs ? '' : button('undo', words.undo, names)
    case 'undoing':
      return button('undo', words.goOn, names)
    case 'undone':
      return ''
  }
}
