import type { LineId } from '../../../../shared/contacts/identifiers.ts'
import type { SiteDependencies } from '../../dependencies.ts'
import { firstDayOf, lastDayOf } from './reportMonths.ts'

const mostMonths = 12

/** Twelve of these whole months, or as many as there are; the last is the last in which anybody tried, which is not last month where nothing comes in any more. */
export async function latestMonths({ reports }: SiteDependencies, months: readonly string[], line: LineId): Promise<readonly string[]> {
  const wasTried = (month: string) => reports.hasAttempts?.(line, firstDayOf(month), lastDayOf(month)) ?? true
  let end = months.length
  while (end > 0 && !(await wasTried(months[end - 1] ?? ''))) end--
  return (end === 0 ? months : months.slice(0, end)).slice(-mostMonths)
}
