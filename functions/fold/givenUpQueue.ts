/** Where the fold leaves the keys of events that it gave up: an encrypted queue, read by `helpline redrive`. */
import type { EventId } from '../../shared/contacts/identifiers.ts'
import { awsCall, type AwsPlace } from '../../shared/storage/aws/awsCall.ts'
import { givenUpText } from '../../shared/storage/contacts/givenUpEntry.ts'

/** Most keys in one message: a key has 22 characters, so this stays far below what SQS takes. */
const keysInMessage = 1_000
const longestWaitMs = 5_000

/** @param queueUrl as SQS gives it: `https://sqs.{region}.amazonaws.com/…` */
export const givenUpQueue =
  (queueUrl: string, place: AwsPlace) =>
  async (eventIds: readonly EventId[]): Promise<void> => {
    const endpoint = new URL(queueUrl).origin
    for (let from = 0; from < eventIds.length; from += keysInMessage) {
      const body = { QueueUrl: queueUrl, MessageBody: givenUpText(eventIds.slice(from, from + keysInMessage)) }
      await awsCall({ service: 'sqs', endpoint, target: 'AmazonSQS.SendMessage', version: '1.0', body, longestWaitMs }, place)
    }
  }
