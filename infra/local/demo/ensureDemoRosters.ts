/** The rosters of the invented lines, from two months ago to six weeks ahead. Further ahead more shifts are still open, as on every real roster. */
import { addDays, datesBetween, isoWeekOf, weekdayOf } from '../../../shared/calendar/localDate.ts'
import { localTimeOf } from '../../../shared/calendar/localTime.ts'
import { Instant, type LocalDate } from '../../../shared/contacts/identifiers.ts'
import { rosterWeekOf } from '../../../shared/rosters/rosterPreview.ts'
import { merged, type Shift } from '../../../shared/rosters/shift.ts'
import type { Line, Settings } from '../../../shared/settings/settings.ts'
import { rosterStore } from '../../../shared/storage/decided/rosterStore.ts'
import type { Tables } from '../../../shared/storage/tables/tables.ts'
import { demoCalendarOf } from './demoCalendar.ts'
import { randomOf } from './random.ts'
import { type Scenario, staffAt } from './scenario.ts'
import { demoScenarios } from './scenarios.ts'
import { cut } from './shifts.ts'

const [weeksBack, weeksAhead] = [8, 6]

/** A week that has a roster keeps it: what people changed themselves stays as they left it. */
export async function ensureDemoRosters(tables: Tables, settings: Settings, now: number): Promise<void> {
  const store = rosterStore(tables)
  for (const scenario of demoScenarios) {
    const line = settings.lines.find(({ id }) => id === scenario.lineId)
    if (line === undefined) continue
    const today = localTimeOf(line.timeZone).dateOf(now)
    const [from, to] = [addDays(isoWeekOf(today).from, -7 * weeksBack), addDays(isoWeekOf(today).from, 7 * weeksAhead - 1)]
    const weekOf = rosterWeekOf(settings)
    const told = new Set((await store.weeks(line.id, isoWeekOf(from).week, isoWeekOf(to).week)).map(({ week }) => week))
    const shifts = merged(datesBetween(from, to).flatMap((date) => plannedShifts(scenario, line, date, today)))
    const weeks = [...new Set(datesBetween(from, to).map((date) => isoWeekOf(date).week))]
    const wanted = weeks
      .filter((week) => !told.has(week))
      .map((week) => ({ line: line.id, week, shifts: shifts.filter((shift) => weekOf(shift.from, line.id) === week) }))
    await store.save(
      { importId: `demo-${line.id}`, at: Instant.parse(now), fileName: 'voorbeeld.csv', added: shifts.length, removed: 0, changed: 0, refused: 0 },
      wanted,
    )
  }
}

function plannedShifts(scenario: Scenario, line: Line, date: LocalDate, today: LocalDate): readonly Shift[] {
  const random = randomOf(scenario.lineId, date, 'open shifts')
  const calendar = demoCalendarOf(line)
  const steps = weekdayOf(date) >= 6 ? scenario.staff.weekend : scenario.staff.weekday
  const openShare = date < today ? 0.03 : date < addDays(today, 14) ? 0.14 : 0.3
  return calendar.openOn(date).flatMap((open) =>
    cut(open, scenario.shiftHours).map(({ from, until }) => {
      const wanted = staffAt(steps, calendar.hourOf(from))
      const people = Array.from({ length: wanted }).filter(() => !random.isTrue(openShare)).length
      return { line: line.id, from: Instant.parse(from), until: Instant.parse(until), people, name: '' }
    }),
  )
}
