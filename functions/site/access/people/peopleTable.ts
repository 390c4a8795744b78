/** Who may sign in, as a table for a file: what the page shows, without what can be done about it. */
import type { Session } from '../../../../shared/access/session.ts'
import type { User } from '../../../../shared/access/user.ts'
import { count, type DataTable, text } from '../../components/dataTable.ts'
import type { View } from '../../view.ts'
import { shownName } from '../shownName.ts'

export type PeopleListed = {
  readonly users: readonly User[]
  readonly sessions: readonly Session[]
  /** UTC milliseconds, by person. */
  readonly lastSignIns: ReadonlyMap<string, number>
}

export function peopleTable(view: View, parts: PeopleListed): DataTable {
  const { table, ...words } = view.texts.access
  return {
    key: 'users',
    caption: view.texts.pages.users,
    columns: [
      { key: 'name', label: table.name, kind: 'text' },
      { key: 'email', label: table.email, kind: 'text' },
      { key: 'roles', label: table.roles, kind: 'text' },
      { key: 'last_signed_in', label: table.since, kind: 'moment' },
      { key: 'sessions', label: table.sessions, kind: 'count' },
    ],
    rows: parts.users.map((user) => [
      text(shownName(view, user.name)),
      text(user.email),
      text(rolesOf(view, user)),
      { kind: 'moment', value: parts.lastSignIns.get(user.id) ?? null, absent: words.neverSignedIn },
      count(sessionsOf(parts, user).length),
    ]),
  }
}

export const sessionsOf = ({ sessions }: Pick<PeopleListed, 'sessions'>, { id, revision }: User): readonly Session[] =>
  sessions.filter((session) => session.user === id && session.revision === revision)

export function rolesOf({ texts, settings }: View, { roles: held, lines }: User): string {
  const names = held.map((role) => texts.access.roleNames[role]).join(', ')
  if (lines === undefined) return names
  return texts.people.onlyLines(
    names,
    lines.map((id) => settings.lines.find((line) => line.id === id)?.name ?? id),
  )
}
