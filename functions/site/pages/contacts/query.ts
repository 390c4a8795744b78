import { causes, missedAs } from '../../../../shared/contacts/cause.ts'
import type { DrillDownQuery } from '../../../../shared/metrics/drillDown.ts'
import type { Filters } from '../../../../shared/metrics/figures.ts'
import type { ReportQuery } from '../../../../shared/text/reportQuery.ts'

/** What the address narrows the list to. `missed` stands for every cause that counts as missed. */
export function drillDownQuery({ cause, weekdays, after, before }: ReportQuery): DrillDownQuery {
  const asked = cause.flatMap((own) => (own === 'missed' ? missed : [own]))
  return {
    ...(asked.length > 0 && { causes: asked }),
    ...(weekdays.length > 0 && { weekdays }),
    ...((after !== undefined || before !== undefined) && { hoursOfDay: { from: hourOf(after ?? '00:00'), until: hourOf(before ?? '24:00') } }),
  }
}
const missed = causes.filter((cause) => missedAs(cause) === 'missed_open' || missedAs(cause) === 'missed_closed')
const hourOf = (time: string) => Number(time.slice(0, 2))

/** One date takes the place of the period. */
export const drillDownFilters = (filters: Filters, { date }: ReportQuery): Filters => (date === undefined ? filters : { ...filters, from: date, to: date })
