/** Takes stored events from the stream of the events table, and says which of them it could not fold. */
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda'
import type { SourceEvent } from '../../shared/contacts/contactEvent.ts'
import type { EventId } from '../../shared/contacts/identifiers.ts'
import type { Line } from '../../shared/settings/settings.ts'
import type { Log } from '../../shared/privacy/logRecord.ts'
import { eventIdIn, eventSortKey } from '../../shared/storage/eventsTable.ts'
import type { SettingsStore } from '../../shared/storage/settingsStore.ts'
import { readEvent } from '../../shared/storage/storedEvents.ts'
import { foldEvents, type FoldStores } from './fold.ts'
import { foldPatiently, type Patience, type PatientlyFolded } from './foldPatiently.ts'

export type FoldDependencies = FoldStores & {
  readonly settings: Pick<SettingsStore, 'current'>
  readonly now: () => number
  readonly log: Log
  /** Absent where whoever hands the batches over counts the tries and gives up. */
  readonly patience?: Omit<Patience, 'now'>
}
type StreamRecord = { readonly eventId: EventId; readonly event: SourceEvent | undefined; readonly sequenceNumber: string }

/** @throws when nothing at all could be done, so that the whole batch comes again. */
export const foldApp =
  ({ settings, now, log, patience, ...stores }: FoldDependencies) =>
  async ({ Records }: Pick<DynamoDBStreamEvent, 'Records'>): Promise<DynamoDBBatchResponse> => {
    const startedAt = now()
    const records = Records.flatMap(liveEventIn)
    if (records.length === 0) return { batchItemFailures: [] }
    const lines = (await settings.current())?.settings.lines ?? []
    const { failed, givenUp } = await folded(stores, lines, records, patience && { ...patience, now })
    if (givenUp.length > 0) log({ code: 'fold_gave_up', level: 'error', count: givenUp.length })
    log({
      code: failed.size === 0 ? 'folded' : 'fold_failed',
      level: failed.size === 0 ? 'info' : 'error',
      count: records.length - failed.size - givenUp.length,
      milliseconds: now() - startedAt,
    })
    return { batchItemFailures: records.flatMap(({ eventId, sequenceNumber }) => (failed.has(eventId) ? [{ itemIdentifier: sequenceNumber }] : [])) }
  }

async function folded(stores: FoldStores, lines: readonly Line[], records: readonly StreamRecord[], patience: Patience | undefined): Promise<PatientlyFolded> {
  const events = records.flatMap(({ event }) => event ?? [])
  const damaged = records.flatMap(({ eventId, event }) => (event === undefined ? [eventId] : []))
  if (patience !== undefined) return foldPatiently(stores, lines, { events, damaged }, patience)
  const { failed } = await foldEvents(stores, lines, events)
  return { failed: new Set([...failed, ...damaged]), givenUp: [] }
}

/** Repeats, deliveries set aside and imported parcels come by the same stream and are none of the fold's. */
function liveEventIn({ eventName, dynamodb }: DynamoDBRecord): readonly StreamRecord[] {
  const image = dynamodb?.NewImage
  const eventId = eventIdIn(image?.['pk']?.S)
  if (eventName !== 'INSERT' || image?.['sk']?.S !== eventSortKey || eventId === undefined) return []
  return [{ eventId, event: readable(image['event']?.S), sequenceNumber: dynamodb?.SequenceNumber ?? '' }]
}

/** One record that is damaged is no reason for the others to wait. */
function readable(text: unknown): SourceEvent | undefined {
  try {
    return readEvent(text)
  } catch {
    return undefined
  }
}
