/**
 * Deliveries that were set aside are judged again: events that were ahead of their time when that has come, events of a queue that was not set up when it
 * is, impossible lengths as unknown ones. What is used is stored under its own key, so it cannot count twice; the ledger has counted the delivery on the
 * day it came and does not count it again.
 */
import { dayMs, minuteMs } from '../../shared/calendar/durations.ts'
import type { SourceEvent, WithoutLine } from '../../shared/contacts/contactEvent.ts'
import type { Instant } from '../../shared/contacts/identifiers.ts'
import { onLine } from '../../shared/contacts/onLine.ts'
import { keyPeriods } from '../../shared/privacy/keyPeriods.ts'
import type { Pseudonymiser } from '../../shared/privacy/pseudonymiser.ts'
import type { Settings, Source } from '../../shared/settings/settings.ts'
import { everythingElse, lineOfQueue, linesOfSource } from '../../shared/settings/sourceLines.ts'
import type { EventLog, StoredAside } from '../../shared/storage/facts/eventLog.ts'
import { utcDateOf } from '../../shared/storage/tables/eventsTable.ts'
import { deliveryDays } from '../../shared/storage/tables/retention.ts'

export type ReprocessingDependencies = {
  readonly events: Pick<EventLog, 'waitingOn' | 'append' | 'noteUsed'>
  readonly pseudonymiser: Pick<Pseudonymiser, 'queuesByDigest'>
  readonly now: () => Instant
}
/** Deliveries. `left` can still not be used and stay as they are. */
export type Reprocessed = { readonly accepted: number; readonly duplicate: number; readonly left: number }

const mostAheadMs = 5 * minuteMs

/** Safe to repeat, and to stop anywhere. */
export async function reprocess(source: Source, settings: Settings, { events, pseudonymiser, now }: ReprocessingDependencies): Promise<Reprocessed> {
  const places = await placesOf(source, settings, pseudonymiser)
  const moment = now()
  const overUntil = keyPeriods(settings.privacy).overUntil(moment)
  const done = { accepted: 0, duplicate: 0, left: 0 }
  for (let back = deliveryDays; back >= 0; back--)
    for (const aside of await events.waitingOn(source.id, utcDateOf(moment - back * dayMs), moment)) {
      const usable = usableEvents(aside, places, { moment, overUntil })
      if (usable === undefined) done.left += 1
      else done[await use(aside, usable)] += 1
    }
  return done

  async function use(aside: StoredAside, usable: readonly SourceEvent[]): Promise<'accepted' | 'duplicate'> {
    const outcomes: string[] = []
    for (const [n, event] of usable.entries()) {
      // The token is that of the first time, so an attempt that was cut off is known as the same one.
      const delivery = { source: source.id, receivedAt: moment, token: `${aside.token}.again.${n}`, counts: false, again: true } as const
      outcomes.push(await events.append(event, delivery))
    }
    const as = outcomes.includes('stored') ? 'accepted' : 'duplicate'
    await events.noteUsed(aside, as)
    return as
  }
}

type Places = (digest: string) => ReturnType<typeof lineOfQueue>

/** Which line a remembered queue has become; `unknown_line` while it is none. */
async function placesOf(source: Source, settings: Settings, { queuesByDigest }: Pick<Pseudonymiser, 'queuesByDigest'>): Promise<Places> {
  const names = [...new Set([...Object.keys(source.lines), ...linesOfSource(source, settings)])].filter((name) => name !== everythingElse)
  const queues = await queuesByDigest(source, settings, names)
  const elsewhere = new Map(Object.entries(source.lines)).get(everythingElse)
  return (digest) => {
    const queue = queues.get(digest)
    return queue === undefined ? (elsewhere ?? 'unknown_line') : lineOfQueue(source, settings, queue)
  }
}

/** undefined: not yet. */
function usableEvents(
  { waiting }: StoredAside,
  places: Places,
  { moment, overUntil }: { moment: Instant; overUntil: number },
): readonly SourceEvent[] | undefined {
  // Not yet, or not any more: days that are lasting already take nothing in.
  if (waiting === undefined || waiting.events.some(({ at }) => at > moment + mostAheadMs || at < overUntil)) return undefined
  if (waiting.queue === undefined) return waiting.events as readonly SourceEvent[] // kept so by the door: only a queue's events lack their line
  const line = places(waiting.queue)
  return line === undefined || line === 'unknown_line' ? undefined : waiting.events.map((event) => onLine(event as WithoutLine, line))
}
