/** What the overview of a week is made of. */
import { addDays, isoWeekOf } from '../../shared/calendar/localDate.ts'
import { localTimeOf } from '../../shared/calendar/localTime.ts'
import type { LineId } from '../../shared/contacts/identifiers.ts'
import type { DigestFigures } from '../../shared/mail/digestSentences.ts'
import type { DigestEvent } from '../../shared/mail/mailEvent.ts'
import { busiestNeverShare } from '../../shared/metrics/protected/busiestNever.ts'
import type { ReportLoader } from '../../shared/metrics/reportsOf.ts'
import type { StaffingFigures } from '../../shared/metrics/staffing/staffingFigures.ts'
import { worstDaypart } from '../../shared/metrics/worstDaypart.ts'
import type { EventQuestion, EventSources } from './mailEvents.ts'

const weeksOfQuarter = 13
const never = '9999-12-31'

/** @param lines that the reader may see @returns undefined where nothing was ever measured on them, so there is nothing to report */
export async function digestFigures(
  { load, staffing }: Pick<EventSources, 'load' | 'staffing'>,
  { version, now }: Pick<EventQuestion, 'version' | 'now'>,
  { event, lines }: { readonly event: DigestEvent; readonly lines: readonly LineId[] },
): Promise<DigestFigures | undefined> {
  if (lines.length === 0) return undefined
  const { input } = await load(version, filtersOf(event, lines, weeksOfQuarter, 'daypart'), now)
  // A line that is still being set up says nothing about the others.
  const begun = lines.filter((line) => (input.firstDates[input.columns.lines.indexOf(line)] ?? never) <= event.to)
  if (begun.length === 0) return undefined
  const over = (weeks: number, grain: 'auto' | 'daypart') => load(version, filtersOf(event, begun, weeks, grain), now)
  const { input: whole, figures: quarter } = await over(weeksOfQuarter, 'daypart')
  const worst = worstDaypart(quarter.weekGrid)
  const { figures: week } = await over(1, 'auto')
  const roster: StaffingFigures[] = []
  for (const line of begun) {
    const zone = version.settings.lines.find(({ id }) => id === line)?.timeZone ?? 'UTC'
    const from = addDays(isoWeekOf(localTimeOf(zone).dateOf(now)).from, 7)
    const figures = await staffing(version, { line, from, to: addDays(from, 6) }, now)
    if (figures.hasRoster) roster.push(figures)
  }
  return { week, quarter, busiestShare: worst === undefined ? 0 : busiestNeverShare(whole, worst), roster }
}

function filtersOf({ from, to }: DigestEvent, line: readonly LineId[], weeks: number, grain: 'auto' | 'daypart'): Parameters<ReportLoader>[1] {
  return { line, from: addDays(from, -7 * (weeks - 1)), to, short: 'exclude', hours: 'all', unit: 'people', grain }
}
