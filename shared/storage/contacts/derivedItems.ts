/** Everything in the contacts table that came from events, one by one; for rebuild only. */
import type { ContactId, EventId, LineId, LocalDate } from '../../contacts/identifiers.ts'
import { contactKey, contactPrefix, dayOfPartition, dayPrefix } from '../tables/contactsTable.ts'
import { type KnownContact, knownContact } from './contactStore.ts'
import { getMany, type Item, scanPages } from '../tables/reading.ts'
import type { Tables } from '../tables/tables.ts'
import { deleteMany } from '../tables/writing.ts'

/** A row of a line's local day: of a contact, or of one presence event or heartbeat. `text` is its events as they are stored. */
export type Row = { readonly line: LineId; readonly date: LocalDate; readonly key: Item; readonly text: string } & (
  | { readonly contactId: ContactId }
  | { readonly eventId: EventId }
)
export type DerivedItems = {
  readonly contacts: () => AsyncIterable<ReadonlyMap<ContactId, KnownContact>>
  readonly rows: () => AsyncIterable<readonly Row[]>
  /** Those that exist, strongly consistent. */
  readonly contactsOf: (contactIds: readonly ContactId[]) => Promise<ReadonlyMap<ContactId, KnownContact>>
  readonly dropContacts: (contactIds: readonly ContactId[]) => Promise<void>
  readonly dropRows: (rows: readonly Row[]) => Promise<void>
}

export function derivedItems({ client, contacts: TableName }: Tables): DerivedItems {
  const scan = (prefix: string) =>
    scanPages(client, { TableName, FilterExpression: 'begins_with(pk, :prefix)', ExpressionAttributeValues: { ':prefix': prefix } })
  return {
    contacts: async function* () {
      for await (const page of scan(contactPrefix)) yield byContact(page)
    },
    rows: async function* () {
      for await (const page of scan(dayPrefix)) yield page.flatMap((item) => rowOf(item) ?? [])
    },
    contactsOf: async (contactIds) => byContact(await getMany(client, TableName, [...new Set(contactIds)].map(contactKey))),
    dropContacts: (contactIds) => deleteMany(client, TableName, contactIds.map(contactKey)),
    dropRows: (rows) =>
      deleteMany(
        client,
        TableName,
        rows.map(({ key }) => key),
      ),
  }
}

// Ids are read from keys that `contactsTable` wrote from branded values.
const byContact = (items: readonly Item[]): ReadonlyMap<ContactId, KnownContact> =>
  new Map(items.map((item) => [String(item['pk']).slice(contactPrefix.length) as ContactId, knownContact(item)]))

function rowOf({ pk, sk, events }: Item): Row | undefined {
  const day = dayOfPartition(String(pk))
  if (day === undefined || typeof sk !== 'string') return undefined
  const place = { line: day.line as LineId, date: day.date as LocalDate, key: { pk, sk }, text: String(events) }
  return sk.startsWith('~') ? { ...place, eventId: sk.slice(1) as EventId } : { ...place, contactId: sk as ContactId }
}
