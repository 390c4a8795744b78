/** All that the site needs from outside. Tests hand in their own. */
import type { CaseReader } from '../../shared/cases/caseReader.ts'
import type { ResultReader } from '../../shared/cases/result/resultReader.ts'
import type { Instant, LineId, LocalDate } from '../../shared/contacts/identifiers.ts'
import type { CoverageReader } from '../../shared/metrics/coverage/coverageReader.ts'
import type { SilenceAlert } from '../../shared/metrics/coverage/silenceAlerts.ts'
import type { DrillDownQuery } from '../../shared/metrics/drillDown.ts'
import type { DrillDownRow, Figures, Filters } from '../../shared/metrics/figures.ts'
import type { CallerShares } from '../../shared/metrics/protected/shareOfOne.ts'
import type { SwitchboardCounts } from '../../shared/metrics/switchboard/switchboardCounts.ts'
import type { LiveReader } from '../../shared/metrics/live/liveReader.ts'
import type { StaffingReader } from '../../shared/metrics/staffing/staffingReader.ts'
import type { UncountedReader } from '../../shared/metrics/uncounted.ts'
import type { ErasureDoor } from '../../shared/privacy/erasureDoor.ts'
import type { Log } from '../../shared/privacy/logRecord.ts'
import type { SendTestDelivery, SourceSecrets } from '../../shared/privacy/sourceSecrets.ts'
import type { RosterReader } from '../../shared/rosters/rosterReader.ts'
import type { Settings } from '../../shared/settings/settings.ts'
import type { CaseStore } from '../../shared/storage/decided/caseStore.ts'
import type { DeliveryLog } from '../../shared/storage/facts/deliveryLog.ts'
import type { ImportRecords } from '../../shared/storage/facts/importRecords.ts'
import type { ErasureRequests } from '../../shared/storage/forgotten/erasureRequests.ts'
import type { SavedBy } from '../../shared/storage/decided/settingsStore.ts'
import type { SettingChanges } from '../../shared/storage/decided/settingChanges.ts'
import type { ShareLinks } from '../../shared/storage/people/shareLinks.ts'
import type { MailStore } from '../../shared/storage/mail/mailStore.ts'
import type { ReportStore } from '../../shared/storage/decided/reportStore.ts'
import type { RosterStore } from '../../shared/storage/decided/rosterStore.ts'
import type { Access } from './access/access.ts'
import type { ReadFeed } from './rosterFeed.ts'
import type { StaticFile } from './staticFiles.ts'

export type SettingsVersion = { readonly version: number; readonly settings: Settings }
export type LoadedReport = {
  readonly figures: Figures
  readonly dataVersion: string
  readonly rows: (query: DrillDownQuery) => readonly DrillDownRow[]
  /** The part of each count that its busiest caller makes up; for what goes outside. */
  readonly callerShares?: () => CallerShares
  /** What the rules of others count. */
  readonly switchboard?: () => SwitchboardCounts
}
export type ReportReader = {
  readonly load: (settings: SettingsVersion, filters: Filters, now: Instant) => Promise<LoadedReport>
  /** What pages and files show: the same figures, which say so where they are those of last night. Absent: always those of now. */
  readonly figures?: (settings: SettingsVersion, filters: Filters, now: Instant) => Promise<Pick<LoadedReport, 'figures' | 'dataVersion'>>
  /** First local date with any data, over all time. */
  readonly firstDate: (line: LineId) => Promise<LocalDate | undefined>
  /** Whether anybody tried; both dates included. Absent: it is not known, and taken to be so. */
  readonly hasAttempts?: (line: LineId, from: LocalDate, to: LocalDate) => Promise<boolean>
}
/** Invented data still on its way: the line and its name, and how many of its days are there; 0: its turn is still to come. */
export type Filling = { readonly line: string; readonly name: string; readonly doneDays: number; readonly days: number }
/** What it takes to connect a source and to see what it delivers. */
export type SourceConnections = {
  readonly secrets: SourceSecrets
  readonly sendTest: SendTestDelivery
  readonly deliveries: DeliveryLog
  /** Where hooks of this installation are reached: scheme, host and port, without a slash at its end. undefined: it is not known. */
  readonly doorAddress: () => string | undefined
}
/** What was measured, and which sources fell silent. */
export type DataQuality = {
  readonly coverage: CoverageReader
  /** Of the last 13 months. @param now UTC milliseconds */
  readonly alerts: (now: number) => Promise<readonly SilenceAlert[]>
}
export type SiteDependencies = {
  readonly access: Access
  readonly settings: {
    readonly current: () => Promise<SettingsVersion | undefined>
    /** @param expectedVersion the version the change was made from; 0 for the first. */
    readonly save: (settings: Settings, expectedVersion: number, who?: SavedBy) => Promise<'saved' | 'unchanged' | 'changed_meanwhile'>
    /** One version, so that a change can be taken back; absent where none are kept. */
    readonly at?: (version: number) => Promise<Settings | undefined>
    readonly savedBy?: (version: number) => Promise<SavedBy | undefined>
  }
  readonly reports: ReportReader
  readonly now: () => Instant
  readonly log: Log
  readonly staticFiles: readonly StaticFile[]
  /** Only where a host fills invented lines while people look. */
  readonly filling?: () => readonly Filling[]
  /** Absent where nothing is stored. */
  readonly staffing?: { readonly read: StaffingReader; readonly rosters: RosterStore; readonly reader: RosterReader }
  /** What if it were open at other hours too; absent where nothing is stored. */
  readonly cases?: CaseReader
  /** Cases that somebody kept. */
  readonly savedCases?: CaseStore
  /** What came of longer hours that were promised. */
  readonly caseResults?: ResultReader
  /** Frozen reports; absent where nothing is stored. */
  /** Who changed which setting last; absent where nothing is stored. */
  readonly settingChanges?: SettingChanges
  /** Where the keys of pseudonyms are; absent: not told. */
  readonly keysKept?: 'kms' | 'file'
  /** Up to where everything is stripped and cleared away, UTC milliseconds; undefined: nothing was yet. Absent where nothing is stored. */
  readonly cleanedUntil?: () => Promise<number | undefined>
  readonly links?: ShareLinks
  /** Where somebody is forgotten who asks for it; absent where nothing is stored. */
  readonly erasure?: { readonly door: ErasureDoor; readonly requests: ErasureRequests }
  readonly reportStore?: ReportStore
  /** Who wants which mail; absent where nothing is stored. */
  readonly mails?: Pick<MailStore, 'choicesOf' | 'choose' | 'findStop'>
  /** Reads the calendar at an address; absent where nothing may be fetched. */
  readonly readFeed?: ReadFeed
  /** Absent where nothing is stored. */
  readonly dataQuality?: DataQuality
  /** What was received and does not count yet; absent where nothing is stored. */
  readonly uncounted?: UncountedReader
  /** What is known of now; absent where nothing is stored. */
  readonly live?: LiveReader
  /** What was imported, the newest first; absent where nothing can be. */
  readonly imports?: Pick<ImportRecords, 'all'>
  /** Takes the invented lines away with all that belongs to them; absent where there are none. */
  readonly removeExamples?: () => Promise<void>
  /** Absent where nothing can be connected. */
  readonly connections?: SourceConnections
}
