/**
 * What the stream of the events table does on AWS: hands each stored event to the fold, in order and in batches, again when it fails, and after a restart
 * everything that was stored since the place where it stood.
 */
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda'
import { setTimeout as pause } from 'node:timers/promises'
import { minuteMs } from '../../../shared/calendar/durations.ts'
import type { SourceId } from '../../../shared/contacts/identifiers.ts'
import { utcDatesBetween } from '../../../shared/storage/days/dayFacts.ts'
import type { EventLog, StoredEvent } from '../../../shared/storage/facts/eventLog.ts'
import { givenUpEvents, type GivenUpEventsDependencies } from './givenUpEvents.ts'
import type { HandOverCursor } from './handOverCursor.ts'
import { reachedPlaces } from './reachedPlaces.ts'
import { streamRecord } from './streamRecord.ts'

export type StreamHandOverDependencies = Pick<GivenUpEventsDependencies, 'marking' | 'log'> & {
  readonly fold: (event: DynamoDBStreamEvent) => Promise<DynamoDBBatchResponse>
  readonly events: Pick<EventLog, 'deliveredOn' | 'findMany'>
  readonly cursor: HandOverCursor
  /** Answers when the store does: tells a store that is away from an event that cannot be folded. */
  readonly isStoreThere: () => Promise<boolean>
  readonly now: () => number
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
const marginMs = 2 * minuteMs

type Waiting = StoredEvent & { attempts: number; readonly number: number }

export function streamHandOver({ fold, events, cursor, isStoreThere, now, ...others }: StreamHandOverDependencies): StreamHandOver {
  const places = reachedPlaces(cursor, now)
  const givenUp = givenUpEvents({ cursor, ...others })
  let queue: Waiting[] = []
  let pushed = 0
  let isStopped = false
  let working: Promise<void> | undefined

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
      const failed = await failedOf(batch)
      if (failed.length === 0) failures = 0
      else await pause(Math.min(longestPauseMs, 50 * 2 ** failures++))
      await givenUp.takeBack(batch.filter((waiting) => !failed.includes(waiting)))
      const again = await retryable(failed)
      queue = [...again, ...queue.slice(batch.length)]
      places.note(batch)
      await places.writeWhenDue(queue)
    }
  }

  const failedOf = async (batch: readonly Waiting[]): Promise<readonly Waiting[]> => {
    try {
      const { batchItemFailures } = await fold({ Records: batch.map((waiting) => streamRecord(waiting, waiting.number)) })
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
    await givenUp.giveUp(failed.filter(({ attempts }) => attempts >= mostAttempts))
    return failed.filter(({ attempts }) => attempts < mostAttempts)
  }

  return {
    push,
    resume: async (sources) => {
      await cursor.begin(now())
      const until = now() + marginMs
      for (const stored of await events.findMany(await cursor.givenUp())) {
        givenUp.noteFromBefore(stored.event.eventId)
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
