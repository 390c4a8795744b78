/** All that the site needs from outside. Tests hand in their own. */
import type { Instant, LineId, LocalDate } from '../../shared/contacts/identifiers.ts'
import type { DrillDownQuery } from '../../shared/metrics/drillDown.ts'
import type { DrillDownRow, Figures, Filters } from '../../shared/metrics/figures.ts'
import type { Settings } from '../../shared/settings/settings.ts'
import type { StaticFile } from './staticFiles.ts'

export type SettingsVersion = { readonly version: number; readonly settings: Settings }
export type LoadedReport = { readonly figures: Figures; readonly dataVersion: string; readonly rows: (query: DrillDownQuery) => readonly DrillDownRow[] }
export type ReportReader = {
  readonly load: (settings: SettingsVersion, filters: Filters, now: Instant) => Promise<LoadedReport>
  /** First local date with any data, over all time. */
  readonly firstDate: (line: LineId) => Promise<LocalDate | undefined>
}
/** A closed set of fields: nothing of a request can get into a log. */
export type SiteLog = (entry: { readonly level: 'error'; readonly code: 'page_failed'; readonly requestId: string; readonly fault: string }) => void

export type SiteDependencies = {
  readonly settings: { readonly current: () => Promise<SettingsVersion | undefined> }
  readonly reports: ReportReader
  readonly now: () => Instant
  readonly log: SiteLog
  readonly staticFiles: readonly StaticFile[]
}
