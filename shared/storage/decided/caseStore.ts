/** Cases that somebody kept. A version is never overwritten: each change writes the next one whole; all of them go together or not at all, and for a while they can come back. */
import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { SavedCase } from '../../cases/savedCase.ts'
import { type Item, partition } from '../tables/reading.ts'
import { expiresAt, isExpired } from '../tables/retention.ts'
import { caseKey, casesPartition } from '../tables/settingsTable.ts'
import type { Tables } from '../tables/tables.ts'
import { doneIfAllowed } from '../tables/writing.ts'

/** Can be put back until then (UTC milliseconds). */
export type RemovedCase = { readonly saved: SavedCase; readonly until: number }

export type CaseStore = {
  /** The newest version of each, the one kept last first. */
  readonly all: () => Promise<readonly SavedCase[]>
  /** The same, and what was removed and can still be put back, the newest version of each. @param now UTC milliseconds */
  readonly listed: (now: number) => Promise<{ readonly kept: readonly SavedCase[]; readonly removed: readonly RemovedCase[] }>
  /** Every version, oldest first; none: there is no such case. */
  readonly versions: (id: string) => Promise<readonly SavedCase[]>
  /** @param saved with the version after the one it was made from; 1 for the first */
  readonly save: (saved: SavedCase) => Promise<'saved' | 'changed_meanwhile'>
  /** Takes every version away; for `daysToPutBack` days they can be put back. Who did so stands in the audit trail. @param now UTC milliseconds */
  readonly remove: (id: string, now: number) => Promise<void>
  /** Puts back what was removed; what is there already stays as it is. false: there is nothing to put back. @param now UTC milliseconds */
  readonly putBack: (id: string, now: number) => Promise<boolean>
}

export const daysToPutBack = 30

/** Removed, and kept for whoever did so by mistake. */
const isRemoved = (item: Item) => item['expiresAt'] !== undefined
const read = (item: Item): SavedCase => SavedCase.parse(JSON.parse(String(item['case'])))

const idOf = (item: Item): string => String(item['sk']).split('#')[0] ?? ''
/** The last version of each, the one kept last first. @param items in the order of their keys */
const newestOf = (items: readonly Item[]): readonly Item[] =>
  [...new Map(items.map((item) => [idOf(item), item])).values()].toSorted((a, b) => read(b).at - read(a).at)

/** Every version of every case, those that were removed too: for clearing away. */
export const everyCase = async ({ client, settings }: Tables): Promise<readonly SavedCase[]> => (await partition(client, settings, casesPartition)).map(read)

export function caseStore({ client, settings: TableName }: Tables): CaseStore {
  const itemsOf = (id: string) => partition(client, TableName, casesPartition, `${id}#`)
  const mark = (item: Item, until: number | undefined) =>
    client.send(
      new UpdateCommand({
        TableName,
        Key: { pk: item['pk'], sk: item['sk'] },
        ConditionExpression: 'attribute_exists(pk)',
        ...(until === undefined
          ? { UpdateExpression: 'REMOVE expiresAt' }
          : { UpdateExpression: 'SET expiresAt = :until', ExpressionAttributeValues: { ':until': until } }),
      }),
    )
  return {
    all: async () => newestOf((await partition(client, TableName, casesPartition)).filter((item) => !isRemoved(item))).map(read),
    listed: async (now) => {
      const items = await partition(client, TableName, casesPartition)
      const shown = items.filter((item) => !isRemoved(item))
      const ids = new Set(shown.map(idOf))
      const gone = items.filter((item) => isRemoved(item) && !isExpired(item, now) && !ids.has(idOf(item)))
      return { kept: newestOf(shown).map(read), removed: newestOf(gone).map((item) => ({ saved: read(item), until: Number(item['expiresAt']) * 1000 })) }
    },
    versions: async (id) => (await itemsOf(id)).filter((item) => !isRemoved(item)).map(read),
    save: async (saved) => {
      const Item = { ...caseKey(saved.id, saved.version), case: JSON.stringify(saved) }
      // What was removed gives way to what is kept anew.
      const ConditionExpression = 'attribute_not_exists(pk) OR attribute_exists(expiresAt)'
      const isDone = await doneIfAllowed(client.send(new PutCommand({ TableName, Item, ConditionExpression })))
      return isDone ? 'saved' : 'changed_meanwhile'
    },
    remove: async (id, now) => {
      // Oldest first: what is left if this breaks off is still the case as it was last, and can be removed again.
      for (const item of await itemsOf(id)) if (!isRemoved(item)) await mark(item, expiresAt(now, daysToPutBack))
    },
    putBack: async (id, now) => {
      const items = await itemsOf(id)
      // Newest first, for the same reason. Of one that was kept anew meanwhile nothing older is put on top.
      const firstShown = items.findIndex((item) => !isRemoved(item))
      const gone = (firstShown === -1 ? items : items.slice(0, firstShown)).filter((item) => !isExpired(item, now))
      for (const item of gone.toReversed()) await mark(item, undefined)
      return firstShown !== -1 || gone.length > 0
    },
  }
}
