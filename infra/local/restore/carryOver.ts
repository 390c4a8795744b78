/** What people decided since a copy was made stays as it is now, where that can still be read: who may sign in, what was released, who was there (the audit trail). */
import { dayMs } from '../../../shared/calendar/durations.ts'
import { isContactEvent } from '../../../shared/contacts/contactEvent.ts'
import type { ContactId } from '../../../shared/contacts/identifiers.ts'
import { eventSortKey } from '../../../shared/storage/tables/eventsTable.ts'
import { keptItemOf } from '../../../shared/storage/forgotten/keptItems.ts'
import { getMany, type Item, scanPages } from '../../../shared/storage/tables/reading.ts'
import { mostSpillDays } from '../../../shared/storage/tables/retention.ts'
import { readEvent } from '../../../shared/storage/facts/storedEvents.ts'
import type { Tables } from '../../../shared/storage/tables/tables.ts'
import { deleteMany, putMany } from '../../../shared/storage/tables/writing.ts'

const tablesWithDecisions = ['events', 'settings'] as const

/**
 * Writes into `into`, which was filled from a copy. May be repeated.
 * @param withSettings take what people decided from the copy too, because that is what was lost; the audit trail and requests to be forgotten stay all the same
 */
export async function carryOver(current: Tables, into: Tables, { withSettings }: { readonly withSettings: boolean }): Promise<void> {
  for (const table of tablesWithDecisions) {
    const isCarried = ({ pk }: Item) => {
      const kept = keptItemOf(table, pk)
      if (kept === undefined || kept.restored === 'facts') return false
      return !withSettings || kept.row === 'trail' || kept.row === 'erasures'
    }
    for await (const page of scanPages(into.client, { TableName: into[table], ProjectionExpression: 'pk, sk' }))
      await deleteMany(into.client, into[table], page.filter(isCarried))
    for await (const page of scanPages(current.client, { TableName: current[table] })) await putMany(into.client, into[table], page.filter(isCarried))
  }
}

/**
 * Deliveries of which the copy knows nothing, and that are not on their way out: received since, or before and stored since, because they waited in the spill.
 * May be repeated.
 * @param since when the copy was made, UTC milliseconds @returns how many
 */
export async function deliveredSince(current: Tables, into: Tables, since: number): Promise<number> {
  let taken = 0
  const goingOn = new Set<ContactId>()
  const newer = {
    FilterExpression: 'receivedAt > :since OR #kind = :carried', // what a strip carried over was received by nobody
    ExpressionAttributeNames: { '#kind': 'kind' },
    ExpressionAttributeValues: { ':since': since - mostSpillDays * dayMs, ':carried': 'carried' },
  }
  for await (const page of scanPages(current.client, { TableName: current.events, ...newer })) {
    const staying = page.filter(({ pk, expiresAt }) => !(keptItemOf('events', pk)?.row === 'facts' && expiresAt !== undefined))
    const older = staying.filter(({ receivedAt }) => Number(receivedAt) <= since)
    const copied = new Set((await getMany(into.client, into.events, older.map(keyOf))).map(nameOf))
    const own = staying.filter((item) => !copied.has(nameOf(item)))
    await putMany(into.client, into.events, own)
    for (const id of own.flatMap(contactIn)) goingOn.add(id)
    taken += own.length
  }
  await asToldNow(current, into, goingOn)
  return taken
}

/** Contacts of which a part came since: all their moments were moved where somebody in them was forgotten, those of before the copy too, and parts must fit. */
async function asToldNow(current: Tables, into: Tables, contacts: ReadonlySet<ContactId>): Promise<void> {
  if (contacts.size === 0) return
  for await (const page of scanPages(into.client, { TableName: into.events })) {
    const own = page.filter((item) => contactIn(item).some((id) => contacts.has(id)))
    const now = await getMany(current.client, current.events, own.map(keyOf))
    await putMany(
      into.client,
      into.events,
      now.filter(({ expiresAt }) => expiresAt === undefined),
    )
  }
}

function contactIn(item: Item): readonly ContactId[] {
  if (item['sk'] !== eventSortKey) return []
  const event = readEvent(item['event'])
  return isContactEvent(event) ? [event.contactId] : []
}

const keyOf = ({ pk, sk }: Item) => ({ pk, sk })
const nameOf = ({ pk, sk }: Item) => `${String(pk)} ${String(sk)}`

/** Nobody is signed in and no link opens anything because it once did. */
export async function withoutSessions(into: Tables): Promise<void> {
  for await (const page of scanPages(into.client, { TableName: into.settings, ProjectionExpression: 'pk, sk' }))
    await deleteMany(
      into.client,
      into.settings,
      page.filter(({ pk }) => keptItemOf('settings', pk)?.restored === 'never'),
    )
}
