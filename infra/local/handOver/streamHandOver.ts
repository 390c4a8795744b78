/**
 * What the stream of the events table does on AWS: hands each stored event to the fold, in order and in batches, again when it fails, and after a restart
 * everything that was stored since the place where it stood.
 */
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda'
import { setTimeout as pause } from 'node:timers/promises'
import type { EventId, SourceId } from '../../../shared/contacts/identifiers.ts'
import type { Log } from '../../../shared/privacy/logRecord.ts'
import { utcDatesBetween } from '../../../shared/storage/days/dayFacts.ts'
import type { EventLog, StoredEvent } from '../../../shared/storage/facts/eventLog.ts'
import { eventKey, eventsTable } from '../../../shared/storage/tables/eventsTable.ts'
import { writeEvent } from '../../../shared/storage/facts/storedEvents.ts'
import type { HandOverCursor } from './handOverCursor.ts'
import type { ParkingMarks } from './parkingMarks.ts'

export type StreamHandOverDependencies = {
  readonly fold: (event: DynamoDBStreamEvent) => Promise<DynamoDBBatchResponse>
  readonly events: Pick<EventLog, 'deliveredOn' | 'findMany'>
  readonly cursor: HandOverCursor
  /** Says on the figures that something of them was given up, and that it is not any more. */
  readonly marking?: ParkingMarks
  /** Answers when the store does: tells a store that is away from an event that cannot be folded. */
  readonly isStoreThere: () => Promise<boolean>
  readonly now: () => number
  readonly log: Log
}
export type StreamHandOver = {
  readonly push: (stored: StoredEvent) => void
  /** Hands over again what may not have been folded before the last stop. */
  readonly resume: (sources: readonly SourceId[]) => Promise<void>
  /** When everything that was pushed until now is folded or given up. */
  readonly settled: () => Promise<void>
  readonly stop: () => Promise<void>
}

const mostInBatch = 100
const mostAttempts = 5
const longestPauseMs = 5_000
/** A request under way when the host was killed was received this long before at most. */
const marginMs = 2 * 60_000
const cursorEveryMs = 2_000

type Waiting = StoredEvent & { attempts: number; readonly number: number }

export function streamHandOver({ fold, events, cursor, marking, isStoreThere, now, log }: StreamHandOverDependencies): StreamHandOver {
  let queue: Waiting[] = []
  let pushed = 0
  let isStopped = false
  let working: Promise<void> | undefined
  const reached = new Map<SourceId, number>()
  const onceGivenUp = new Set<EventId>()
  let cursorsWrittenAt = 0

  const push = (stored: StoredEvent) => {
    queue.push({ ...stored, attempts: 0, number: ++pushed })
    working ??= work().finally(() => {
      working = undefined
    })
  }

  const work = async () => {
    for (let failures = 0; queue.length > 0 && !isStopped; ) {
      await pause(0) // what arrives together is folded together
      const batch = queue.slice(0, mostInBatch)
      const failed = await folded(batch)
      if (failed.length === 0) failures = 0
      else await pause(Math.min(longestPauseMs, 50 * 2 ** failures++))
      await takeBack(batch.filter((waiting) => !failed.includes(waiting)))
      const again = await retryable(failed)
      queue = [...again, ...queue.slice(batch.length)]
      noteReached(batch)
      if (queue.length === 0 || now() - cursorsWrittenAt > cursorEveryMs) await writeCursors()
    }
  }

  const folded = async (batch: readonly Waiting[]): Promise<readonly Waiting[]> => {
    try {
      const { batchItemFailures } = await fold({ Records: batch.map(streamRecord) })
      const numbers = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier))
      return batch.filter(({ number }) => numbers.has(String(number)))
    } catch {
      return batch
    }
  }

  /** While the store is away nothing counts as a failed attempt. */
  const retryable = async (failed: readonly Waiting[]): Promise<readonly Waiting[]> => {
    if (failed.length === 0 || !(await isStoreThere())) return failed
    for (const waiting of failed) waiting.attempts += 1
    const hopeless = failed.filter(({ attempts }) => attempts >= mostAttempts)
    if (hopeless.length > 0) await marking?.park(hopeless).catch(() => undefined)
    for (const { event } of hopeless) await cursor.giveUp(event.eventId).catch(() => undefined)
    if (hopeless.length > 0) log({ code: 'fold_gave_up', level: 'error', count: hopeless.length })
    return failed.filter(({ attempts }) => attempts < mostAttempts)
  }

  /** What was given up before this start and is folded now. */
  const takeBack = async (done: readonly Waiting[]) => {
    for (const { event } of done) {
      if (!onceGivenUp.delete(event.eventId)) continue
      await marking?.takeAway([event.eventId]).catch(() => undefined)
      await cursor.takeBack(event.eventId).catch(() => undefined)
    }
  }

  const noteReached = (batch: readonly Waiting[]) => {
    for (const { source, receivedAt } of batch) reached.set(source, Math.max(receivedAt, reached.get(source) ?? 0))
  }

  /** The oldest that still waits holds its source's cursor back. */
  const writeCursors = async () => {
    cursorsWrittenAt = now()
    for (const [source, at] of reached) {
      const oldest = queue.reduce((least, waiting) => (waiting.source === source ? Math.min(least, waiting.receivedAt) : least), at)
      await cursor.write(source, oldest).catch(() => undefined) // an older cursor only means handing over more
    }
    reached.clear()
  }

  return {
    push,
    resume: async (sources) => {
      await cursor.begin(now())
      const until = now() + marginMs
      for (const stored of await events.findMany(await cursor.givenUp())) {
        onceGivenUp.add(stored.event.eventId)
        push(stored)
      }
      for (const source of sources) {
        const from = Math.max(0, (await cursor.read(source)) - marginMs)
        for (const utcDate of utcDatesBetween(from, until))
          for await (const page of events.deliveredOn(source, utcDate, from as StoredEvent['receivedAt'])) for (const stored of page) push(stored)
      }
    },
    settled: async () => {
      const mine = pushed
      while (!isStopped && queue.some(({ number }) => number <= mine)) await pause(10)
      await working
    },
    stop: async () => {
      isStopped = true
      await working
    },
  }
}

/** As the stream of the events table would give it. */
function streamRecord({ event, source, receivedAt, number }: Waiting): DynamoDBRecord {
  const { pk, sk } = eventKey(event.eventId)
  const keys = { [eventsTable.partitionKey]: { S: pk }, [eventsTable.sortKey]: { S: sk } }
  return {
    eventID: String(number),
    eventName: 'INSERT',
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: 'local',
    dynamodb: {
      ApproximateCreationDateTime: Math.floor(receivedAt / 1000),
      Keys: keys,
      NewImage: { ...keys, kind: { S: 'accepted' }, event: { S: writeEvent(event) }, source: { S: source }, receivedAt: { N: String(receivedAt) } },
      SequenceNumber: String(number),
      StreamViewType: 'NEW_IMAGE',
    },
  }
}
