/** Settings as whole documents, one a version; a version is never overwritten. */
import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { Settings } from '../settings/settings.ts'
import { type Item, queryAll, queryPages } from './reading.ts'
import { settingsKey, settingsPartition } from './settingsTable.ts'
import type { Tables } from './tables.ts'
import { doneIfAllowed } from './writing.ts'

export type SettingsVersion = { readonly version: number; readonly settings: Settings }
export type SettingsStore = {
  /** The newest version; undefined before anything was set up. @throws ZodError when a newer program wrote it in a shape unknown here. */
  readonly current: () => Promise<SettingsVersion | undefined>
  /** @param expectedVersion the version the change was made from; 0 for the first. */
  readonly save: (settings: Settings, expectedVersion: number) => Promise<'saved' | 'unchanged' | 'changed_meanwhile'>
  /** Numbers of all versions, newest first. */
  readonly versions: () => Promise<readonly number[]>
}

export function settingsStore({ client, settings: TableName }: Tables): SettingsStore {
  const newestFirst = {
    TableName,
    ConsistentRead: true,
    ScanIndexForward: false,
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': settingsPartition },
  }
  let parsed: SettingsVersion | undefined // the newest version read so far; a version never changes
  const newest = async (): Promise<Item | undefined> => {
    for await (const page of queryPages(client, { ...newestFirst, Limit: 1 })) return page[0]
    return undefined
  }
  const current = async (): Promise<SettingsVersion | undefined> => {
    const item = await newest()
    if (item === undefined) return undefined
    const version = versionOf(item)
    if (parsed?.version !== version) parsed = { version, settings: Settings.parse(JSON.parse(String(item['document']))) }
    return parsed
  }
  return {
    current,
    save: async (settings, expectedVersion) => {
      const known = await newest()
      const document = JSON.stringify(settings)
      if ((known === undefined ? 0 : versionOf(known)) !== expectedVersion) return 'changed_meanwhile'
      if (known?.['document'] === document) return 'unchanged'
      const Item = { ...settingsKey(expectedVersion + 1), document }
      return (await doneIfAllowed(client.send(new PutCommand({ TableName, Item, ConditionExpression: 'attribute_not_exists(pk)' }))))
        ? 'saved'
        : 'changed_meanwhile'
    },
    versions: async () => (await queryAll(client, { ...newestFirst, ProjectionExpression: 'sk' })).map(versionOf),
  }
}

const versionOf = (item: Item) => Number(String(item['sk']).slice(1))
