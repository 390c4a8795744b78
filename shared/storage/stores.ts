/** All there is to read and write, over one client. Made once per process. */
import { type ContactStore, contactStore } from './contacts/contactStore.ts'
import { type CoveredFiles, coveredFiles } from './facts/coveredFiles.ts'
import { type Deletions, deletions } from './forgotten/deletions.ts'
import { type DayFileOptions, type DayFileStore, dayFileStore } from './days/dayFiles.ts'
import { type History, historyStore } from './days/history.ts'
import { type EventLog, eventLog } from './facts/eventLog.ts'
import { type FoldingMarks, foldingMarks } from './contacts/foldingMarks.ts'
import { type Parcels, parcels } from './facts/parcels.ts'
import { type RosterHoursStore, rosterHoursStore } from './decided/rosterHoursStore.ts'
import { type SettingsStore, settingsStore } from './decided/settingsStore.ts'
import type { Tables } from './tables/tables.ts'
import { whileUnderWay } from './tables/whileUnderWay.ts'

export type Stores = {
  readonly tables: Tables
  readonly events: EventLog
  readonly parcels: Parcels
  readonly contacts: ContactStore
  readonly folding: FoldingMarks
  readonly dayFiles: DayFileStore & {
    /** See `CoveredFiles`. */
    readonly coveredByFiles: CoveredFiles['all']
    /** See `RosterHoursStore`. */
    readonly rosterHours: RosterHoursStore['of']
  }
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
    dayFiles: {
      ...dayFileStore(tables, contacts, imported, history, options),
      coveredByFiles: whileUnderWay(covered.all, () => ''),
      rosterHours: whileUnderWay(rosterHoursStore(tables).of, (line, from, to) => JSON.stringify([line.id, line.timeZone, from, to])),
    },
    covered,
    settings: settingsStore(tables),
  }
}
