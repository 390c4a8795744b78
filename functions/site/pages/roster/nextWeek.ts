import { addDays, isoWeekOf } from '../../../../shared/calendar/localDate.ts'
import type { StaffingFigures } from '../../../../shared/metrics/staffing/staffingFigures.ts'
import type { StaffingReader } from '../../../../shared/metrics/staffing/staffingReader.ts'
import type { SiteRequest } from '../../sitePages.ts'

/** Lines looked at for one sentence. */
const mostLines = 5

/** The staffing of next week of the chosen lines that have a roster. */
export async function nextWeekOf({ version, filters, today, now }: SiteRequest, read: StaffingReader | undefined): Promise<readonly StaffingFigures[]> {
  if (read === undefined) return []
  const from = addDays(isoWeekOf(today).from, 7)
  const all = await Promise.all(filters.line.slice(0, mostLines).map((line) => read(version, { line, from, to: addDays(from, 6) }, now)))
  return all.filter(({ hasRoster }) => hasRoster)
}
