/** Where a long task has come to, so that it goes on there after a stop. One writer a task. */
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { bookmarkKey } from '../tables/settingsTable.ts'
import type { Tables } from '../tables/tables.ts'

export type Bookmarks = {
  /** What was last written for this task, as it was written; undefined: nothing yet. The task itself knows how to read it. */
  readonly read: (task: string) => Promise<unknown>
  readonly write: (task: string, place: object) => Promise<void>
}

export function bookmarks({ client, settings: TableName }: Tables): Bookmarks {
  return {
    read: async (task) => {
      const { Item } = await client.send(new GetCommand({ TableName, Key: bookmarkKey(task), ConsistentRead: true }))
      return Item === undefined ? undefined : JSON.parse(String(Item['place']))
    },
    write: async (task, place) => {
      await client.send(new PutCommand({ TableName, Item: { ...bookmarkKey(task), place: JSON.stringify(place) } }))
    },
  }
}
