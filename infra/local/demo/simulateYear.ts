/**
 * One calendar year of an invented helpline, from the first minute of 1 January (local): needs arise, people try, volunteers come and answer.
 * Whoever would try again only next year stops instead, so a year owes nothing to the year before it; and as nothing looks ahead,
 * what happened before a moment is the same however far the simulation goes on.
 */
import { hourMs } from '../../../shared/calendar/durations.ts'
import { addDays } from '../../../shared/calendar/localDate.ts'
import { LocalDate } from '../../../shared/contacts/identifiers.ts'
import { newAgenda } from './agenda.ts'
import type { Attempt } from './attempt.ts'
import { newCallers } from './callers.ts'
import type { DemoCalendar } from './demoCalendar.ts'
import { newDesk, type PresenceChange } from './desk.ts'
import { type Need, needsOf } from './needs.ts'
import { newOpenings } from './openings.ts'
import type { Scenario } from './scenario.ts'
import { type Shift, shiftsOf } from './shifts.ts'

/** The truth, recorded or not, each in order of time. */
export type SimulatedYear = { readonly attempts: readonly Attempt[]; readonly presence: readonly PresenceChange[]; readonly needs: readonly Need[] }

/** How far ahead people look for the next opening; in the last days of December into the next year. */
const daysAhead = 5

/** @param until nothing from this moment on happens (UTC milliseconds) */
export function simulateYear(scenario: Scenario, calendar: DemoCalendar, year: number, until: number): SimulatedYear {
  const agenda = newAgenda()
  const desk = newDesk(agenda)
  const openings = newOpenings()
  const firstDate = LocalDate.parse(`${year}-01-01`)
  const yearEnd = calendar.dayStart(LocalDate.parse(`${year + 1}-01-01`))
  const callers = newCallers(scenario, { agenda, desk, openings, yearEnd })
  const needs: Need[] = []

  function planDay(date: LocalDate): void {
    openings.add(calendar.openOn(addDays(date, daysAhead)))
    for (const span of calendar.openOn(date)) agenda.add(span.until, () => desk.close(span.until))
    for (const shift of shiftsOf(scenario, date, calendar)) planShift(shift)
    for (const need of needsOf(scenario, date, calendar)) {
      needs.push(need)
      agenda.add(need.startsAt, () => callers.need(need, need.startsAt))
    }
    const next = calendar.dayStart(addDays(date, 1))
    if (next < yearEnd) agenda.add(next, () => planDay(addDays(date, 1)))
  }
  function planShift({ agent, from, until, pauses }: Shift): void {
    agenda.add(from, () => desk.signIn(agent, from))
    for (const { at, minutes } of pauses) agenda.add(at, () => desk.pause(agent, at, minutes))
    agenda.add(until, () => desk.signOut(agent, until))
  }

  for (let days = 0; days < daysAhead; days++) openings.add(calendar.openOn(addDays(firstDate, days)))
  agenda.add(calendar.dayStart(firstDate), () => planDay(firstDate))
  // What began before midnight of the last day may end after it.
  agenda.runUntil(Math.min(until, yearEnd + 6 * hourMs))
  return { attempts: callers.attempts, presence: desk.presence, needs }
}
