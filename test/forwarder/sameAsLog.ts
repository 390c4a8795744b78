import { setTimeout as pause } from 'node:timers/promises'
import { expect } from 'vitest'
import { verify } from '../../shared/storage/days/verify.ts'
import type { LocalData } from '../../infra/local/store/localData.ts'
import { addDays } from '../../shared/calendar/localDate.ts'
import { localTimeOf } from '../../shared/calendar/localTime.ts'
import { isContactEvent } from '../../shared/contacts/contactEvent.ts'
import { asterisk } from '../../shared/providers/asterisk/asterisk.ts'
import { Settings } from '../../shared/settings/settings.ts'

/** A helpline with one exchange; its queue is called `helplijn`. */
export const exchangeSettings: Settings = Settings.parse({
  organisation: { id: 'veilig-contact', name: 'Veilig Contact' },
  lines: [{ id: 'telefoon', name: 'Telefoon', channel: 'phone', timeZone: 'Europe/Amsterdam' }],
  sources: [
    {
      id: 'centrale',
      provider: 'asterisk',
      secretFrom: 'env:CENTRALE_SECRET',
      lines: { helplijn: 'telefoon' },
      cdrContexts: ['inbound'],
      members: { 'Local/1@members': 'member-1', 'Local/2@members': 'member-2', 'Local/never@members': 'member-never' },
    },
  ],
})

/**
 * What came in by the forwarder is exactly what the exchange's own files say: every event once, every contact once, and all figures follow from
 * the facts. @returns how many contacts and events that are
 */
export async function expectSameAsLog(
  { stores, pseudonymiser }: LocalData,
  files: readonly string[],
  patienceMs = 60_000,
): Promise<{ readonly contacts: number; readonly events: number }> {
  const source = exchangeSettings.sources[0]!
  const line = exchangeSettings.lines[0]!
  const reports = files.flatMap((file) => asterisk.history!.open(file, source).readPart(file, 1).reports)
  const expected = await pseudonymiser.pseudonymise(source, exchangeSettings, reports)
  const wanted = new Set(expected.map(({ eventId }) => eventId))
  const stored = async () => {
    const found = []
    for await (const page of stores.events.everything()) for (const { event } of page) if (event.type !== 'source.heartbeat') found.push(event)
    return found
  }
  let events = await stored()
  for (const until = Date.now() + patienceMs; Date.now() < until && events.length < wanted.size; events = await stored()) await pause(300)
  const byId = new Map(events.map((event) => [event.eventId, event]))
  expect({ lost: [...wanted].filter((id) => !byId.has(id)).length, unexpected: [...byId.keys()].filter((id) => !wanted.has(id)).length }).toEqual({
    lost: 0,
    unexpected: 0,
  })
  expect(expected.filter((event) => JSON.stringify(byId.get(event.eventId)) !== JSON.stringify(event))).toEqual([])

  const contacts = new Set(events.filter(isContactEvent).map(({ contactId }) => contactId)).size
  const today = localTimeOf(line.timeZone).dateOf(Date.now())
  const folded = async () => (await stores.dayFiles.readDays(line, addDays(today, -2), addDays(today, 1))).reduce((sum, { columns }) => sum + columns.length, 0)
  for (const until = Date.now() + patienceMs; Date.now() < until && (await folded()) !== contacts; ) await pause(200)
  expect(await folded()).toBe(contacts)
  expect((await verify(stores, exchangeSettings)).differences).toEqual([])
  return { contacts, events: events.length }
}
