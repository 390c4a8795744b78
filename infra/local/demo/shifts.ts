/** Who is rostered on a local date, who of them comes, and when they sign in, pause and leave. */
import { hourMs, minuteMs } from '../../../shared/calendar/durations.ts'
import { weekdayOf } from '../../../shared/calendar/localDate.ts'
import type { Span } from '../../../shared/calendar/spans.ts'
import type { LocalDate } from '../../../shared/contacts/identifiers.ts'
import type { DemoCalendar } from './demoCalendar.ts'
import { type Random, randomOf } from './random.ts'
import { type Scenario, staffAt } from './scenario.ts'

export type Shift = {
  readonly agent: string
  readonly from: number
  readonly until: number
  readonly pauses: readonly { readonly at: number; readonly minutes: number }[]
}

/** No-shows are left out: a shift that nobody came to leaves no trace but an unstaffed hour. */
export function shiftsOf(scenario: Scenario, date: LocalDate, calendar: DemoCalendar): readonly Shift[] {
  const random = randomOf(scenario.lineId, date, 'roster')
  const steps = weekdayOf(date) >= 6 ? scenario.staff.weekend : scenario.staff.weekday
  // Nobody has two shifts on one day: places on the list of volunteers are handed out in turn, from a chance start.
  let place = random.below(scenario.volunteers)
  const shifts: Shift[] = []
  for (const span of calendar.openOn(date).flatMap((open) => cut(open, scenario.shiftHours))) {
    const rostered = staffAt(steps, calendar.hourOf(span.from))
    for (let i = 0; i < rostered; i++) {
      const agent = `vrijwilliger-${place++ % scenario.volunteers}`
      const shift = shiftOf(agent, span, random)
      if (!random.isTrue(scenario.noShowShare)) shifts.push(shift)
    }
  }
  return shifts
}

/** Into the smallest number of equal pieces of at most so many hours, on whole minutes. */
export function cut({ from, until }: Span, hours: number): readonly Span[] {
  const count = Math.max(1, Math.ceil((until - from) / (hours * hourMs)))
  const borderAt = (index: number) => from + Math.round(((until - from) * index) / count / minuteMs) * minuteMs
  return Array.from({ length: count }, (_, index) => ({ from: borderAt(index), until: borderAt(index + 1) }))
}

function shiftOf(agent: string, span: Span, random: Random): Shift {
  const lateMinutes = random.isTrue(0.12) ? random.uniform(0, 12) : -random.uniform(0, 6)
  const from = span.from + Math.round(lateMinutes * 60) * 1000
  const pauses = []
  for (let at = span.from + random.exponential(2.5) * hourMs; at < span.until - 20 * minuteMs; at += random.exponential(2.5) * hourMs)
    pauses.push({ at: Math.round(at / 1000) * 1000, minutes: random.uniform(4, 12) })
  return { agent, from, until: span.until, pauses }
}
