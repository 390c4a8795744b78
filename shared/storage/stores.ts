/** All there is to read and write, over one client. Made once per process. */
import { type ContactStore, contactStore } from './contactStore.ts'
import { type CoveredFiles, coveredFiles } from './coveredFiles.ts'
import { type Deletions, deletions } from './deletions.ts'
import { type DayFileOptions, type DayFileStore, dayFileStore } from './dayFiles.ts'
import { type History, historyStore } from './history.ts'
import { type EventLog, eventLog } from './eventLog.ts'
import { type FoldingMarks, foldingMarks } from './foldingMarks.ts'
import { type Parcels, parcels } from './parcels.ts'
import { type SettingsStore, settingsStore } from './settingsStore.ts'
import type { Tables } from './tables.ts'

export type Stores = {
  readonly tables: Tables
  readonly events: EventLog
  readonly parcels: Parcels
  readonly contacts: ContactStore
  readonly folding: FoldingMarks
  readonly dayFiles: DayFileStore & { /** See `CoveredFiles`. */ readonly coveredByFiles: CoveredFiles['all'] }
  readonly covered: CoveredFiles
  readonly history: History
  readonly deletions: Deletions
  readonly settings: SettingsStore
}

const defaultHistoryBytes = 64 * 2 ** 20

export function storesOf(tables: Tables, options: DayFileOptions = {}): Stores {
  const contacts = contactStore(tables)
  const imported = parcels(tables, options.now)
  const covered = coveredFiles(tables)
  const history = historyStore(tables, options.cacheBytes ?? defaultHistoryBytes)
  return {
    tables,
    events: eventLog(tables),
    parcels: imported,
    contacts,
    folding: foldingMarks(tables),
    history,
    deletions: deletions(tables),
    dayFiles: { ...dayFileStore(tables, contacts, imported, history, options), coveredByFiles: covered.all },
    covered,
    settings: settingsStore(tables),
  }
}
