import type { SourceEvent } from '../../shared/contacts/contactEvent.ts'
import { foldEvents } from '../../functions/fold/fold.ts'
import type { Stores } from '../../shared/storage/stores.ts'
import { at, centrale, settings } from '../storage/testEvents.ts'
import { itemsOf } from '../storage/testStores.ts'

/** Stores events as the door does, without folding them. */
export async function storeEvents({ events }: Stores, facts: readonly SourceEvent[]): Promise<void> {
  for (const [n, event] of facts.entries()) await events.append(event, { source: centrale, receivedAt: at('2026-03-02T10:00:00Z'), token: `r${n}.0` })
}

export const fold = (stores: Stores, events: readonly SourceEvent[]) => foldEvents(stores, settings.lines, events)

/** Everything derived from events, as it is stored, except how often it was built and how far the fold came. */
export async function derivedFrom(stores: Stores): Promise<Readonly<Record<string, string>>> {
  const items = (await itemsOf(stores, 'contacts')).filter(({ pk }) => !String(pk).startsWith('VERSIONS#') && pk !== 'FOLDING')
  return Object.fromEntries(
    items
      .flatMap(({ pk, sk, builtFrom: _, placed: __, ...rest }): [string, string][] => {
        const isEmptyDay = String(pk).startsWith('FILES#') && rest['file'] === undefined
        return isEmptyDay ? [] : [[`${String(pk)} ${String(sk)}`, JSON.stringify(sortedFields(rest))]]
      })
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  )
}

const sortedFields = (fields: Record<string, unknown>) =>
  Object.entries(fields)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => [name, value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value])
