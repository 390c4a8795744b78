/**
 * What Lambda does between a stream and a function, as its documentation describes it, with a clock of its own: batches in order, a failed one again and
 * in halves, what was named as failed again from the first of them on, and what stays failed into a destination that is told positions and no content.
 */
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda'

export type MappingOptions = {
  readonly batchSize: number
  readonly retryAttempts: number
  readonly maxRecordAgeMs: number
  /** Virtual; the handler may let it go on. */
  readonly clock: { now: number }
}
type Delivered = {
  /** Moment at which a record was no longer the mapping's concern, by sequence number. */
  readonly doneAt: ReadonlyMap<string, number>
  /** Messages in the queue of the on-failure destination. */
  readonly destination: readonly string[]
  readonly invocations: number
}
const streamArn = 'arn:aws:dynamodb:eu-west-1:000000000000:table/bereikbaar-test-events/stream/2026-01-01T00:00:00.000'

export async function throughMapping(
  records: readonly DynamoDBRecord[],
  handler: (event: DynamoDBStreamEvent) => Promise<DynamoDBBatchResponse>,
  { batchSize, retryAttempts, maxRecordAgeMs, clock }: MappingOptions,
): Promise<Delivered> {
  const begun = clock.now
  const doneAt = new Map<string, number>()
  const destination: string[] = []
  let invocations = 0
  const done = (some: readonly DynamoDBRecord[]) => {
    for (const record of some) doneAt.set(numberOf(record), clock.now)
  }
  /** @returns how many from the start are done; -1 when the whole batch failed without a word about which. */
  const invoke = async (batch: readonly DynamoDBRecord[]): Promise<number> => {
    invocations += 1
    clock.now += 20
    try {
      const { batchItemFailures } = await handler({ Records: [...batch] })
      const places = batchItemFailures.map(({ itemIdentifier }) => batch.findIndex((record) => numberOf(record) === itemIdentifier))
      if (places.includes(-1)) return -1 // a name it does not know counts as a failure of everything
      return places.length === 0 ? batch.length : Math.min(...places)
    } catch {
      return -1
    }
  }
  const giveUp = (batch: readonly DynamoDBRecord[]) => {
    const info = { shardId: 'shardId-00000001', startSequenceNumber: numberOf(batch[0]), endSequenceNumber: numberOf(batch.at(-1)), batchSize: batch.length }
    destination.push(
      JSON.stringify({
        requestContext: { condition: 'RetryAttemptsExhausted', approximateInvokeCount: retryAttempts + 1 },
        responseContext: { statusCode: 200, functionError: 'Unhandled' },
        version: '1.0',
        DDBStreamBatchInfo: { ...info, streamArn },
      }),
    )
    done(batch)
  }
  const deliver = async (batch: readonly DynamoDBRecord[], failures: number): Promise<void> => {
    const reached = await invoke(batch)
    done(batch.slice(0, Math.max(0, reached)))
    const left = batch.slice(Math.max(0, reached))
    if (left.length === 0) return
    if (failures >= retryAttempts || clock.now - begun > maxRecordAgeMs) return giveUp(left)
    clock.now += Math.min(60_000, 1_000 * 2 ** failures)
    if (reached > 0) return deliver(left, failures) // divided where it was said to have failed; that is no try
    if (left.length === 1 || reached === 0) return deliver(left, failures + 1)
    const half = Math.ceil(left.length / 2)
    await deliver(left.slice(0, half), failures)
    await deliver(left.slice(half), failures)
  }
  for (let from = 0; from < records.length; from += batchSize) await deliver(records.slice(from, from + batchSize), 0)
  return { doneAt, destination, invocations }
}

const numberOf = (record: DynamoDBRecord | undefined) => record?.dynamodb?.SequenceNumber ?? ''
