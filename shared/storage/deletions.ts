/** What was stripped, swept or erased, and when: kept longer than any backup, so that a restore can do it again before anybody reads. Only digests and dates. */
import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { deletionKey, deletionsPartition } from './historyTable.ts'
import { partition } from './reading.ts'
import { deletionDays, expiresAt, isExpired } from './retention.ts'
import type { Tables } from './tables.ts'

export type Deletion = { readonly what: string; readonly at: number }
export type Deletions = {
  /** @param what a strip, or a keyed digest; never anything of a person */
  readonly note: (what: string, at: number) => Promise<void>
  /** Of the last 40 days, the oldest first. */
  readonly all: (now: number) => Promise<readonly Deletion[]>
}

export function deletions({ client, history: TableName }: Tables): Deletions {
  return {
    note: async (what, at) => {
      await client.send(new PutCommand({ TableName, Item: { ...deletionKey(at, what), what, at, expiresAt: expiresAt(at, deletionDays) } }))
    },
    all: async (now) => {
      const items = await partition(client, TableName, deletionsPartition)
      return items.filter((item) => !isExpired(item, now)).map(({ what, at }) => ({ what: String(what), at: Number(at) }))
    },
  }
}
