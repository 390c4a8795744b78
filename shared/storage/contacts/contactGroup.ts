/** A contact together with all contacts joined to it (see `joinedContacts`): read together and kept under one of their ids. */
import { joinedIn } from '../../contacts/joinedContacts.ts'
import type { ContactEvent } from '../../contacts/contactEvent.ts'
import type { ContactId } from '../../contacts/identifiers.ts'
import type { ContactStore, KnownContact } from './contactStore.ts'

export type ContactGroup = {
  /** The name under which rows stand: the same whoever looks. */
  readonly root: ContactId
  readonly events: readonly ContactEvent[]
  readonly members: ReadonlyMap<ContactId, KnownContact>
}

/** A contact moved more often than this is no contact. */
const mostMembers = 20

/** Reads nothing extra where nothing was joined, which is nearly always. */
export async function groupOf(contacts: Pick<ContactStore, 'read'>, contactId: ContactId, known: KnownContact): Promise<ContactGroup> {
  const members = new Map([[contactId, known]])
  let waiting = joinedIn(known.events)
  while (waiting.length > 0 && members.size < mostMembers) {
    const [next, ...rest] = waiting
    waiting = rest
    if (next === undefined || members.has(next)) continue
    const other = (await contacts.read(next)) ?? { events: [], placed: [] }
    members.set(next, other)
    waiting = [...waiting, ...joinedIn(other.events)]
  }
  const root = [...members.keys()].reduce((least, id) => (id < least ? id : least), contactId)
  return { root, members, events: [...members.values()].flatMap(({ events }) => events) }
}
