/** What every family of pages is given. A family is one function from this to its routes, mounted with one line in `pageFamilies.ts`. */
import type { Context } from 'hono'
import type { Instant, LocalDate } from '../../shared/contacts/identifiers.ts'
import type { Filters } from '../../shared/metrics/figures.ts'
import type { ReadQuery } from '../../shared/text/reportQuery.ts'
import type { SettingsVersion, SiteDependencies } from './dependencies.ts'
import type { ChangeSettings } from './editing.ts'
import type { Html } from './html.ts'
import type { View } from './view.ts'

/** A request read: who looks, at what, and with which settings. */
export type SiteRequest = ReadQuery & {
  readonly view: View
  readonly version: SettingsVersion
  readonly now: Instant
  /** On the wall of the first line. */
  readonly today: LocalDate
  readonly filters: Filters
}

export type SitePages = {
  readonly requested: (context: Context) => Promise<SiteRequest>
  readonly html: (context: Context, page: Html, status?: 200 | 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 429 | 500 | 503) => Promise<Response>
  readonly change: ChangeSettings
  readonly dependencies: SiteDependencies
}
