/** Settings as whole documents, one a version; a version is never overwritten. */
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import type { Settings } from '../../settings/settings.ts'
import { type Item, queryAll, queryPages } from '../tables/reading.ts'
import { settingsKey, settingsPartition } from '../tables/settingsTable.ts'
import type { Tables } from '../tables/tables.ts'
import { doneIfAllowed } from '../tables/writing.ts'

export type SettingsVersion = { readonly version: number; readonly settings: Settings }
/** Who saved a version, by id, and when, in UTC milliseconds. */
export type SavedBy = { readonly by: string; readonly at: number }
export type SettingsStore = {
  /**
   * The newest version that this program can read; undefined before anything was set up. One that a newer program wrote in a shape unknown here stays as it is:
   * while both are in use, or after a step back, this one goes on with what it knew, and cannot save over it. @throws ZodError where it can read none
   */
  readonly current: () => Promise<SettingsVersion | undefined>
  /** @param expectedVersion the version the change was made from; 0 for the first. @param who absent: nobody who signed in, such as a settings file */
  readonly save: (settings: Settings, expectedVersion: number, who?: SavedBy) => Promise<'saved' | 'unchanged' | 'changed_meanwhile'>
  /** One version; undefined: there is none of that number. */
  readonly at: (version: number) => Promise<Settings | undefined>
  /** undefined: it is not known. */
  readonly savedBy: (version: number) => Promise<SavedBy | undefined>
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
  let beyond: number | undefined // the newest version, where it cannot be read here
  const current = async (): Promise<SettingsVersion | undefined> => {
    const [item, schema] = await Promise.all([newest(), settingsSchema()])
    if (item === undefined) return undefined
    const version = versionOf(item)
    if (parsed !== undefined && (parsed.version === version || beyond === version)) return parsed
    const known = schema.safeParse(JSON.parse(String(item['document'])))
    const readable = known.success ? { version, settings: known.data } : await newestReadable(schema)
    if (readable === undefined) throw known.error ?? new Error('settings that cannot be read')
    beyond = known.success ? undefined : version
    parsed = readable
    return parsed
  }
  const newestReadable = async (schema: typeof Settings): Promise<SettingsVersion | undefined> => {
    for await (const page of queryPages(client, { ...newestFirst, Limit: 1 }))
      for (const item of page) {
        const known = schema.safeParse(JSON.parse(String(item['document'])))
        if (known.success) return { version: versionOf(item), settings: known.data }
      }
    return undefined
  }
  return {
    current,
    save: async (settings, expectedVersion, who) => {
      const known = await newest()
      const document = JSON.stringify(settings)
      if ((known === undefined ? 0 : versionOf(known)) !== expectedVersion) return 'changed_meanwhile'
      if (known?.['document'] === document) return 'unchanged'
      const Item = { ...settingsKey(expectedVersion + 1), document, ...(who && { savedBy: who.by, savedAt: who.at }) }
      return (await doneIfAllowed(client.send(new PutCommand({ TableName, Item, ConditionExpression: 'attribute_not_exists(pk)' }))))
        ? 'saved'
        : 'changed_meanwhile'
    },
    at: async (version) => {
      const { Item } = await client.send(new GetCommand({ TableName, Key: settingsKey(version) }))
      return Item && settingsIn(Item, await settingsSchema())
    },
    savedBy: async (version) => {
      const { Item } = await client.send(new GetCommand({ TableName, Key: settingsKey(version), ProjectionExpression: 'savedBy, savedAt' }))
      return Item?.['savedBy'] === undefined ? undefined : { by: String(Item['savedBy']), at: Number(Item['savedAt']) }
    },
    versions: async () => (await queryAll(client, { ...newestFirst, ProjectionExpression: 'sk' })).map(versionOf),
  }
}

/** Hundreds of schemas, made when settings are first asked for and while the store looks for them: a function that starts does not wait for them. */
const settingsSchema = async () => (await import('../../settings/settings.ts')).Settings

const settingsIn = (item: Item, schema: typeof Settings): Settings => schema.parse(JSON.parse(String(item['document'])))

const versionOf = (item: Item) => Number(String(item['sk']).slice(1))
