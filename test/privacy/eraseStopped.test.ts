import { describe, expect, it } from 'vitest'
import { eraseApp } from '../../functions/erase/app.ts'
import { foldEvents } from '../../functions/fold/fold.ts'
import { isContactEvent } from '../../shared/contacts/contactEvent.ts'
import { Settings } from '../../shared/settings/settings.ts'
import { erasures } from '../../shared/storage/forgotten/erasures.ts'
import type { Stores } from '../../shared/storage/stores.ts'
import { verify } from '../../shared/storage/days/verify.ts'
import { type Between, stoppedAfter, storesInMemory } from '../simulation/pipeline/store/storesInMemory.ts'
import { caller, centrale, contactEvent, settings } from '../storage/testEvents.ts'

const ann = caller('ann')
const now = Date.parse('2026-03-02T12:00:00Z')
const events = [
  contactEvent('a', 'contact.arrived', '2026-03-02T10:10:00Z', { caller: ann }),
  contactEvent('a', 'contact.queued', '2026-03-02T10:10:05Z'),
  contactEvent('a', 'contact.answered', '2026-03-02T10:11:00Z'),
  contactEvent('a', 'contact.ended', '2026-03-02T10:21:00Z'),
  contactEvent('b', 'contact.arrived', '2026-03-02T11:30:00Z', { caller: ann }),
]
const erasing = (stores: Stores) => eraseApp({ stores, erasures: erasures(stores.tables), now: () => now, log: () => undefined })

async function filled(own: Settings = settings, folded = events): Promise<(between?: Between) => Stores> {
  const open = storesInMemory()
  const stores = open()
  await stores.settings.save(own, 0)
  for (const [n, event] of events.entries()) await stores.events.append(event, { source: centrale, receivedAt: event.at, token: `r${n}` })
  await foldEvents(stores, own.lines, folded)
  await erasures(stores.tables).ask({ id: 'e1', at: now, pseudonyms: [ann] })
  return open
}
async function namesLeft(stores: Stores): Promise<number> {
  let names = 0
  for await (const page of stores.events.everything()) names += page.filter(({ event }) => isContactEvent(event) && event.caller === ann).length
  const contacts = await Promise.all([...new Set(events.map(({ contactId }) => contactId))].map((contactId) => stores.contacts.read(contactId)))
  const rows = await stores.contacts.eventsOfDay({ line: settings.lines[0]!.id, date: '2026-03-02' as never })
  return names + JSON.stringify([contacts, rows]).split(ann).length - 1
}

describe('somebody who is forgotten', () => {
  it('is so everywhere, at whatever write it was stopped before it was run again (P9)', async () => {
    let stops = 0
    for (let writes = 1; ; writes++) {
      const open = await filled()
      const isDone = await erasing(open(stoppedAfter(writes)))().then(
        () => true,
        () => false,
      )
      if (isDone) break
      stops += 1
      await erasing(open())()
      expect([writes, await namesLeft(open())]).toEqual([writes, 0])
      expect((await verify(open(), settings)).differences).toEqual([])
    }
    expect(stops).toBeGreaterThan(10)
  })
  it('waits until the fold has everything that names them, because it would bring them back', async () => {
    const open = await filled(settings, events.slice(0, 4))
    const stores = open()
    await erasing(stores)()
    expect(await erasures(stores.tables).waiting(now)).toHaveLength(1)
    await foldEvents(stores, settings.lines, events)
    await erasing(stores)()
    expect(await namesLeft(stores)).toBe(0)
    expect(await erasures(stores.tables).waiting(now)).toEqual([])
    expect((await verify(stores, settings)).differences).toEqual([])
  })
  it('stays on the day they called, where the wall is half an hour beside the full hour', async () => {
    const adelaide = Settings.parse({ ...settings, lines: settings.lines.map((line) => ({ ...line, timeZone: 'Australia/Adelaide' })) })
    const open = storesInMemory()
    const stores = open()
    await stores.settings.save(adelaide, 0)
    // 00:05 on the third in Adelaide.
    const late = contactEvent('c', 'contact.arrived', '2026-03-02T13:35:00Z', { caller: ann })
    await stores.events.append(late, { source: centrale, receivedAt: late.at, token: 'r' })
    await foldEvents(stores, adelaide.lines, [late])
    await erasures(stores.tables).ask({ id: 'e1', at: now, pseudonyms: [ann] })
    await erasing(stores)()
    expect((await stores.dayFiles.readDays(adelaide.lines[0]!, '2026-03-01' as never, '2026-03-05' as never)).map(({ date }) => date)).toEqual(['2026-03-03'])
    expect((await verify(stores, adelaide)).differences).toEqual([])
  })
  it('stays in the period of its key, where keys turned within the hour on the wall', async () => {
    const lines = settings.lines.map((line) => ({ ...line, timeZone: 'Australia/Adelaide' }))
    const turning = Settings.parse({ ...settings, lines, privacy: { keyPeriods: [{ from: '2026-03-02', days: 7 }] } })
    const stores = storesInMemory()()
    await stores.settings.save(turning, 0)
    // 14:45 in Adelaide; keys turn at 05:00 in Amsterdam, when it is 14:30 there.
    const early = contactEvent('c', 'contact.arrived', '2026-03-02T04:15:26Z', { caller: ann })
    await stores.events.append(early, { source: centrale, receivedAt: early.at, token: 'r' })
    await foldEvents(stores, turning.lines, [early])
    await erasures(stores.tables).ask({ id: 'e1', at: now, pseudonyms: [ann] })
    await erasing(stores)()
    const days = await stores.dayFiles.readDays(turning.lines[0]!, '2026-03-01' as never, '2026-03-05' as never)
    expect(days.map(({ date, columns }) => [date, [...columns.at]])).toEqual([['2026-03-02', [Date.parse('2026-03-02T04:00:00Z') / 1000]]])
    expect((await verify(stores, turning)).differences).toEqual([])
  })
})
