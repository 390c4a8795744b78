/** How far the hand-over came with each source, written down every now and then for the start after this one. */
import type { SourceId } from '../../../shared/contacts/identifiers.ts'
import type { StoredEvent } from '../../../shared/storage/facts/eventLog.ts'
import type { HandOverCursor } from './handOverCursor.ts'

const everyMs = 2_000

/** @param now UTC milliseconds */
export function reachedPlaces({ write }: Pick<HandOverCursor, 'write'>, now: () => number) {
  const reached = new Map<SourceId, number>()
  let writtenAt = 0
  return {
    note: (handed: readonly StoredEvent[]): void => {
      for (const { source, receivedAt } of handed) reached.set(source, Math.max(receivedAt, reached.get(source) ?? 0))
    },
    /** @param waiting the oldest of a source that still waits holds its cursor back */
    writeWhenDue: async (waiting: readonly StoredEvent[]): Promise<void> => {
      if (waiting.length > 0 && now() - writtenAt <= everyMs) return
      writtenAt = now()
      for (const [source, at] of reached) {
        const oldest = waiting.reduce((least, one) => (one.source === source ? Math.min(least, one.receivedAt) : least), at)
        await write(source, oldest).catch(() => undefined) // an older cursor only means handing over more
      }
      reached.clear()
    },
  }
}
