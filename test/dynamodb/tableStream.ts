/** The stream of a table of DynamoDB Local, read as the event source mapping of Lambda reads it. */
import { DescribeTableCommand, UpdateTableCommand } from '@aws-sdk/client-dynamodb'
import type { DynamoDBRecord } from 'aws-lambda'
import { setTimeout as pause } from 'node:timers/promises'
import * as z from 'zod'
import { awsCall } from '../../shared/storage/aws/awsCall.ts'
import { placeOf } from '../../shared/storage/tables/dynamoClient.ts'
import type { Tables } from '../../shared/storage/tables/tables.ts'

const Shards = z.object({ StreamDescription: z.object({ Shards: z.array(z.object({ ShardId: z.string() })) }) })
const Iterator = z.object({ ShardIterator: z.string() })
const Page = z.object({ Records: z.array(z.record(z.string(), z.unknown())), NextShardIterator: z.string().optional() })
const answersWithinMs = 10_000

/** Switches the stream of the events table on, as the stack has it. @returns its ARN */
export async function withStream({ client, events }: Tables): Promise<string> {
  await client.send(new UpdateTableCommand({ TableName: events, StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' } }))
  for (;;) {
    const { Table } = await client.send(new DescribeTableCommand({ TableName: events }))
    if (Table?.TableStatus === 'ACTIVE' && Table.LatestStreamArn !== undefined) return Table.LatestStreamArn
    await pause(20)
  }
}

/** Everything it holds, oldest first, as a function is handed it. */
export async function recordsOf(streamArn: string, endpoint: string): Promise<{ readonly records: readonly DynamoDBRecord[]; readonly shardId: string }> {
  const ask = asking(endpoint)
  const { StreamDescription } = Shards.parse(await ask('DescribeStream', { StreamArn: streamArn }))
  const records: DynamoDBRecord[] = []
  for (const { ShardId } of StreamDescription.Shards) {
    const begun = { StreamArn: streamArn, ShardId, ShardIteratorType: 'TRIM_HORIZON' }
    let iterator: string | undefined = Iterator.parse(await ask('GetShardIterator', begun)).ShardIterator
    while (iterator !== undefined) {
      const page: z.infer<typeof Page> = Page.parse(await ask('GetRecords', { ShardIterator: iterator }))
      // What goes over the wire is what Lambda hands on, but for the name of the stream, which it adds.
      records.push(...page.Records.map((record) => ({ ...record, eventSourceARN: streamArn }) as DynamoDBRecord))
      iterator = page.Records.length === 0 ? undefined : page.NextShardIterator
    }
  }
  return { records, shardId: StreamDescription.Shards[0]?.ShardId ?? '' }
}

function asking(address: string) {
  const { endpoint, credentials } = placeOf(address)
  const environment = { AWS_REGION: 'local', AWS_ACCESS_KEY_ID: credentials.accessKeyId, AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey }
  return (action: string, body: object) =>
    awsCall(
      { service: 'dynamodb', endpoint, target: `DynamoDBStreams_20120810.${action}`, version: '1.0', body, longestWaitMs: answersWithinMs },
      { environment, now: Date.now },
    )
}
