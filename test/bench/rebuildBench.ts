/** Everything derived, made again from the facts: fold the events of each day and pack its file. Compute only; reading and writing are the store's. */
import { localTimeOf } from '../../shared/calendar/localTime.ts'
import { factsOfDay } from '../../shared/dayfiles/dayOfEvents.ts'
import { packDay } from '../../shared/dayfiles/pack.ts'
import { datesBetween } from '../../shared/calendar/localDate.ts'
import { LocalDate } from '../../shared/contacts/identifiers.ts'
import type { Budget } from './budget.ts'
import { eventsOf, inventedContacts, lineId, settings, year } from './inventedYear.ts'
import { median } from './medians.ts'

export function rebuildBench(): readonly Budget[] {
  const contacts = inventedContacts(1_000_000, 3)
  const clock = localTimeOf(settings.lines[0]!.timeZone)
  const byDate = Map.groupBy(contacts, ({ arrivedAt }) => clock.dateOf(arrivedAt))
  const rounds = [0, 1, 2].map(() => {
    let seconds = 0
    let bytes = 0
    for (const date of datesBetween(LocalDate.parse(year.from), LocalDate.parse(year.to))) {
      const events = (byDate.get(date) ?? []).flatMap(eventsOf)
      const span = { from: clock.dayStart(date), until: clock.dayStart(clock.nextDay(date)) }
      const began = performance.now()
      bytes += packDay(factsOfDay(events, lineId, span)).length
      seconds += (performance.now() - began) / 1000
    }
    return { seconds, bytes }
  })
  const seconds = median(rounds.map((round) => round.seconds))
  return [
    {
      what: 'rebuild of everything, compute only',
      measured: contacts.length / seconds,
      unit: 'contacts/s',
      atLeast: 200_000,
      from: `1,000,000 contacts in ${seconds.toFixed(2)} s, ${((rounds[0]?.bytes ?? 0) / contacts.length).toFixed(1)} bytes a contact`,
    },
  ]
}
