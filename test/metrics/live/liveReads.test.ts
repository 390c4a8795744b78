/** What the live page costs of the store: a look at today, and nothing that grows with the history. */
import { describe, expect, it } from 'vitest'
import { coverageReader } from '../../../shared/metrics/coverage/coverageReader.ts'
import { liveReader } from '../../../shared/metrics/live/liveReader.ts'
import { Settings } from '../../../shared/settings/settings.ts'
import { at, caller, contactEvent, contactId, day, telefoon } from '../../storage/testEvents.ts'
import { testStore } from '../../storage/testStores.ts'

const store = testStore()
const settings = Settings.parse({
  organisation: { id: 'proef', name: 'Proef' },
  lines: [{ id: telefoon, name: 'Telefoon', channel: 'phone', hours: [{ from: '2000-01-01', week: 'Mo-Su 00:00-24:00' }] }],
  sources: [{ id: 'centrale', provider: 'generic', secretFrom: 'stored' }],
})
const noon = at('2026-06-10T10:00:00Z')

describe('a warm refresh of the live page', () => {
  it('is two reads a line while nothing happens, and three after something did', async () => {
    const { dayFiles, contacts, tables } = await store.emptyStores()
    let sent: string[] = []
    tables.client.middlewareStack.add(
      (next, context) => (args) => {
        sent.push(String(context.commandName))
        return next(args)
      },
      {},
    )
    const put = async (name: string, when: string, date: string) => {
      const events = [contactEvent(name, 'contact.arrived', when, { caller: caller(name) })]
      await contacts.add(contactId(name), events)
      await contacts.putRow(contactId(name), { line: telefoon, date: day(date) }, events)
      await dayFiles.bump(telefoon, [day(date)])
      await dayFiles.build({ id: telefoon, timeZone: 'Europe/Amsterdam' }, day(date))
    }
    for (let week = 0; week < 9; week++) {
      const when = noon - week * 7 * 86_400_000 - 60_000
      await put(`w${week}`, new Date(when).toISOString(), new Date(when).toISOString().slice(0, 10))
    }
    const live = liveReader(dayFiles, coverageReader(dayFiles))
    const readsAt = async (seconds: number) => {
      sent = []
      await live(settings, settings.lines, noon + seconds * 1000)
      return sent.sort()
    }
    await readsAt(0)
    expect(await readsAt(30)).toEqual(['BatchGetItemCommand', 'GetItemCommand'])
    await put('new', '2026-06-10T10:00:40.000Z', '2026-06-10')
    expect(await readsAt(60)).toEqual(['BatchGetItemCommand', 'GetItemCommand', 'QueryCommand'])
    expect(await readsAt(90)).toEqual(['BatchGetItemCommand', 'GetItemCommand'])
  })
})
