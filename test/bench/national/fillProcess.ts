/** Makes the day files of a national line's year, in a process of its own, so that the one that asks is as a page on AWS is: `fillProcess.ts ENDPOINT`. Prints how many contacts. */
import { datesBetween } from '../../../shared/calendar/localDate.ts'
import { localTimeOf } from '../../../shared/calendar/localTime.ts'
import type { ContactEvent } from '../../../shared/contacts/contactEvent.ts'
import type { LocalDate } from '../../../shared/contacts/identifiers.ts'
import { dayFileStore } from '../../../shared/storage/days/dayFiles.ts'
import { dynamoClient } from '../../../shared/storage/tables/dynamoClient.ts'
import { ensureTables } from '../../../shared/storage/tables/ensureTables.ts'
import { storesOf } from '../../../shared/storage/stores.ts'
import { tablesNamed } from '../../../shared/storage/tables/tables.ts'
import { from, line, to } from '../inventedInput.ts'
import { eventsOf, inventedContacts, lineId } from '../inventedYear.ts'

const contactsADay = 20_000
const daysAtOnce = 7

const tables = tablesNamed(dynamoClient({ endpoint: process.argv[2] ?? '' }), 'national')
await ensureTables(tables)
const { history } = storesOf(tables)
const clock = localTimeOf(line.timeZone)
const dates = datesBetween(from, to)
let contacts = 0
// A week at a time: seven million contacts at once would not fit.
for (let first = 0; first < dates.length; first += daysAtOnce) {
  const week = dates.slice(first, first + daysAtOnce)
  const own = inventedContacts(contactsADay * week.length, first + 1, { from: clock.dayStart(week[0]!), until: clock.dayStart(clock.nextDay(week.at(-1)!)) })
  contacts += own.length
  const byDate = Map.groupBy(own, ({ arrivedAt }) => clock.dateOf(arrivedAt))
  const eventsOfDay = ({ date }: { readonly date: LocalDate }): Promise<readonly ContactEvent[]> => Promise.resolve((byDate.get(date) ?? []).flatMap(eventsOf))
  const files = dayFileStore(tables, { eventsOfDay }, { eventsOn: () => Promise.resolve([]) }, history)
  await files.bump(lineId, week)
  await files.buildAll(week.map((date) => ({ line, date })))
}
console.log(contacts)
tables.client.destroy()
