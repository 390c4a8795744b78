/** What was spilled is written under the same key as it would have been; what fails stays in the queue and comes again. */
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda'
import type { Log } from '../../shared/privacy/logRecord.ts'
import type { EventLog } from '../../shared/storage/facts/eventLog.ts'
import { type Spilled, writeRecord } from './spill.ts'

export type DrainDependencies = {
  readonly events: Pick<EventLog, 'append' | 'setAside'>
  readonly log: Log
  readonly newRequest: () => string
}

/** One bad record holds up none of the others. */
export function drain({ events, log, newRequest }: DrainDependencies): (event: Pick<SQSEvent, 'Records'>) => Promise<SQSBatchResponse> {
  return async ({ Records }) => {
    const request = newRequest()
    const outcomes = await Promise.all(
      Records.map(async ({ messageId, body }) => {
        try {
          await writeRecord(events, JSON.parse(body) as Spilled) // written by `queueSpill`, and nobody else may write there
          return undefined
        } catch {
          return { itemIdentifier: messageId }
        }
      }),
    )
    const batchItemFailures = outcomes.filter((failure) => failure !== undefined)
    const count = Records.length - batchItemFailures.length
    if (count > 0) log({ code: 'spool_drained', level: 'info', request, count })
    if (batchItemFailures.length > 0) log({ code: 'spill_failed', level: 'warning', request, count: batchItemFailures.length })
    return { batchItemFailures }
  }
}
