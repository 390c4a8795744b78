/** Which events are known to the imports under way, of the two asked for last: a dry run remembers events that are stored nowhere. */
import type { ImportRecord } from '../../../shared/storage/facts/importRecords.ts'
import type { Parcels } from '../../../shared/storage/facts/parcels.ts'
import { type KnownEvents, knownEvents } from './knownEvents.ts'

const importsAtOnce = 2

export type KnownOfRounds = {
  readonly of: (record: Pick<ImportRecord, 'importId' | 'source' | 'startedAt'>) => KnownEvents
  readonly forget: (importId: string) => void
}

/** Another round of the same files begins anew, in whatever process: what the one before had stored may have been undone meanwhile. */
export function knownOfRounds(parcels: Pick<Parcels, 'knownIds'>): KnownOfRounds {
  const rounds = new Map<string, KnownEvents>()
  return {
    of: ({ importId, source, startedAt }) => {
      const round = `${importId} ${startedAt}`
      const known = rounds.get(round) ?? knownEvents(parcels, source)
      rounds.delete(round)
      rounds.set(round, known)
      const [oldest] = rounds.keys()
      if (oldest !== undefined && rounds.size > importsAtOnce) rounds.delete(oldest)
      return known
    },
    forget: (importId) => {
      for (const round of rounds.keys()) if (round.startsWith(`${importId} `)) rounds.delete(round)
    },
  }
}
