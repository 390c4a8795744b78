/** What an import works with: its outside world, and the source it reads for as the settings have it now. */
import { localTimeOf } from '../../../shared/calendar/localTime.ts'
import type { Instant, SourceId } from '../../../shared/contacts/identifiers.ts'
import type { Pseudonymiser } from '../../../shared/privacy/pseudonymiser.ts'
import type { Provider } from '../../../shared/providers/provider.ts'
import type { ProviderName } from '../../../shared/providers/providerName.ts'
import type { Settings, Source } from '../../../shared/settings/settings.ts'
import { linesOfSource } from '../../../shared/settings/sourceLines.ts'
import type { ImportRecords } from '../../../shared/storage/facts/importRecords.ts'
import type { Stores } from '../../../shared/storage/stores.ts'
import { refuse } from './refused.ts'

export type ImporterDependencies = {
  readonly stores: Pick<Stores, 'parcels' | 'dayFiles' | 'covered' | 'settings' | 'history' | 'deletions' | 'tables'>
  readonly records: ImportRecords
  readonly pseudonymiser: Pseudonymiser
  readonly providers: ReadonlyMap<ProviderName, Provider>
  readonly now: () => Instant
  /** Destroys the key that an import had of its own. Absent: it goes with the others, after 30 days. */
  readonly destroyKey?: (period: string) => Promise<unknown>
  /** Writes down where stripping begins, on a store of which nothing was stripped yet. Absent: the first strip does. UTC milliseconds. */
  readonly beginStripping?: (settings: Settings, now: number) => Promise<unknown>
}
export type ImportContext = {
  readonly settings: Settings
  readonly source: Source
  readonly provider: Provider /** On the wall of the source's first line. */
  readonly timeZone: string
  readonly dateOf: (moment: number) => string
}

/** @throws ImportRefused for a source that is not there, or reads no history */
export async function contextOf({ stores, providers }: ImporterDependencies, sourceId: SourceId): Promise<ImportContext> {
  const { settings } = (await stores.settings.current()) ?? refuse('not_set_up')
  const source = settings.sources.find(({ id }) => id === sourceId) ?? refuse('unknown_source', sourceId)
  const provider = providers.get(source.provider)
  if (provider?.history === undefined) return refuse('no_history', source.provider)
  const [line] = linesOfSource(source, settings)
  const timeZone = settings.lines.find(({ id }) => id === line)?.timeZone ?? 'UTC'
  return { settings, source, provider, timeZone, dateOf: localTimeOf(timeZone).dateOf }
}
