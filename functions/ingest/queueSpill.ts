/** The spill on AWS: an encrypted queue that takes events, pseudonymous already, while the table takes none. */
import * as z from 'zod'
import { type AwsCredentials, signedHeaders } from './awsSignature.ts'
import type { Spill, Spilled } from './spill.ts'

export type QueueSpill = {
  /** As SQS gives it: `https://sqs.{region}.amazonaws.com/…`. */
  readonly queueUrl: string
  readonly region: string
  /** Asked each time: on Lambda they change. */
  readonly credentials: () => AwsCredentials
  /** UTC milliseconds. */
  readonly now: () => number
  readonly fetch?: typeof fetch
}

const mostInBatch = 10
/** Of one request, by SQS; less than it allows. */
const mostBytes = 200_000
const longestWaitMs = 1_500

const Answer = z.object({ Successful: z.array(z.object({ Id: z.string() })).default([]), Failed: z.array(z.unknown()).default([]) })

/** All of the records durable in the queue, or an error: then nobody was told that they are kept, and sending them again does no harm. */
export function queueSpill(queue: QueueSpill): Spill {
  return async (records) => {
    for (const batch of batchesOf(records)) await send(batch, queue)
  }
}

async function send(batch: readonly string[], { queueUrl, region, credentials, now, fetch: given }: QueueSpill): Promise<void> {
  const { host } = new URL(queueUrl)
  const body = JSON.stringify({ QueueUrl: queueUrl, Entries: batch.map((text, n) => ({ Id: String(n), MessageBody: text })) })
  const headers = { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': 'AmazonSQS.SendMessageBatch' }
  // The host is set by whoever sends; signed it must be all the same.
  const { host: _host, ...signed } = signedHeaders({ host, region, service: 'sqs', headers, body, now: now() }, credentials())
  const ask = given ?? fetch
  const answer = await ask(`https://${host}/`, { method: 'POST', headers: signed, body, signal: AbortSignal.timeout(longestWaitMs) })
  const { Successful } = answer.ok ? Answer.parse(await answer.json()) : { Successful: [] }
  if (Successful.length !== batch.length) throw new Error('the queue did not take everything')
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
