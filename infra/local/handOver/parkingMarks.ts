/** On one machine: marks figures as incomplete when the hand-over gives up an event of theirs, and removes the mark again. */
import { storedOf, whereaboutsOf } from '../../../functions/fold/whereabouts.ts'
import type { StoredEvent } from '../../../shared/storage/facts/eventLog.ts'
import type { FoldingMarks } from '../../../shared/storage/contacts/foldingMarks.ts'
import type { Stores } from '../../../shared/storage/stores.ts'

export type ParkingMarks = { readonly park: (events: readonly StoredEvent[]) => Promise<void>; readonly takeAway: FoldingMarks['takeAway'] }

export const parkingMarks = ({ settings, folding }: Pick<Stores, 'settings' | 'folding'>): ParkingMarks => ({
  park: async (events) => {
    const lines = (await settings.current())?.settings.lines ?? []
    await folding.park(
      events.map(({ event, source }) => ({ eventId: event.eventId, since: event.at, ...whereaboutsOf(lines, [{ ...storedOf(event), source }]) })),
    )
  },
  takeAway: folding.takeAway,
})
