/** Events of AWS as functions are handed them, beside those of the gateway (signedEvent.ts). */
import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import type { DynamoDBRecord, DynamoDBStreamEvent, ScheduledEvent, SQSEvent } from 'aws-lambda'
import { createHash, randomUUID } from 'node:crypto'

type Image = Readonly<Record<string, AttributeValue>>
type StreamImage = NonNullable<NonNullable<DynamoDBRecord['dynamodb']>['NewImage']>

/** Items of a table as its stream tells of them. @param items each value with its type, as it lies in the table */
export const streamEvent = (items: readonly Image[], eventName: 'INSERT' | 'MODIFY' | 'REMOVE' = 'INSERT', from = 1_000): DynamoDBStreamEvent => ({
  Records: items.map((item, n) => recordOf(item as StreamImage, eventName, from + n)),
})

const recordOf = (image: StreamImage, eventName: NonNullable<DynamoDBRecord['eventName']>, number: number): DynamoDBRecord => ({
  eventID: createHash('md5').update(`${number}`).digest('hex'),
  eventName,
  eventVersion: '1.1',
  eventSource: 'aws:dynamodb',
  awsRegion: 'eu-west-1',
  eventSourceARN: 'arn:aws:dynamodb:eu-west-1:000000000000:table/bereikbaar-test-events/stream/2026-01-01T00:00:00.000',
  dynamodb: {
    ApproximateCreationDateTime: 1_790_000_000,
    Keys: { pk: image['pk'] ?? { S: '' }, sk: image['sk'] ?? { S: '' } },
    // What was deleted has no new image.
    ...(eventName === 'REMOVE' ? {} : { NewImage: { ...image } }),
    SequenceNumber: `${number}00000000013219335`,
    SizeBytes: 300,
    StreamViewType: 'NEW_IMAGE',
  },
})

export const queueEvent = (bodies: readonly string[]): SQSEvent => ({
  Records: bodies.map((body) => ({
    messageId: randomUUID(),
    receiptHandle: randomUUID(),
    body,
    attributes: { ApproximateReceiveCount: '1', SentTimestamp: '1790000000000', SenderId: 'AROAEXAMPLE', ApproximateFirstReceiveTimestamp: '1790000000001' },
    messageAttributes: {},
    md5OfBody: createHash('md5').update(body).digest('hex'),
    eventSource: 'aws:sqs',
    eventSourceARN: 'arn:aws:sqs:eu-west-1:000000000000:waiting',
    awsRegion: 'eu-west-1',
  })),
})

export const scheduled = (rule: string): ScheduledEvent => ({
  version: '0',
  id: randomUUID(),
  'detail-type': 'Scheduled Event',
  source: 'aws.events',
  account: '000000000000',
  time: new Date().toISOString(),
  region: 'eu-west-1',
  resources: [`arn:aws:events:eu-west-1:000000000000:rule/${rule}`],
  detail: {},
})

/** A batch of a Kinesis stream. */
export const kinesisEvent = (texts: readonly string[]) => ({
  Records: texts.map((text, n) => ({
    kinesis: {
      kinesisSchemaVersion: '1.0',
      partitionKey: `p-${n}`,
      sequenceNumber: `4959033827149025660855969253836157109592157598913658${n}`,
      data: Buffer.from(text).toString('base64'),
      approximateArrivalTimestamp: 1_790_000_000.123,
    },
    eventSource: 'aws:kinesis',
    eventVersion: '1.0',
    eventID: `shardId-000000000006:${n}`,
    eventName: 'aws:kinesis:record',
    invokeIdentityArn: 'arn:aws:iam::000000000000:role/agents',
    awsRegion: 'eu-west-1',
    eventSourceARN: 'arn:aws:kinesis:eu-west-1:000000000000:stream/agents',
  })),
})
