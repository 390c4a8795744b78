/** The spill on AWS: an encrypted queue that takes events, pseudonymous already, while the table takes none. */
import * as z from 'zod/mini'
import { awsCall, type AwsPlace } from '../../shared/storage/aws/awsCall.ts'
import type { Spill, Spilled } from './spill.ts'

const mostInBatch = 10
/** Of one request, by SQS; less than it allows. */
const mostBytes = 200_000
const longestWaitMs = 1_500

const Answer = z.object({ Successful: z._default(z.array(z.object({ Id: z.string() })), []) })

/**
 * All of the records durable in the queue, or an error: then nobody was told that they are kept, and sending them again does no harm.
 * @param queueUrl as SQS gives it: `https://sqs.{region}.amazonaws.com/…`
 */
export function queueSpill(queueUrl: string, place: AwsPlace): Spill {
  return async (records) => {
    for (const batch of batchesOf(records)) await send(batch, queueUrl, place)
  }
}

async function send(batch: readonly string[], queueUrl: string, place: AwsPlace): Promise<void> {
  const body = { QueueUrl: queueUrl, Entries: batch.map((text, n) => ({ Id: String(n), MessageBody: text })) }
  const endpoint = new URL(queueUrl).origin
  const answer = await awsCall({ service: 'sqs', endpoint, target: 'AmazonSQS.SendMessageBatch', version: '1.0', body, longestWaitMs }, place)
  if (Answer.parse(answer).Successful.length !== batch.length) throw new Error('the queue did not take everything')
}

function batchesOf(records: readonly Spilled[]): readonly (readonly string[])[] {
  const batches: string[][] = []
  let bytes = 0
  for (const text of records.map((record) => JSON.stringify(record))) {
    const last = batches.at(-1)
    const size = Buffer.byteLength(text)
    if (last === undefined || last.length === mostInBatch || bytes + size > mostBytes) {
      batches.push([text])
      bytes = size
    } else {
      last.push(text)
      bytes += size
    }
  }
  return batches
}
