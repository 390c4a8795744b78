/** Which events of a source are stored already, by UTC date, kept for the dates used last. */
import type { EventId, SourceId } from '../../../shared/contacts/identifiers.ts'
import type { Parcels } from '../../../shared/storage/facts/parcels.ts'

/** About 100 bytes each. */
const mostIds = 1_000_000

export type KnownEvents = {
  /** The caller adds what it has stored to the set. @param isWorthReading false where nothing can be stored but by this import. */
  readonly on: (utcDate: string, isWorthReading: boolean) => Promise<Set<EventId>>
}

export function knownEvents(parcels: Pick<Parcels, 'knownIds'>, source: SourceId): KnownEvents {
  const dates = new Map<string, Set<EventId>>()
  const forgetOldest = (except: string) => {
    let held = 0
    for (const ids of dates.values()) held += ids.size
    for (const [date, ids] of dates) {
      if (held <= mostIds) return
      if (date === except) continue
      dates.delete(date)
      held -= ids.size
    }
  }
  return {
    on: async (utcDate, isWorthReading) => {
      const ids = dates.get(utcDate) ?? new Set(isWorthReading ? await parcels.knownIds(source, utcDate) : [])
      dates.delete(utcDate)
      dates.set(utcDate, ids)
      forgetOldest(utcDate)
      return ids
    },
  }
}
