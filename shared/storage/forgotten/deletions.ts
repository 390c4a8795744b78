/** What was stripped, swept or erased, and when: kept longer than any backup, so that a restore can do it again before anybody reads. Only digests and dates. */
import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { createHash } from 'node:crypto'
import * as z from 'zod'
import { deletionKey, deletionsPartition } from '../tables/historyTable.ts'
import { partition } from '../tables/reading.ts'
import { deletionDays, expiresAt, isExpired } from '../tables/retention.ts'
import type { Tables } from '../tables/tables.ts'

export const Deletion = z.strictObject({ what: z.string(), at: z.int() })
export type Deletion = z.infer<typeof Deletion>
export type Deletions = {
  /** @param what a strip, or a keyed digest; never anything of a person */
  readonly note: (what: string, at: number) => Promise<void>
  /** Of the last 40 days, the oldest first. */
  readonly all: (now: number) => Promise<readonly Deletion[]>
}

/** How each kind of entry is written. */
export const strippedMark = (until: number): string => `strip ${new Date(until).toISOString()}`
export const erasedMark = (pseudonym: string): string => `erase ${createHash('sha256').update(pseudonym).digest('base64url').slice(0, 22)}`
export const undoneImportMark = (importId: string): string => `import ${importId}`

export type Marked =
  | { readonly kind: 'strip'; readonly until: number }
  | { readonly kind: 'erase'; readonly mark: string }
  | { readonly kind: 'import'; readonly importId: string }

/** undefined for an entry of a newer program. */
export function markedIn({ what }: Deletion): Marked | undefined {
  const [kind, ...words] = what.split(' ')
  const text = words.join(' ')
  if (kind === 'strip') return { kind, until: Date.parse(text) }
  if (kind === 'erase') return { kind, mark: what }
  return kind === 'import' ? { kind, importId: text } : undefined
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
