/** Folds again what was given up, by its keys: the events themselves never left their table. It may be repeated as often as one likes. */
import type { EventId } from '../../shared/contacts/identifiers.ts'
import type { Line } from '../../shared/settings/settings.ts'
import type { Stores } from '../../shared/storage/stores.ts'
import { foldEvents } from './fold.ts'

export type Redriven = {
  readonly folded: number
  /** Expired, or erased, since: there is nothing to fold. */
  readonly gone: number
  readonly failed: number
}

/** @throws when the store cannot be read */
export async function redrive(stores: Stores, lines: readonly Line[], eventIds: readonly EventId[]): Promise<Redriven> {
  const wanted = [...new Set(eventIds)]
  const found = (await stores.events.findMany(wanted)).map(({ event }) => event)
  const { failed } = await foldEvents(stores, lines, found)
  await stores.folding.takeAway(wanted.filter((eventId) => !failed.has(eventId)))
  return { folded: found.length - failed.size, gone: wanted.length - found.length, failed: failed.size }
}
