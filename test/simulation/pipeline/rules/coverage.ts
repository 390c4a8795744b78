/** A day on which the source was down is not measured, before and after it is stripped: nothing came, and that is not zero. */
import { localTimeOf } from '../../../../shared/calendar/localTime.ts'
import { nextDay } from '../../../../shared/calendar/localDate.ts'
import { reportLoader } from '../../../../shared/metrics/reportsOf.ts'
import { everyLine } from '../everyLine.ts'
import type { Rule } from './facts.ts'

export const coverage: Rule = async (parts, { imported }) => {
  const { settings } = parts.scenario
  const [gap] = settings.gaps
  const [line] = settings.lines
  // A list tells of the days on which nothing came live.
  if (gap === undefined || line === undefined || imported?.size !== 0) return []
  const { dayStart } = localTimeOf(line.timeZone)
  const { figures } = await reportLoader(parts.quiet.dayFiles)({ version: 1, settings }, { ...everyLine(parts), line: [line.id] }, parts.world.now())
  return figures.days
    .filter(({ date }) => Date.parse(gap.from) <= dayStart(date) && dayStart(nextDay(date)) <= Date.parse(gap.until))
    .filter(({ measuredHours }) => measuredHours > 0)
    .map(({ date, measuredHours }) => ({ rule: 'what was not measured is not zero', what: `${date}: ${measuredHours} hours` }))
}
