/** A line of 20,000 contacts a day: the report of its year, as the night left it, and for who asks before any night did. */
import assert from 'node:assert/strict'
import { embeddedDynamo } from '../../infra/local/embeddedDynamo.ts'
import { datesBetween } from '../../shared/calendar/localDate.ts'
import { localTimeOf } from '../../shared/calendar/localTime.ts'
import type { LocalDate } from '../../shared/contacts/identifiers.ts'
import type { ContactEvent } from '../../shared/contacts/contactEvent.ts'
import { keepingAnswers } from '../../shared/metrics/keptAnswers.ts'
import { reportJson } from '../../shared/metrics/reportJson.ts'
import { reportLoader } from '../../shared/metrics/reportsOf.ts'
import { answerStore } from '../../shared/storage/answerStore.ts'
import { dayFileStore } from '../../shared/storage/dayFiles.ts'
import { dynamoClient } from '../../shared/storage/dynamoClient.ts'
import { ensureTables } from '../../shared/storage/ensureTables.ts'
import { type Stores, storesOf } from '../../shared/storage/stores.ts'
import { tablesNamed } from '../../shared/storage/tables.ts'
import { type Budget, milliseconds } from './budget.ts'
import { filters, from, line, to } from './inventedInput.ts'
import { eventsOf, inventedContacts, lineId, settings } from './inventedYear.ts'
import { median } from './medians.ts'

const contactsADay = 20_000
const daysAtOnce = 7
/** In the last day of the year, and the night before. */
const [now, night] = [Date.parse(`${to}T15:00:00Z`), Date.parse(`${to}T02:30:00Z`)]

export async function nationalBench(): Promise<readonly Budget[]> {
  const store = await embeddedDynamo()
  try {
    const tables = tablesNamed(dynamoClient({ endpoint: store.endpoint }), 'national')
    await ensureTables(tables)
    const contacts = await filled(storesOf(tables))
    // As if it had just begun: nothing is remembered from one question to the next.
    const program = (moment: number) => {
      const { dayFiles } = storesOf(tables)
      const figures = keepingAnswers(
        reportLoader(dayFiles),
        dayFiles,
        answerStore(tables, 'bench', () => moment),
      )
      return async () => {
        const began = performance.now()
        const answer = await figures({ version: 1, settings }, filters, moment)
        const json = reportJson('missed', answer.figures, answer.dataVersion)
        return { took: performance.now() - began, attempts: answer.figures.metrics.attempts, isWhole: json['metrics'] !== undefined }
      }
    }
    const first = await program(night)()
    assert.equal(first.attempts, contacts)
    const rss = process.memoryUsage().rss / 2 ** 20
    const [cold, warm]: [number[], number[]] = [[], []]
    for (let round = 0; round < 5; round++) {
      const ask = program(now + round)
      cold.push((await ask()).took)
      warm.push((await ask()).took)
    }
    const of = `${contacts.toLocaleString('en')} contacts`
    return [
      { what: 'year report of a national line, cold', measured: median(cold), unit: 'ms', atMost: 2000, from: `${of}, worked out the night before` },
      { what: 'year report of a national line, warm', measured: median(warm), unit: 'ms', atMost: 300, from: `${of}, asked again` },
      {
        what: 'the same where no night worked it out, within the time a page may take',
        measured: first.took,
        unit: 'ms',
        atMost: 29_000,
        from: `${of}, all day files read and gone through in ${milliseconds(first.took)}; the process took ${Math.round(rss)} MB`,
      },
    ]
  } finally {
    await store.stop()
  }
}

/** Builds the day files of a year, a week at a time: seven million contacts at once would not fit. @returns how many contacts */
async function filled(stores: Stores): Promise<number> {
  const clock = localTimeOf(line.timeZone)
  const dates = datesBetween(from, to)
  let contacts = 0
  for (let first = 0; first < dates.length; first += daysAtOnce) {
    const week = dates.slice(first, first + daysAtOnce)
    const own = inventedContacts(contactsADay * week.length, first + 1, { from: clock.dayStart(week[0]!), until: clock.dayStart(clock.nextDay(week.at(-1)!)) })
    contacts += own.length
    const byDate = Map.groupBy(own, ({ arrivedAt }) => clock.dateOf(arrivedAt))
    const eventsOfDay = ({ date }: { readonly date: LocalDate }): Promise<readonly ContactEvent[]> =>
      Promise.resolve((byDate.get(date) ?? []).flatMap(eventsOf))
    const files = dayFileStore(stores.tables, { eventsOfDay }, { eventsOn: () => Promise.resolve([]) }, stores.history)
    await files.bump(lineId, week)
    await files.buildAll(week.map((date) => ({ line, date })))
  }
  return contacts
}
