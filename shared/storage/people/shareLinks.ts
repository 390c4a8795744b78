/** Links that show one version of one report to whoever holds them (A10). Kept is a digest of the token; the token itself is shown once. */
import { GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { createHash } from 'node:crypto'
import * as z from 'zod'
import { type Item, partition } from '../tables/reading.ts'
import { shareLinkKey, shareLinksPartition } from '../tables/settingsTable.ts'
import type { Tables } from '../tables/tables.ts'
import { doneIfAllowed } from '../tables/writing.ts'

export const ShareLink = z.object({
  /** Digest of the token. */
  id: z.string(),
  report: z.string(),
  version: z.int(),
  /** Who made it, by name. */
  by: z.string(),
  /** UTC milliseconds. */
  madeAt: z.int(),
  endsAt: z.int(),
  revokedAt: z.int().optional(),
})
export type ShareLink = z.infer<typeof ShareLink>
export type ShareLinks = {
  readonly make: (link: ShareLink) => Promise<void>
  /** undefined alike for unknown, over and revoked. @param now UTC milliseconds */
  readonly find: (id: string, now: number) => Promise<ShareLink | undefined>
  /** Also one that is over or revoked. */
  readonly any: (id: string) => Promise<ShareLink | undefined>
  readonly revoke: (id: string, now: number) => Promise<boolean>
  /** Those that open something now, the newest first. */
  readonly of: (report: string, now: number) => Promise<readonly ShareLink[]>
}

export const linkIdOf = (token: string): string => createHash('sha256').update(`share\n${token}`).digest('base64url')
/** Days that a link opens anything. */
export const usualDays = 90

export function shareLinks({ client, settings: TableName }: Tables): ShareLinks {
  const any = async (id: string) => {
    const { Item } = await client.send(new GetCommand({ TableName, Key: shareLinkKey(id), ConsistentRead: true }))
    return Item && linkOf(Item)
  }
  const opens = (now: number) => (link: ShareLink) => link.revokedAt === undefined && now < link.endsAt
  return {
    make: async (link) => {
      await client.send(new PutCommand({ TableName, Item: { ...shareLinkKey(link.id), ...link, expiresAt: Math.ceil(link.endsAt / 1000) } }))
    },
    any,
    find: async (id, now) => {
      const link = await any(id)
      return link !== undefined && opens(now)(link) ? link : undefined
    },
    revoke: (id, now) =>
      doneIfAllowed(
        client.send(
          new UpdateCommand({
            TableName,
            Key: shareLinkKey(id),
            UpdateExpression: 'SET revokedAt = :now',
            ConditionExpression: 'attribute_exists(pk)',
            ExpressionAttributeValues: { ':now': now },
          }),
        ),
      ),
    of: async (report, now) =>
      (await partition(client, TableName, shareLinksPartition))
        .map(linkOf)
        .filter((link) => link.report === report && opens(now)(link))
        .sort((a, b) => b.madeAt - a.madeAt),
  }
}

const linkOf = (item: Item): ShareLink => ShareLink.parse(item)
