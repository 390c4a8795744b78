/** When the key changes, and what is gone when: a row for each period that was and that comes. */
import { html } from 'hono/html'
import { addDays } from '../../../../shared/calendar/localDate.ts'
import { localTimeOf } from '../../../../shared/calendar/localTime.ts'
import type { KeyTurn } from '../../../../shared/privacy/keyCalendar.ts'
import { type Cell, type DataTable, tableView, text } from '../../components/dataTable.ts'
import { tableDownloads } from '../../components/tableDownloads.ts'
import type { Html } from '../../html.ts'
import type { View } from '../../view.ts'

export function keyCalendarSection(view: View, turns: readonly KeyTurn[]): Html {
  const words = view.texts.keyCalendar
  return html`<section class="apart" aria-labelledby="turns"><h2 id="turns">${words.title}</h2><p>${words.sentence(turnTime)}</p>
${turns.some(({ state }) => state === 'late') ? html`<p class="notice warning" role="status">${words.late}</p>` : ''}
${tableView(turnsTable(view, turns), view, { captionHidden: true })}${tableDownloads(view, '/settings/privacy', turnsTable(view, turns))}
<p>${words.after}</p><p>${words.imports}</p></section>`
}

/** As `keyPeriods` turns them. */
const turnTime = '5:00'

export function turnsTable({ texts, settings }: View, turns: readonly KeyTurn[]): DataTable {
  const words = texts.keyCalendar
  const { dateOf } = localTimeOf(settings.privacy.timeZone)
  const date = (moment: number): Cell => ({ kind: 'date', value: dateOf(moment) })
  // A file has no week of waiting: its key is gone when it is unusable, and one column says both.
  const isApart = turns.some(({ keyGone, keyUnusable }) => keyGone !== keyUnusable)
  return {
    key: 'turns',
    caption: words.caption,
    columns: [
      { key: 'period', label: words.period, kind: 'days' },
      { key: 'state', label: words.state, kind: 'text' },
      { key: 'recognised', label: words.recognised, kind: 'date' },
      ...(isApart ? [{ key: 'unusable', label: words.keyUnusable, kind: 'date' } as const] : []),
      { key: 'gone', label: words.keyGone, kind: 'date' },
      { key: 'events', label: words.eventsGone, kind: 'date' },
      { key: 'backups', label: words.backupsGone, kind: 'date' },
    ],
    rows: turns.map(({ period, state, recognisedUntil, keyUnusable, keyGone, eventsGone, backupsGone }) => [
      { kind: 'days', value: { from: period.name, to: addDays(dateOf(period.until), -1) } },
      text(words.states[state]),
      date(recognisedUntil),
      ...(isApart ? [date(keyUnusable)] : []),
      date(keyGone),
      date(eventsGone),
      date(backupsGone),
    ]),
  }
}
