/** Filters of a report over every line and all days of a scenario. */
import { addDays } from '../../../shared/calendar/localDate.ts'
import { localTimeOf } from '../../../shared/calendar/localTime.ts'
import type { Filters } from '../../../shared/metrics/figures.ts'
import type { Parts } from './parts.ts'

export const everyLine = ({ scenario }: Pick<Parts, 'scenario'>, short: Filters['short'] = 'include'): Filters => {
  const clock = localTimeOf(scenario.settings.privacy.timeZone)
  const date = clock.dateOf(scenario.turn)
  return {
    line: scenario.settings.lines.map(({ id }) => id),
    from: addDays(date, -8),
    to: addDays(date, 8),
    short,
    hours: 'all',
    unit: 'people',
    grain: 'auto',
  }
}
