import type { LocalDate } from '../../../../shared/contacts/identifiers.ts'
import type { View } from '../../view.ts'
import type { RosterRequest, RosterView } from './rosterRequest.ts'

export type RosterAddressChange = { readonly week?: LocalDate; readonly show?: RosterView; readonly add?: readonly string[]; readonly line?: string }

/** The same page with something else; the address is the whole state. */
export function rosterAddress(
  view: Pick<View, 'language'>,
  { line, from, show, whatIfs }: RosterRequest,
  change: RosterAddressChange,
  path = '/roster',
): string {
  const query = new URLSearchParams({ line: change.line ?? line.id, week: change.week ?? from, show: change.show ?? show, lang: view.language })
  for (const text of change.add ?? whatIfs.map((whatIf) => whatIf.text)) query.append('add', text)
  return `${path}?${query.toString()}`
}
