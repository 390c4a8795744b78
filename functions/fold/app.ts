/** Takes stored events from the stream of the events table, and says which of them it could not fold. */
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda'
import type { SourceEvent } from '../../shared/contacts/contactEvent.ts'
import { type EventId, LineId, SourceId } from '../../shared/contacts/identifiers.ts'
import type { Line } from '../../shared/settings/settings.ts'
import type { Log } from '../../shared/privacy/logRecord.ts'
import { eventIdIn, eventSortKey } from '../../shared/storage/tables/eventsTable.ts'
import type { FoldingMarks } from '../../shared/storage/contacts/foldingMarks.ts'
import type { Stores } from '../../shared/storage/stores.ts'
import type { SettingsStore } from '../../shared/storage/decided/settingsStore.ts'
import { readEvent } from '../../shared/storage/facts/storedEvents.ts'
import { buildPace } from './buildPace.ts'
import { foldEvents, type FoldStores } from './fold.ts'
import { foldPatiently, type Patience, type PatientlyFolded } from './foldPatiently.ts'
import { type Stored, whereaboutsOf } from './whereabouts.ts'
import { succeeds } from './succeeds.ts'

export type FoldDependencies = Pick<Stores, 'contacts' | 'dayFiles' | 'parcels'> & {
  readonly settings: Pick<SettingsStore, 'current'>
  /** Where it says how far it came, for those who show figures (F5). */
  readonly folding: FoldingMarks
  readonly now: () => number
  readonly log: Log
  /** Absent where whoever hands the batches over counts the tries and gives up. */
  readonly patience?: Omit<Patience, 'now'>
}
type StreamRecord = {
  readonly eventId: EventId
  readonly event: SourceEvent | undefined
  readonly sequenceNumber: string
  readonly stored: Stored
  /** UTC milliseconds; undefined where the stream does not say. */
  readonly storedAt: number | undefined
}

/** Make it once: it remembers which days it made a moment ago. @throws when nothing at all could be done, so that the whole batch comes again. */
export const foldApp = ({ parcels, ...others }: FoldDependencies) =>
  foldingInto({ ...others, dayFiles: buildPace({ dayFiles: others.dayFiles, parcels }, others.now) })

const foldingInto =
  ({ settings, folding, now, log, patience, ...stores }: Omit<FoldDependencies, 'dayFiles' | 'parcels'> & FoldStores) =>
  async ({ Records }: Pick<DynamoDBStreamEvent, 'Records'>): Promise<DynamoDBBatchResponse> => {
    const startedAt = now()
    const records = Records.flatMap(liveEventIn)
    const [first] = records
    if (first === undefined) {
      await noteReached(folding, Records, new Set())
      return { batchItemFailures: [] }
    }
    const lines = (await settings.current())?.settings.lines ?? []
    if (patience !== undefined) await succeeds(folding.begin(first.eventId, begun(lines, records, startedAt)))
    const { failed, givenUp } = await folded(stores, lines, records, patience && parkingFirst({ ...patience, now }, folding, lines, records))
    await noteReached(folding, Records, failed)
    // What failed comes again from there on, and is begun anew.
    if (patience !== undefined && !failed.has(first.eventId)) await succeeds(folding.end(first.eventId))
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

/** The event in a stream record. Repeats, deliveries set aside and imported parcels come by the same stream and are skipped. */
function liveEventIn({ eventName, dynamodb }: DynamoDBRecord): readonly StreamRecord[] {
  const image = dynamodb?.NewImage
  const eventId = eventIdIn(image?.['pk']?.S)
  if (eventName !== 'INSERT' || image?.['sk']?.S !== eventSortKey || eventId === undefined) return []
  const event = readable(image['event']?.S)
  const seconds = dynamodb?.ApproximateCreationDateTime
  return [
    {
      eventId,
      event,
      sequenceNumber: dynamodb?.SequenceNumber ?? '',
      stored: { at: event?.at ?? Number(image['receivedAt']?.N ?? 0), line: event?.lineId ?? lineIn(image['line']?.S), source: sourceIn(image['source']?.S) },
      storedAt: seconds === undefined ? undefined : seconds * 1000,
    },
  ]
}
const lineIn = (text: unknown) => LineId.safeParse(text).data
const sourceIn = (text: unknown) => SourceId.safeParse(text).data

/** Marks records before they are folded. A record that crashes the function keeps its mark until it is folded after all. */
const begun = (lines: readonly Line[], records: readonly StreamRecord[], now: number) => ({
  ...whereaboutsOf(
    lines,
    records.map(({ stored }) => stored),
  ),
  since: Math.min(now, ...records.flatMap(({ storedAt }) => storedAt ?? [])),
})

/** The figures are marked incomplete before the key of a given-up event is stored, so that they never hide what is missing. */
const parkingFirst = (patience: Patience, folding: FoldingMarks, lines: readonly Line[], records: readonly StreamRecord[]): Patience => ({
  ...patience,
  giveUp: async (eventIds) => {
    const own = records.filter(({ eventId }) => eventIds.includes(eventId))
    await folding.park(own.map(({ eventId, stored }) => ({ eventId, since: stored.at, ...whereaboutsOf(lines, [stored]) })))
    await patience.giveUp(eventIds)
  },
})

/** Notes, for each source in the batch, up to which moment everything received is folded; repeats and deliveries set aside count as done. */
async function noteReached(folding: FoldingMarks, Records: readonly DynamoDBRecord[], failed: ReadonlySet<EventId>): Promise<void> {
  const reached = new Map<SourceId, { done: number; waiting: number }>()
  for (const { eventName, dynamodb } of Records) {
    const image = dynamodb?.NewImage
    const [source, receivedAt] = [sourceIn(image?.['source']?.S), Number(image?.['receivedAt']?.N)]
    if (eventName !== 'INSERT' || source === undefined || !Number.isFinite(receivedAt)) continue
    const known = reached.get(source) ?? { done: 0, waiting: Infinity }
    reached.set(source, known)
    const eventId = eventIdIn(image?.['pk']?.S)
    if (eventId !== undefined && failed.has(eventId)) known.waiting = Math.min(known.waiting, receivedAt)
    else known.done = Math.max(known.done, receivedAt)
  }
  for (const [source, { done, waiting }] of reached) {
    const at = Math.min(done, waiting - 1)
    // Without it figures are called incomplete for longer than they are; the next batch says it again.
    if (at > 0) await succeeds(folding.reached(source, at))
  }
}

/** One record that is damaged is no reason for the others to wait. */
function readable(text: unknown): SourceEvent | undefined {
  try {
    return readEvent(text)
  } catch {
    return undefined
  }
}
