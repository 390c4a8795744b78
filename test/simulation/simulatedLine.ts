import { localTimeOf } from '../../shared/calendar/localTime.ts'
import { demoCalendarOf } from '../../infra/local/demo/demoCalendar.ts'
import { demoLine } from '../../infra/local/demo/demoSettings.ts'
import { newRecorder } from '../../infra/local/demo/recorder.ts'
import type { Scenario } from '../../infra/local/demo/scenario.ts'
import { simulateYear } from '../../infra/local/demo/simulateYear.ts'
import type { LocalDate } from '../../shared/contacts/identifiers.ts'

export const amsterdam = localTimeOf('Europe/Amsterdam')

/** One line's year as it truly went and as it was recorded, up to a moment. */
export function simulated(scenario: Scenario, year: number, until = `${year + 1}-01-10T00:00:00Z`) {
  const line = demoLine(scenario, year - 1, year + 1)
  const calendar = demoCalendarOf(line)
  const truth = simulateYear(scenario, calendar, year, Date.parse(until))
  const recorder = newRecorder(scenario, calendar, (asked) => (asked === year ? truth : { attempts: [], presence: [], needs: [] }))
  return { line, calendar, truth, reportsOn: (date: string) => recorder.reportsOn(date as LocalDate, { from: 0, until: Date.parse(until) }) }
}

export type Simulated = ReturnType<typeof simulated>
