/** Fixed members of a queue sign in once and are not told of again for weeks: they are there until they sign out. */
import { expect, it } from 'vitest'
import { addDays } from '../../shared/calendar/localDate.ts'
import type { SourceId } from '../../shared/contacts/identifiers.ts'
import { coverageReader } from '../../shared/metrics/coverage/coverageReader.ts'
import { liveReader } from '../../shared/metrics/live/liveReader.ts'
import { presenceToldFrom } from '../../shared/metrics/presenceToldFrom.ts'
import { reportLoader } from '../../shared/metrics/reportsOf.ts'
import { at, contact, lineId, presence } from '../builders/contacts.ts'
import { dayReaderOf } from '../builders/liveSite.ts'
import { date, settingsWith } from '../builders/report.ts'

const keyPeriods = (days: number) => ({ keyPeriods: [{ from: '2026-04-27', days }] })
const hours = { hours: [{ from: '2000-01-01', week: 'Mo-Su 09:00-17:00' }] }
const contacts = Array.from({ length: 93 }, (_, n) => ({
  ...contact({ at: at(`${addDays(date('2026-04-01'), n)} 10:00`), answered: true }, `of day ${n}`),
  source: 'centrale' as SourceId,
}))
const always = presence('vaste plek', 'agent.signed_in', '2026-04-28 07:00')
const forAnHour = Array.from({ length: 70 }, (_, n) => addDays(date('2026-04-01'), n)).flatMap((day) => [
  presence('dienst', 'agent.signed_in', `${day} 08:00`),
  presence('dienst', 'agent.signed_out', `${day} 09:00`),
])
// The period of 27 April is stripped on 1 June and later, so at the end of May its days are read as they were told.
const filters = { line: [lineId], from: date('2026-05-29'), to: date('2026-05-31'), short: 'exclude', hours: 'all', unit: 'people', grain: 'auto' } as const

it.each([
  ['alone', [always]],
  ['beside somebody who signs in and out', [always, ...forAnHour]],
])('a report knows who signed in more than four weeks before it, %s', async (_, told) => {
  const settings = settingsWith(hours, { privacy: keyPeriods(28) })
  const load = reportLoader(dayReaderOf({ settings, contacts, presence: told }))
  const { figures } = await load({ version: 1, settings }, filters, Date.parse('2026-06-01T10:00:00Z'))
  expect(figures.availability.staffedShare).toBe(1)
})

it('the page of now knows who signed in longer ago than it looks back, where periods are long', async () => {
  const source = { id: 'centrale', provider: 'generic', lines: { telefoon: 'telefoon' }, secretFrom: 'stored' }
  const settings = settingsWith(hours, { privacy: keyPeriods(92), sources: [source] })
  const days = dayReaderOf({ settings, contacts, presence: [always] })
  const [line] = await liveReader(days, coverageReader(days))(settings, settings.lines, Date.parse('2026-07-02T10:10:00Z'))
  expect(line?.figures?.staff).toEqual({ present: 1, signedIn: 1 })
})

it('reads from the end of the last period that is stripped by then, a day early', () => {
  const { privacy } = settingsWith({}, { privacy: keyPeriods(28) })
  expect([presenceToldFrom(privacy, date('2026-05-31')), presenceToldFrom(privacy, date('2026-06-02'))]).toEqual(['2026-04-26', '2026-05-24'])
})
