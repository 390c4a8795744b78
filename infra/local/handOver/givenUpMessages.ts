/** The queue of given-up records, read by a person at the command line. A message is hidden from others while it is looked at, and deleted by its own receipt. */
import * as z from 'zod'
import { type GivenUpEntry, givenUpEntry } from '../../../shared/storage/contacts/givenUpEntry.ts'
import type { AwsSession } from './awsSession.ts'

export type KeptMessage = { readonly entry: GivenUpEntry | undefined; readonly remove: () => Promise<void> }

const Queue = z.object({ QueueUrl: z.string() })
const Received = z.object({ Messages: z.array(z.object({ MessageId: z.string(), ReceiptHandle: z.string(), Body: z.string() })).default([]) })
/** Longer than folding them takes; what is left is shown again at once. */
const hiddenSeconds = 900
const waitSeconds = 1
const mostAtOnce = 10
/** More are there the next time. */
const mostMessages = 1_000

/** As the stack names it. */
const givenUpQueueName = (stage: string): string => `bereikbaar-${stage}-given-up`

/** @throws when the queue cannot be found or read */
export async function givenUpMessages(
  call: AwsSession,
  stage: string,
): Promise<{ readonly messages: readonly KeptMessage[]; readonly release: () => Promise<void> }> {
  const { QueueUrl } = Queue.parse(await call('sqs', 'AmazonSQS.GetQueueUrl', { QueueName: givenUpQueueName(stage) }))
  const held = new Map<string, string>()
  const messages: KeptMessage[] = []
  while (messages.length < mostMessages) {
    const asked = { QueueUrl, MaxNumberOfMessages: mostAtOnce, VisibilityTimeout: hiddenSeconds, WaitTimeSeconds: waitSeconds }
    const { Messages } = Received.parse(await call('sqs', 'AmazonSQS.ReceiveMessage', asked))
    if (Messages.length === 0) break
    for (const { MessageId, ReceiptHandle, Body } of Messages) {
      held.set(MessageId, ReceiptHandle)
      const remove = async () => {
        await call('sqs', 'AmazonSQS.DeleteMessage', { QueueUrl, ReceiptHandle })
        held.delete(MessageId)
      }
      messages.push({ entry: givenUpEntry(Body), remove })
    }
  }
  const release = async () => {
    for (const ReceiptHandle of held.values()) await call('sqs', 'AmazonSQS.ChangeMessageVisibility', { QueueUrl, ReceiptHandle, VisibilityTimeout: 0 })
  }
  return { messages, release }
}
