/** Whether rows that say they are one contact can be one. */
import { type ContactEvent, isContactEvent, isNamed } from '../../../shared/contacts/contactEvent.ts'
import type { ImportedRow } from './part.ts'

/**
 * How many ids of contacts stand on rows of different callers, in one part of a file. Rows of one id are one attempt, as an answer and its transfer are; of two
 * people they are two attempts of which one is lost, where the column that was taken for the id holds something else.
 */
export function idsOfSeveralCallers(rows: readonly ImportedRow[]): number {
  const callerOf = new Map<ContactEvent['contactId'], ContactEvent['caller']>()
  const several = new Set<ContactEvent['contactId']>()
  for (const { events } of rows)
    for (const event of events) {
      if (!isContactEvent(event) || !isNamed(event)) continue
      const first = callerOf.get(event.contactId)
      if (first === undefined) callerOf.set(event.contactId, event.caller)
      else if (first !== event.caller) several.add(event.contactId)
    }
  return several.size
}
