/** Takes stored events from the stream of the events table, and says which of them it could not fold. */
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda'
import type { SourceEvent } from '../../shared/contacts/contactEvent.ts'
import type { Log } from '../../shared/privacy/logRecord.ts'
import { eventSortKey } from '../../shared/storage/eventsTable.ts'
import type { SettingsStore } from '../../shared/storage/settingsStore.ts'
import { readEvent } from '../../shared/storage/storedEvents.ts'
import { foldEvents, type FoldStores } from './fold.ts'

export type FoldDependencies = FoldStores & { readonly settings: Pick<SettingsStore, 'current'>; readonly now: () => number; readonly log: Log }

/** @throws when nothing at all could be done, so that the whole batch comes again. */
export const foldApp =
  ({ settings, now, log, ...stores }: FoldDependencies) =>
  async ({ Records }: Pick<DynamoDBStreamEvent, 'Records'>): Promise<DynamoDBBatchResponse> => {
    const startedAt = now()
    const records = Records.flatMap((record) => {
      const event = liveEventIn(record)
      return event === undefined ? [] : [{ event, sequenceNumber: record.dynamodb?.SequenceNumber ?? '' }]
    })
    if (records.length === 0) return { batchItemFailures: [] }
    const lines = (await settings.current())?.settings.lines ?? []
    const { failed } = await foldEvents(
      stores,
      lines,
      records.map(({ event }) => event),
    )
    log({
      code: failed.size === 0 ? 'folded' : 'fold_failed',
      level: failed.size === 0 ? 'info' : 'error',
      count: records.length - failed.size,
      milliseconds: now() - startedAt,
    })
    return { batchItemFailures: records.flatMap(({ event, sequenceNumber }) => (failed.has(event.eventId) ? [{ itemIdentifier: sequenceNumber }] : [])) }
  }

/** Repeats, deliveries set aside and imported parcels come by the same stream and are none of the fold's. */
function liveEventIn({ eventName, dynamodb }: DynamoDBRecord): SourceEvent | undefined {
  const image = dynamodb?.NewImage
  return eventName === 'INSERT' && image?.['sk']?.S === eventSortKey ? readEvent(image['event']?.S) : undefined
}
