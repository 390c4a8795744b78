/** The list of deletions of all places that have one: a copy knows only what was deleted before it was made. */
import { ResourceNotFoundException } from '@aws-sdk/client-dynamodb'
import { type Deletion, deletions } from '../../../shared/storage/forgotten/deletions.ts'
import { isStoreAway } from '../../../shared/storage/tables/storeAway.ts'
import type { Tables } from '../../../shared/storage/tables/tables.ts'

export function together(ledgers: readonly (readonly Deletion[])[]): readonly Deletion[] {
  const known = new Map(ledgers.flat().map((entry) => [`${entry.at} ${entry.what}`, entry]))
  return [...known.values()].sort((a, b) => a.at - b.at)
}

/**
 * undefined where there are no tables, or they hold no list that can be read.
 * @param now UTC milliseconds
 * @throws where they only do not answer, unless that is as good as broken: the list may well be there
 */
export const ledgerIn = (tables: Tables, now: number, isSilenceBroken: boolean): Promise<readonly Deletion[] | undefined> =>
  stillTold(deletions(tables).all(now), isSilenceBroken)

/** What tables in use still tell of themselves: undefined where they are gone or damaged. @throws where they only do not answer, unless that is as good as broken */
export async function stillTold<Told>(told: Promise<Told>, isSilenceBroken: boolean): Promise<Told | undefined> {
  try {
    return await told
  } catch (failure) {
    if (!isSilenceBroken && isStoreAway(failure) && !(failure instanceof ResourceNotFoundException)) throw failure
    return undefined
  }
}
