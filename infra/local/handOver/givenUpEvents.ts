/** Events that could not be folded: written down, marked on the figures they are missing from, and taken back when a later start folds them. */
import type { EventId } from '../../../shared/contacts/identifiers.ts'
import type { Log } from '../../../shared/privacy/logRecord.ts'
import type { StoredEvent } from '../../../shared/storage/facts/eventLog.ts'
import type { HandOverCursor } from './handOverCursor.ts'
import type { ParkingMarks } from './parkingMarks.ts'

export type GivenUpEventsDependencies = {
  readonly cursor: Pick<HandOverCursor, 'giveUp' | 'takeBack'>
  /** Says on the figures that something of them was given up, and that it is not any more. */
  readonly marking?: ParkingMarks
  readonly log: Log
}

/** A store that refuses to write one of these down keeps nothing else from being handed over. */
export function givenUpEvents({ cursor, marking, log }: GivenUpEventsDependencies) {
  const before = new Set<EventId>()
  return {
    /** It was given up before this start, and is handed over once more. */
    noteFromBefore: (eventId: EventId): void => void before.add(eventId),
    giveUp: async (hopeless: readonly StoredEvent[]): Promise<void> => {
      if (hopeless.length === 0) return
      await marking?.park(hopeless).catch(() => undefined)
      for (const { event } of hopeless) await cursor.giveUp(event.eventId).catch(() => undefined)
      log({ code: 'fold_gave_up', level: 'error', count: hopeless.length })
    },
    takeBack: async (folded: readonly StoredEvent[]): Promise<void> => {
      for (const { event } of folded) {
        if (!before.delete(event.eventId)) continue
        await marking?.takeAway([event.eventId]).catch(() => undefined)
        await cursor.takeBack(event.eventId).catch(() => undefined)
      }
    },
  }
}
