/** What other opening hours would have made of the last 13 weeks, by the figures of the reports themselves. */
import type { Line } from '../../../../../shared/settings/settings.ts'
import { defaultPeriod, periodOf } from '../../../../../shared/text/periods.ts'
import type { ReportReader } from '../../../dependencies.ts'
import type { SiteRequest } from '../../../sitePages.ts'
import { withLine } from './lineChanges.ts'

/** One sentence. @param changed the line as it would be saved */
export async function effectOnFigures(reports: ReportReader, request: SiteRequest, changed: Line): Promise<string> {
  const { view, version, now, today, filters } = request
  const words = view.texts.hours.effect
  const period = periodOf(defaultPeriod, today)
  if (period === undefined || (await reports.firstDate(changed.id)) === undefined) return words.noData
  const asked = { ...filters, ...period, line: [changed.id], hours: 'all', short: 'exclude' } as const
  const before = (await reports.load(version, asked, now)).figures.metrics
  const after = (await reports.load({ ...version, settings: withLine(version.settings, changed) }, asked, now)).figures.metrics
  const days = view.formats.days(period.from, period.to)
  if (before.attempts === 0) return words.noData
  const { whole } = view.formats
  // Whom the telephone system itself told "closed" stays that, also in hours that say open: the two have to be mended together.
  const saidClosed = after.closed_by_system - before.closed_by_system
  const note = saidClosed > 0 ? ` ${words.saidClosed(saidClosed, whole(saidClosed))}` : ''
  if (before.missed_open === after.missed_open && before.missed_closed === after.missed_closed) return words.none(days) + note
  return words.changes(days, [whole(before.missed_open), whole(after.missed_open)], [whole(before.missed_closed), whole(after.missed_closed)]) + note
}
