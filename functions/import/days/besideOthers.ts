/** Whether another import or system tells of people in the same old weeks: callers have a key of each import then, so nobody is recognised in both. */
import { localTimeOf } from '../../../shared/calendar/localTime.ts'
import { reportLoader } from '../../../shared/metrics/reportsOf.ts'
import { keyPeriods } from '../../../shared/privacy/keyPeriods.ts'
import type { Settings } from '../../../shared/settings/settings.ts'
import type { LineDate } from '../../../shared/storage/days/lineDate.ts'
import type { Stores } from '../../../shared/storage/stores.ts'
import { withLinked } from '../../../shared/privacy/linkGroup.ts'

/** @param days that the import tells of */
export async function isBesideOthers(
  { dayFiles }: Pick<Stores, 'dayFiles'>,
  settings: Settings,
  { days, now }: { readonly days: readonly LineDate[]; readonly now: number },
): Promise<boolean> {
  const { at, overUntil } = keyPeriods(settings.privacy)
  const starts = days.map(({ line, date }) => localTimeOf(line.timeZone).dayStart(date)).filter((start) => start < overUntil(now))
  if (starts.length === 0) return false
  const line = withLinked(
    settings,
    days.map((day) => day.line.id),
  )
  const { dateOf } = localTimeOf(settings.privacy.timeZone)
  // Whole periods: within one, somebody is one person.
  const [from, to] = [dateOf(at(Math.min(...starts)).from), dateOf(at(Math.max(...starts)).until)]
  const filters = { line, from, to, short: 'include', hours: 'all', unit: 'people', grain: 'auto' } as const
  return (await reportLoader(dayFiles)({ version: 0, settings }, filters, now)).figures.metrics.counted_twice_at_most !== undefined
}
