/** Writes that may fail for a reason that is no fault: a condition that does not hold. */
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb'
import type { Item } from './reading.ts'
import { pauseBefore } from './retry.ts'
import type { Tables } from './tables.ts'
import { inTurns } from './turns.ts'

/** True when the write was done, false when its condition did not hold; anything else is thrown. */
export async function doneIfAllowed(write: Promise<unknown>): Promise<boolean> {
  try {
    await write
    return true
  } catch (failure) {
    if (failure instanceof ConditionalCheckFailedException) return false
    throw failure
  }
}

const writesInOneBatch = 25

/** Deletes whatever is there under the keys of these items. */
export const deleteMany = (client: Tables['client'], table: string, items: readonly Item[]): Promise<void> =>
  writeBatches(
    client,
    table,
    items.map(({ pk, sk }) => ({ DeleteRequest: { Key: { pk, sk } } })),
  )

/** Writes items whatever is there, in batches; for items that may be written again. Together they are held in memory. */
export const putMany = (client: Tables['client'], table: string, items: readonly Item[]): Promise<void> =>
  writeBatches(
    client,
    table,
    items.map((Item) => ({ PutRequest: { Item } })),
  )

type WriteRequest = { readonly DeleteRequest: { readonly Key: Item } } | { readonly PutRequest: { readonly Item: Item } }

async function writeBatches(client: Tables['client'], table: string, requests: readonly WriteRequest[]): Promise<void> {
  const batches = Array.from({ length: Math.ceil(requests.length / writesInOneBatch) }, (_, n) =>
    requests.slice(n * writesInOneBatch, (n + 1) * writesInOneBatch),
  )
  await inTurns(batches, 4, async (batch) => {
    let left: WriteRequest[] = [...batch]
    for (let attempt = 0; left.length > 0; attempt++) {
      if (attempt > 0) await pauseBefore(attempt)
      const answer = await client.send(new BatchWriteCommand({ RequestItems: { [table]: left } }))
      left = (answer.UnprocessedItems?.[table] ?? []).flatMap(({ DeleteRequest, PutRequest }): WriteRequest[] => {
        if (DeleteRequest?.Key) return [{ DeleteRequest: { Key: DeleteRequest.Key } }]
        return PutRequest?.Item ? [{ PutRequest: { Item: PutRequest.Item } }] : []
      })
    }
  })
}
