/** Where an event goes when the table takes no writes: pseudonymous already, written later under the same key. */
import type { SourceEvent } from '../../shared/contacts/contactEvent.ts'
import type { Delivery, EventLog, SetAside } from '../../shared/storage/facts/eventLog.ts'

export type Spilled =
  | { readonly kind: 'event'; readonly event: SourceEvent; readonly delivery: Delivery }
  | { readonly kind: 'aside'; readonly aside: SetAside; readonly delivery: Delivery }

/** All of them durable, or none and an error. */
export type Spill = (records: readonly Spilled[]) => Promise<void>

export type Written = 'accepted' | 'duplicate' | 'unrecognised' | 'quarantined'

/** Writes one record into the table; the same at the door and when what was spilled is brought home. */
export async function writeRecord(events: Pick<EventLog, 'append' | 'setAside'>, record: Spilled): Promise<Written> {
  if (record.kind === 'event') return (await events.append(record.event, record.delivery)) === 'stored' ? 'accepted' : 'duplicate'
  await events.setAside(record.aside, record.delivery)
  return record.aside.kind
}
