/** What lies in the queue of given-up records: keys that the fold left there, or, when the fold itself broke, where in the stream its batch stood. */
import * as z from 'zod'
import { EventId } from '../../contacts/identifiers.ts'

const Keys = z.object({ eventIds: z.array(EventId).min(1) })
/** As Lambda writes it for a batch that it could not hand over. */
const Batch = z.object({
  DDBStreamBatchInfo: z.object({
    shardId: z.string().min(1),
    startSequenceNumber: z.string().regex(/^\d{1,40}$/),
    endSequenceNumber: z.string().regex(/^\d{1,40}$/),
    streamArn: z.string().startsWith('arn:'),
  }),
})
export type StreamBatch = z.infer<typeof Batch>['DDBStreamBatchInfo']
export type GivenUpEntry = { readonly eventIds: readonly EventId[] } | { readonly batch: StreamBatch }

export const givenUpText = (eventIds: readonly EventId[]): string => JSON.stringify({ eventIds })

/** undefined for a message of another hand. */
export function givenUpEntry(text: string): GivenUpEntry | undefined {
  const read = parsed(text)
  const keys = Keys.safeParse(read)
  if (keys.success) return { eventIds: keys.data.eventIds }
  const batch = Batch.safeParse(read)
  return batch.success ? { batch: batch.data.DDBStreamBatchInfo } : undefined
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
