/**
 * Folds a batch as well as can be done now. What fails for a reason of its own is tried a few times and then given up by its key, so that it holds up
 * nothing else; what fails because the store is away waits for it, as long as there is time, and then comes again with the batch.
 */
import type { SourceEvent } from '../../shared/contacts/contactEvent.ts'
import type { EventId } from '../../shared/contacts/identifiers.ts'
import type { Line } from '../../shared/settings/settings.ts'
import { foldEvents, type FoldStores } from './fold.ts'
import { succeeds } from './succeeds.ts'

export type Patience = {
  /** Keeps the keys where somebody finds them; the events themselves stay where they are. @throws when that failed: then they are not given up. */
  readonly giveUp: (eventIds: readonly EventId[]) => Promise<void>
  readonly pause: (milliseconds: number) => Promise<unknown>
  /** UTC milliseconds. */
  readonly now: () => number
}
export type PatientlyFolded = {
  /** To come again. */
  readonly failed: ReadonlySet<EventId>
  /** Their keys are kept. */
  readonly givenUp: readonly EventId[]
}

const mostTries = 5
const firstPauseMs = 50
const longestPauseMs = 5_000
/** Less than the function may run, and than others may wait for one record (F3). */
const longestWaitMs = 90_000

/** @param damaged keys of events that cannot even be read */
export async function foldPatiently(
  stores: FoldStores,
  lines: readonly Line[],
  { events, damaged }: { readonly events: readonly SourceEvent[]; readonly damaged: readonly EventId[] },
  { giveUp, pause, now }: Patience,
): Promise<PatientlyFolded> {
  const until = now() + longestWaitMs
  const tries = new Map<EventId, number>()
  const isHopeless = ({ eventId }: SourceEvent) => (tries.get(eventId) ?? 0) >= mostTries
  let left = events
  for (let round = 0; ; round++) {
    const { failed, away } = await foldEvents(stores, lines, left)
    left = left.filter(({ eventId }) => failed.has(eventId))
    // While the store is away nothing counts as a try.
    for (const { eventId } of left) if (!away.has(eventId)) tries.set(eventId, (tries.get(eventId) ?? 0) + 1)
    if (left.every(isHopeless) || now() >= until) break
    await pause(Math.min(longestPauseMs, firstPauseMs * 2 ** round))
  }
  const hopeless = [...damaged, ...left.filter(isHopeless).map(({ eventId }) => eventId)]
  const waiting = left.filter((event) => !isHopeless(event)).map(({ eventId }) => eventId)
  const isKept = hopeless.length === 0 || (await succeeds(giveUp(hopeless)))
  return { failed: new Set(isKept ? waiting : [...waiting, ...hopeless]), givenUp: isKept ? hopeless : [] }
}
