import { type UncountedMark, uncountedMarks } from '../../shared/metrics/uncounted.ts'
import type { Filters } from '../../shared/metrics/figures.ts'
import type { SiteDependencies } from './dependencies.ts'
import type { SiteRequest } from './sitePages.ts'

/** What of these lines and days was received and does not count yet; empty where nothing is stored (F5). */
export async function uncountedIn(
  { uncounted }: Pick<SiteDependencies, 'uncounted'>,
  { version, now }: Pick<SiteRequest, 'version' | 'now'>,
  about: Pick<Filters, 'line' | 'from' | 'to'>,
): Promise<readonly UncountedMark[]> {
  return uncountedMarks((await uncounted?.(version.settings, about.line, now)) ?? [], about)
}
