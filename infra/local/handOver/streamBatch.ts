/** Which events were in a batch that Lambda could not process. The stream knows for a day; after that it cannot be told. */
import * as z from 'zod'
import type { EventId } from '../../../shared/contacts/identifiers.ts'
import { eventIdIn, eventSortKey } from '../../../shared/storage/tables/eventsTable.ts'
import { AwsRefused } from '../../../shared/storage/aws/awsCall.ts'
import type { StreamBatch } from '../../../shared/storage/contacts/givenUpEntry.ts'
import type { AwsSession } from './awsSession.ts'

const Text = z.object({ S: z.string() })
const Iterator = z.object({ ShardIterator: z.string() })
const Page = z.object({
  Records: z.array(z.object({ eventName: z.string(), dynamodb: z.object({ SequenceNumber: z.string(), Keys: z.object({ pk: Text, sk: Text }) }) })),
  NextShardIterator: z.string().nullish(),
})

/** @returns undefined when the stream does not hold the whole batch any more @throws when it cannot be asked */
export async function eventIdsOfBatch(
  call: AwsSession,
  { streamArn, shardId, startSequenceNumber, endSequenceNumber }: StreamBatch,
): Promise<readonly EventId[] | undefined> {
  const ask = async (action: string, body: object) => call('dynamodb-streams', `DynamoDBStreams_20120810.${action}`, body).catch(undefinedIfForgotten)
  const place = { StreamArn: streamArn, ShardId: shardId, ShardIteratorType: 'AT_SEQUENCE_NUMBER', SequenceNumber: startSequenceNumber }
  let iterator: string | undefined | null = Iterator.safeParse(await ask('GetShardIterator', place)).data?.ShardIterator
  const found: EventId[] = []
  const last = BigInt(endSequenceNumber)
  while (iterator !== undefined && iterator !== null) {
    const page: z.infer<typeof Page> | undefined = Page.safeParse(await ask('GetRecords', { ShardIterator: iterator })).data
    if (page === undefined) return undefined
    for (const { eventName, dynamodb } of page.Records) {
      const number = BigInt(dynamodb.SequenceNumber)
      const eventId = eventIdIn(dynamodb.Keys.pk.S)
      if (number <= last && eventName === 'INSERT' && dynamodb.Keys.sk.S === eventSortKey && eventId !== undefined) found.push(eventId)
      if (number >= last) return found
    }
    iterator = page.NextShardIterator
  }
  return undefined
}

/** @throws anything else: a stream that cannot be asked now has forgotten nothing */
function undefinedIfForgotten(failure: unknown): undefined {
  if (failure instanceof AwsRefused && forgotten.has(failure.kind)) return undefined
  throw failure
}
const forgotten = new Set(['TrimmedDataAccessException', 'ResourceNotFoundException', 'ValidationException'])
