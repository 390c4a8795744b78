/** Requests to be forgotten, without who it is about: who asked, who settled, when. */
import { confirmWithinMs, type ErasureRequest, type ErasureState } from '../../../../../shared/access/erasureRequest.ts'
import type { User } from '../../../../../shared/access/user.ts'
import { shownName } from '../../../access/shownName.ts'
import { type DataTable, text } from '../../../components/dataTable.ts'
import type { View } from '../../../view.ts'

export type ListedRequest = ErasureRequest & { readonly state: ErasureState }
export type RequestsListed = {
  readonly requests: readonly ListedRequest[]
  /** For the names in the list. */
  readonly people: readonly User[]
}

export function erasureTable(view: View, { requests, people }: RequestsListed): DataTable {
  const { table, ...words } = view.texts.erasure
  return {
    key: 'requests',
    caption: words.list,
    columns: [
      { key: 'at', label: table.at, kind: 'moment' },
      { key: 'by', label: table.by, kind: 'text' },
      { key: 'state', label: table.state, kind: 'text' },
    ],
    rows: requests.map((request) => [{ kind: 'moment', value: request.at }, text(askedBy(view, people, request.by)), text(stateWords(view, people, request))]),
  }
}

export const askedBy = (view: View, people: readonly User[], id: string): string =>
  id === 'operator' ? view.texts.access.ourselves.operator : shownName(view, people.find((user) => user.id === id)?.name ?? view.texts.erasure.somebodyGone)

export function stateWords(view: View, people: readonly User[], { state, at, settled }: ListedRequest): string {
  const { formats, texts } = view
  const words = texts.erasure
  if (state === 'waiting') return words.waiting(formats.moment(at + confirmWithinMs))
  return settled === undefined ? words.states[state] : words.settled[settled.as](askedBy(view, people, settled.by), formats.moment(settled.at))
}
