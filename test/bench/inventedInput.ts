/** The invented year as reports take it. */
import { datesBetween } from '../../shared/calendar/localDate.ts'
import { localTimeOf } from '../../shared/calendar/localTime.ts'
import { openSpans } from '../../shared/calendar/openingHours.ts'
import type { Contact } from '../../shared/contacts/contact.ts'
import { LocalDate } from '../../shared/contacts/identifiers.ts'
import { joinDays } from '../../shared/dayfiles/contactColumns.ts'
import { packDay, unpackDay } from '../../shared/dayfiles/pack.ts'
import { clockColumns } from '../../shared/metrics/clockColumns.ts'
import { lineSigns } from '../../shared/metrics/coverage/lineSigns.ts'
import type { Filters } from '../../shared/metrics/figures.ts'
import type { FiguresInput } from '../../shared/metrics/figuresOf.ts'
import { inventedPresence, lineId, now, settings, year } from './inventedYear.ts'

export const line = settings.lines[0]!
export const from = LocalDate.parse(year.from)
export const to = LocalDate.parse(year.to)
export const filters: Filters = { line: [lineId], from, to, short: 'exclude', hours: 'all', unit: 'people', grain: 'auto' }
export const open = openSpans(line, from, to)

export const daysOf = (contacts: readonly Contact[]) => {
  const clock = localTimeOf(line.timeZone)
  const byDate = Map.groupBy(contacts, ({ arrivedAt }) => clock.dateOf(arrivedAt))
  const presence = Map.groupBy(inventedPresence(open), ({ at }) => clock.dateOf(at))
  return datesBetween(from, to).map((date) => ({ date, facts: { contacts: byDate.get(date) ?? [], presence: presence.get(date) ?? [], heartbeats: [] } }))
}

/** A year of day files, packed and unpacked, as a report has them in memory. */
export function inputOf(contacts: readonly Contact[]): FiguresInput {
  const days = daysOf(contacts).map(({ date, facts }) => ({ date, columns: unpackDay(packDay(facts)) }))
  const columns = joinDays([{ line: lineId, days }], [])
  const signs = new Map([[lineId, lineSigns(days)]])
  return {
    settings,
    settingsVersion: 1,
    columns,
    clock: clockColumns(columns, () => line.timeZone),
    signs,
    loaded: { from, to },
    firstDates: [from],
    rosters: [],
    filters,
    now,
  }
}
