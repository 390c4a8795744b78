/** The months of a report side by side, several to a bar where one would be too small to show. */
import type { Figures } from '../metrics/figures.ts'
import { outsideMeasured } from '../metrics/protected/outsideCoverage.ts'
import { alone } from './aboutFinding.ts'
import type { MonthsFinding } from './findings.ts'
import { barsOf, datesOfBar } from './reportCounts.ts'
import type { ShownCounts } from './shownCounts.ts'

/** @param shownOn counts of a stretch of days as they may be shown, both days included */
export function monthFindings(trend: Figures, monthsABar: number, shownOn: (dates: ReturnType<typeof datesOfBar>) => ShownCounts): MonthsFinding[] {
  return barsOf(trend, monthsABar).map((bar) => {
    const dates = datesOfBar(bar)
    const { countOf } = shownOn(dates)
    const sum = (of: (month: (typeof bar)[number]) => number) => bar.reduce((all, month) => all + of(month), 0)
    return {
      ...dates,
      attempts: countOf('attempts'),
      answered: countOf('answered'),
      missed_open: countOf('missed_open'),
      missed_closed: countOf('missed_closed'),
      never: alone(countOf('never')),
      measured: outsideMeasured({ hours: sum(({ hours }) => hours), measuredHours: sum(({ measuredHours }) => measuredHours) }).share,
    }
  })
}
