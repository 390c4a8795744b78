/** Of every group of settings who changed which value last: what a page says beside it. The audit trail holds all of it. */
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import { settingChangesKey } from '../tables/settingsTable.ts'
import type { Tables } from '../tables/tables.ts'

const LastChange = z.strictObject({
  field: z.string(),
  /** What it was changed to, as it is typed: a value that differs now was changed in another way since, such as by a settings file. */
  to: z.string(),
  /** UTC milliseconds. */
  at: z.int(),
  /** Id of who did. */
  by: z.string(),
})
export type LastChange = z.infer<typeof LastChange>
export type SettingChanges = {
  readonly of: (group: string) => Promise<readonly LastChange[]>
  readonly note: (group: string, changes: readonly LastChange[]) => Promise<void>
}

export function settingChanges({ client, settings: TableName }: Pick<Tables, 'client' | 'settings'>): SettingChanges {
  const of = async (group: string): Promise<readonly LastChange[]> => {
    const { Item } = await client.send(new GetCommand({ TableName, Key: settingChangesKey(group), ConsistentRead: true }))
    return Item === undefined ? [] : LastChange.array().parse(JSON.parse(String(Item['changes'])))
  }
  return {
    of,
    note: async (group, changes) => {
      const changed = new Set(changes.map(({ field }) => field))
      const all = [...(await of(group)).filter(({ field }) => !changed.has(field)), ...changes]
      await client.send(new PutCommand({ TableName, Item: { ...settingChangesKey(group), changes: JSON.stringify(all) } }))
    },
  }
}
