/** The list of requests to be forgotten, for people to see and confirm: when and by whom, never about whom. */
import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { ErasureRequest } from '../../access/erasureRequest.ts'
import { partition } from '../tables/reading.ts'
import { expiresAt, isExpired } from '../tables/retention.ts'
import { erasureRequestKey, erasureRequestsPartition } from '../tables/settingsTable.ts'
import type { Tables } from '../tables/tables.ts'
import { doneIfAllowed } from '../tables/writing.ts'

export type ErasureRequests = {
  readonly add: (request: ErasureRequest) => Promise<void>
  /** @returns false where it was settled already */
  readonly settle: (request: ErasureRequest) => Promise<boolean>
  /** The newest first. @param now UTC milliseconds */
  readonly recent: (now: number) => Promise<readonly ErasureRequest[]>
}

/** After that only the audit trail knows of it. */
const listedDays = 90

export function erasureRequests({ client, settings: TableName }: Tables): ErasureRequests {
  const itemOf = (request: ErasureRequest) => ({
    ...erasureRequestKey(request.id),
    document: JSON.stringify(request),
    isSettled: request.settled !== undefined,
    expiresAt: expiresAt(request.at, listedDays),
  })
  return {
    add: async (request) => {
      await client.send(new PutCommand({ TableName, Item: itemOf(request) }))
    },
    settle: (request) =>
      doneIfAllowed(
        client.send(
          new PutCommand({
            TableName,
            Item: itemOf(request),
            ConditionExpression: 'isSettled = :no',
            ExpressionAttributeValues: { ':no': false },
          }),
        ),
      ),
    recent: async (now) =>
      (await partition(client, TableName, erasureRequestsPartition))
        .filter((item) => !isExpired(item, now))
        .map((item) => ErasureRequest.parse(JSON.parse(String(item['document']))))
        .sort((a, b) => b.at - a.at),
  }
}
