/** Cases that somebody kept. A version is never overwritten: each change writes the next one whole; all of them go together or not at all. */
import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { SavedCase } from '../cases/savedCase.ts'
import { type Item, partition } from './reading.ts'
import { caseKey, casesPartition } from './settingsTable.ts'
import type { Tables } from './tables.ts'
import { doneIfAllowed } from './writing.ts'

export type CaseStore = {
  /** The newest version of each, the one kept last first. */
  readonly all: () => Promise<readonly SavedCase[]>
  /** Every version, oldest first; none: there is no such case. */
  readonly versions: (id: string) => Promise<readonly SavedCase[]>
  /** @param saved with the version after the one it was made from; 1 for the first */
  readonly save: (saved: SavedCase) => Promise<'saved' | 'changed_meanwhile'>
  /** Takes every version away. Who did so stands in the audit trail. */
  readonly remove: (id: string) => Promise<void>
}

export function caseStore({ client, settings: TableName }: Tables): CaseStore {
  const read = (item: Item): SavedCase => SavedCase.parse(JSON.parse(String(item['case'])))
  return {
    all: async () => {
      const newest = new Map((await partition(client, TableName, casesPartition)).map((item): [string, Item] => [String(item['sk']).split('#')[0] ?? '', item]))
      return [...newest.values()].map(read).sort((a, b) => b.at - a.at) // versions come in order, the last stays
    },
    versions: async (id) => (await partition(client, TableName, casesPartition, `${id}#`)).map(read),
    save: async (saved) => {
      const Item = { ...caseKey(saved.id, saved.version), case: JSON.stringify(saved) }
      const isDone = await doneIfAllowed(client.send(new PutCommand({ TableName, Item, ConditionExpression: 'attribute_not_exists(pk)' })))
      return isDone ? 'saved' : 'changed_meanwhile'
    },
    remove: async (id) => {
      // Oldest first: what is left if this breaks off is still the case as it was last, and can be removed again.
      for (const { pk, sk } of await partition(client, TableName, casesPartition, `${id}#`))
        await client.send(new DeleteCommand({ TableName, Key: { pk, sk } }))
    },
  }
}
