/**
 * Counts what is refused and what is of no known type, in memory, and writes it down every few seconds at most: a flood costs one small write, whatever
 * its size. Lost with the process are the last seconds at worst; these are counts for people, not facts.
 */
import type { Instant, SourceId } from '../../shared/contacts/identifiers.ts'
import type { LogReason } from '../../shared/privacy/logRecord.ts'
import type { DeliveryCounts, RefusedExample } from '../../shared/storage/facts/deliveryCounts.ts'
import { utcDateOf } from '../../shared/storage/tables/eventsTable.ts'

export type Refusal = { readonly source: SourceId; readonly reason: LogReason; readonly request: string; readonly clockSeconds?: number }
export type TurnedAway = {
  readonly refused: (refusal: Refusal, now: Instant) => void
  readonly unknownType: (source: SourceId, name: string, now: Instant) => void
  /** Writes what has changed, if it was not just done. Never fails: who asks has an answer to give. */
  readonly write: (now: Instant, isAnyhow?: boolean) => Promise<void>
}

const writeEveryMs = 5_000
const examplesKept = 5
const mostKept = 200
const mostNames = 100

type Day = {
  readonly source: SourceId
  readonly utcDate: string
  readonly refused: Map<string, number>
  readonly unknownTypes: Map<string, number>
  examples: RefusedExample[]
  isWritten: boolean
}

/** @param counter names this process among others */
export function turnedAway(counts: Pick<DeliveryCounts, 'write'>, counter: string): TurnedAway {
  const days = new Map<string, Day>()
  let writtenAt = Number.NEGATIVE_INFINITY
  const dayOf = (source: SourceId, now: Instant): Day => {
    const utcDate = utcDateOf(now)
    const key = `${source} ${utcDate}`
    const known = days.get(key) ?? { source, utcDate, refused: new Map(), unknownTypes: new Map(), examples: [], isWritten: false }
    known.isWritten = false
    days.set(key, known)
    for (const [name, day] of days) if (days.size > mostKept && day.utcDate < utcDate) days.delete(name)
    return known
  }
  return {
    refused: ({ source, reason, request, clockSeconds }, now) => {
      const day = dayOf(source, now)
      day.refused.set(reason, (day.refused.get(reason) ?? 0) + 1)
      const example = { id: request.slice(0, 8), receivedAt: now, reason, ...(clockSeconds === undefined ? {} : { clockSeconds }) }
      // The last few of each reason, so that a flood of one kind does not hide another.
      const others = day.examples.filter((one) => one.reason !== reason)
      day.examples = [...others, ...day.examples.filter((one) => one.reason === reason).slice(1 - examplesKept), example]
    },
    unknownType: (source, name, now) => {
      const { unknownTypes } = dayOf(source, now)
      const counted = unknownTypes.has(name) || unknownTypes.size < mostNames ? name : 'other'
      unknownTypes.set(counted, (unknownTypes.get(counted) ?? 0) + 1)
    },
    write: async (now, isAnyhow = false) => {
      if (now - writtenAt < writeEveryMs && !isAnyhow) return
      const changed = [...days.values()].filter(({ isWritten }) => !isWritten)
      if (changed.length === 0) return
      writtenAt = now
      await Promise.all(changed.map(writeDay))
    },
  }

  async function writeDay(day: Day): Promise<void> {
    const { source, utcDate, refused, unknownTypes, examples } = day
    day.isWritten = true
    const whole = { utcDate, refused: Object.fromEntries(refused), unknownTypes: Object.fromEntries(unknownTypes), examples }
    await counts.write(source, counter, whole).catch(() => {
      day.isWritten = false
    })
  }
}
