import { html } from 'hono/html'
import { localTimeOf } from '../../../../../shared/calendar/localTime.ts'
import type { OpenedRoster } from '../../../../../shared/rosters/readRoster.ts'
import { rosterRoles } from '../../../../../shared/rosters/rosterColumns.ts'
import { repeatWindow } from '../../../../../shared/rosters/rosterPreview.ts'
import type { Html } from '../../../html.ts'
import { linkTo, notNarrowed, type View } from '../../../view.ts'
import { allLines, type ImportDraft } from './importDraft.ts'

export const importPath = '/roster/import'
/** Where a form of the import is sent to. */
export const importAddress = (view: View, step = '') => linkTo(view, `${importPath}${step}`, notNarrowed)

const hidden = (name: string, value: string) => html`<input type="hidden" name="${name}" value="${value}">`

/** The file itself. */
export const fileFields = ({ packed, readAt, taking }: ImportDraft): Html =>
  html`${hidden('parcel', packed)}${hidden('taking', taking)}${readAt === undefined ? '' : hidden('read-at', String(readAt))}`

/** The file and every choice made about it. */
export function draftFields(view: View, draft: ImportDraft): Html {
  const { columns, teams, line } = draft
  const { lines } = view.settings
  const chosen = rosterRoles.flatMap((role) => (columns[role] === undefined ? [] : [hidden(`column-${role}`, String(columns[role]))]))
  const named = [...teams].map(
    ([name, own]) => html`${hidden('team-name', name)}${hidden('team-line', own.length === lines.length && own.length > 1 ? allLines : (own[0] ?? ''))}`,
  )
  return html`${fileFields(draft)}${hidden('line', line ?? '')}${chosen}${named}`
}

/** "Read: rooster.csv", and of a feed when. */
export function readWords({ texts: { rosterImport }, formats }: View, { fileName, readAt }: ImportDraft): string {
  return readAt === undefined ? rosterImport.readAs(fileName) : rosterImport.readFeedAt(fileName, formats.moment(readAt))
}

/** Of a calendar with repeats: up to which day they are followed. */
export function repeatsWords({ texts: { rosterImport }, formats, now }: View, opened: OpenedRoster): string {
  if (opened.kind !== 'calendar' || !/^RRULE/im.test(opened.text)) return ''
  return rosterImport.calendarUntil(formats.day(repeatWindow(opened.text, localTimeOf(formats.timeZone).dateOf(now)).until))
}

/** Of a table: which of its columns was read as what. */
export function columnWords({ texts: { rosterImport } }: View, { opened, columns }: ImportDraft): string {
  if (opened.kind !== 'table') return ''
  const { heading } = opened.table
  const read = rosterRoles.flatMap((role) =>
    columns[role] === undefined ? [] : [rosterImport.columnAs(heading[columns[role]] ?? '', rosterImport.roles[role])],
  )
  return read.length === 0 ? '' : rosterImport.columnsRead(read.join(', '))
}
