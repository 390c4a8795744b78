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

/** Deletes whatever is there under these keys. */
export async function deleteMany(client: Tables['client'], table: string, keys: readonly Item[]): Promise<void> {
  const batches = Array.from({ length: Math.ceil(keys.length / writesInOneBatch) }, (_, n) => keys.slice(n * writesInOneBatch, (n + 1) * writesInOneBatch))
  await inTurns(batches, 4, async (batch) => {
    let left = batch.map((Key) => ({ DeleteRequest: { Key } }))
    for (let attempt = 0; left.length > 0; attempt++) {
      if (attempt > 0) await pauseBefore(attempt)
      const answer = await client.send(new BatchWriteCommand({ RequestItems: { [table]: left } }))
      left = (answer.UnprocessedItems?.[table] ?? []).flatMap((request) =>
        request.DeleteRequest?.Key ? [{ DeleteRequest: { Key: request.DeleteRequest.Key } }] : [],
      )
    }
  })
}
