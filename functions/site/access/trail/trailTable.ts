/** Records of the audit trail in plain words, for the page and for its file. */
import type { AuditRecord } from '../../../../shared/access/auditRecord.ts'
import { roles } from '../../../../shared/access/role.ts'
import type { User } from '../../../../shared/access/user.ts'
import type { NumberedRecord } from '../../../../shared/storage/people/auditTrail.ts'
import { type DataTable, text } from '../../components/dataTable.ts'
import { lineName, type View } from '../../view.ts'
import { choiceWords } from './choiceWords.ts'
import { objectWords } from './objectWords.ts'
import { shownName } from '../shownName.ts'

/** @param who how somebody is named: for a file always with the roles held then, on the page where they say something */
export function trailTable(view: View, records: readonly NumberedRecord[], users: readonly User[], who: NamesWho = withRoles): DataTable {
  const { texts } = view
  const { auditTable: table, ...words } = texts.access
  const columns = [
    ['at', table.at],
    ['who', table.who],
    ['what', table.what],
    ['object', table.object],
    ['change', texts.trail.change],
    ['filter', table.filter],
    ['result', table.result],
    ['mark', texts.trail.mark],
    ['network', table.network],
  ] as const
  return {
    key: 'trail',
    caption: words.auditCaption,
    columns: columns.map(([key, label]) => ({ key, label, kind: key === 'at' ? 'moment' : 'text' })),
    rows: records.map((record) => [
      { kind: 'moment', value: record.at },
      ...[
        who(view, record, users),
        actionWords(words.actions[record.action]),
        objectWords(view, record.object),
        changeWords(view, record),
        filterWords(view, record, users),
        resultWords(view, record),
        record.standsOut === true ? texts.trail.standsOut : '',
        record.network ?? '',
      ].map((cell) => text(cell)),
    ]),
  }
}

export function userName(view: View, id: string, users: readonly User[]): string {
  const ourselves = new Map<string, string>(Object.entries(view.texts.access.ourselves)).get(id)
  return ourselves ?? shownName(view, users.find((user) => user.id === id)?.name ?? id)
}

export type NamesWho = (view: View, record: AuditRecord, users: readonly User[]) => string

const withRoles: NamesWho = (view, { user, roles: held }, users) => {
  const { access } = view.texts
  if (user === undefined) return access.nobody
  const name = userName(view, user, users)
  if (held === undefined) return name
  return `${name} (${held.length === roles.length ? access.allRoles : held.map((role) => access.roleNames[role]).join(', ')})`
}

/** With the roles where something was refused or stands out, or where they were others than today. */
export const withTellingRoles: NamesWho = (view, record, users) => {
  const { user, roles: held = [], action, standsOut } = record
  const today = users.find(({ id }) => id === user)?.roles ?? []
  const areOthers = held.length !== today.length || held.some((role) => !today.includes(role))
  const isTelling = areOthers || standsOut === true || action === 'refused'
  return withRoles(view, isTelling ? record : { ...record, roles: undefined }, users)
}

/** "Smallest count that may go outside: from 10 to 12". Of free words it is only told that they changed. */
function changeWords(view: View, { changes = [] }: AuditRecord): string {
  const { trail, groups } = view.texts
  return changes
    .map(({ what, from, to }) => {
      const label = groups.fields[what]?.label ?? new Map(Object.entries(trail.what)).get(what) ?? what
      return from === undefined && to === undefined ? trail.changed(label) : trail.fromTo(label, valueWords(view, what, from), valueWords(view, what, to))
    })
    .join(' · ')
}

function valueWords(view: View, what: string, value: string | undefined): string {
  const { trail, access } = view.texts
  if (what === 'roles')
    return (value ?? '')
      .split(',')
      .map((name) => roleWords(access.roleNames, name))
      .join(', ')
  if (value === undefined || value === '') return what === 'lines' ? trail.allLines : trail.nothing
  if (what === 'lines')
    return value
      .split(',')
      .map((id) => lineName(view, id))
      .join(', ')
  return view.language === 'nl' ? value.replace('.', ',') : value
}
const roleWords = (names: Readonly<Record<string, string>>, name: string): string => {
  const role = roles.find((own) => own === name)
  return role === undefined ? name : (names[role] ?? name)
}

/** In a column of its own it leads to nothing behind it. */
const actionWords = (words: string): string => words.replace(/:$/, '')
const localDate = /^\d{4}-\d{2}-\d{2}$/

function filterWords(view: View, { filter = {} }: AuditRecord, users: readonly User[]): string {
  const { trail, access } = view.texts
  const keys = new Map(Object.entries(trail.keys))
  const actions = new Map(Object.entries(access.actions))
  const choices = choiceWords(view.texts)
  const words = (key: string, value: string): string => {
    if (key === 'user' || key === 'who') return userName(view, value, users)
    if (key === 'roles') return valueWords(view, 'roles', value)
    if (key === 'line' || key === 'lines')
      return value
        .split(',')
        .map((id) => lineName(view, id))
        .join(', ')
    if (key === 'source') return view.settings.sources.find(({ id }) => id === value)?.name ?? value
    if (key === 'from' && value === 'new') return trail.newHours
    const said = choices.get(key)?.of
    if (said !== undefined)
      return value
        .split(',')
        .map((one) => new Map(Object.entries(said)).get(one) ?? one)
        .join(', ')
    if (localDate.test(value)) return view.formats.day(value)
    if (key === 'doing') return new Map<string, string>(Object.entries(trail.doing)).get(value) ?? value
    return key === 'action' ? actionWords(actions.get(value) ?? value) : value
  }
  return Object.entries(filter)
    .map(([key, value]) => (key === 'marked' ? trail.onlyMarked : `${keys.get(key) ?? choices.get(key)?.label ?? key}: ${words(key, value)}`))
    .join(' · ')
}

function resultWords({ texts: { access } }: View, { action, result }: AuditRecord): string {
  if (action === 'refused' || action === 'sign_in_refused') return access.refusedResult
  if (result === undefined || result < 400) return access.done
  return result < 500 ? access.refusedResult : access.failedResult
}
