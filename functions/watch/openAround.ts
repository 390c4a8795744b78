/** When a line is open these days. */
import { addDays } from '../../shared/calendar/localDate.ts'
import { localTimeOf } from '../../shared/calendar/localTime.ts'
import { openSpans } from '../../shared/calendar/openingHours.ts'
import { type Span, subtract } from '../../shared/calendar/spans.ts'
import { closuresOf } from '../../shared/metrics/coverage.ts'
import type { Line, Settings } from '../../shared/settings/settings.ts'

/**
 * Opening hours from yesterday on, without what people said to count as closed; UTC milliseconds. Nothing for a line without hours.
 * @param days how many days after today, on the wall of the line
 */
export function openAround(settings: Settings, line: Line, now: number, days = 1): readonly Span[] {
  if (line.hours.length === 0) return []
  const today = localTimeOf(line.timeZone).dateOf(now)
  return subtract(openSpans(line, addDays(today, -1), addDays(today, days)), closuresOf(settings, line.id))
}
export const isOpenNow = (open: readonly Span[], now: number): boolean => open.some(({ from, until }) => from <= now && now < until)
