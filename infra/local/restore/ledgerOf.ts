/** The list of deletions of all places that have one: a copy knows only what was deleted before it was made. */
import { type Deletion, deletions } from '../../../shared/storage/forgotten/deletions.ts'
import type { Tables } from '../../../shared/storage/tables/tables.ts'

export function together(ledgers: readonly (readonly Deletion[])[]): readonly Deletion[] {
  const known = new Map(ledgers.flat().map((entry) => [`${entry.at} ${entry.what}`, entry]))
  return [...known.values()].sort((a, b) => a.at - b.at)
}

/** undefined where the tables cannot be read. @param now UTC milliseconds */
export const ledgerIn = (tables: Tables, now: number): Promise<readonly Deletion[] | undefined> =>
  deletions(tables)
    .all(now)
    .catch(() => undefined)
