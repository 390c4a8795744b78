import { describe, expect, it } from 'vitest'
import { foldEvents } from '../../functions/fold/fold.ts'
import { stripApp } from '../../functions/watch/strip.ts'
import { isContactEvent, type SourceEvent } from '../../shared/contacts/contactEvent.ts'
import { Instant } from '../../shared/contacts/identifiers.ts'
import { outcomes } from '../../shared/dayfiles/dayColumns.ts'
import { Settings } from '../../shared/settings/settings.ts'
import type { Stores } from '../../shared/storage/stores.ts'
import { verify } from '../../shared/storage/days/verify.ts'
import { storesInMemory } from '../simulation/pipeline/store/storesInMemory.ts'
import { caller, centrale, contactEvent, settings as usual, signedIn } from '../storage/testEvents.ts'

const settings = Settings.parse({ ...usual, privacy: { keyPeriods: [{ from: '2026-03-02', days: 28 }] } })
const [line] = settings.lines
/** 05:00 in Amsterdam, when the key turns; stripped a week and some hours later. */
const due = Date.parse('2026-03-09T08:00:00Z')
const strip = (stores: Stores) => stripApp({ stores, now: () => due, log: () => undefined })()

async function taken(stores: Stores, events: readonly SourceEvent[], own = settings): Promise<void> {
  for (const event of events) await stores.events.append(event, { source: centrale, receivedAt: event.at, token: `t ${event.eventId}` })
  await foldEvents(stores, own.lines, events)
}
async function attempts(stores: Stores): Promise<readonly string[]> {
  const days = await stores.dayFiles.readDays(line!, '2026-02-20' as never, '2026-03-20' as never)
  return days.flatMap(({ date, columns }) => [...columns.outcome].map((outcome) => `${date} ${outcomes[outcome]}`))
}
const opened = async (own = settings) => {
  const stores = storesInMemory()()
  await stores.settings.save(own, 0)
  return stores
}

describe('a strip, and what goes on over the turn of the key', () => {
  const before = [
    contactEvent('a', 'contact.arrived', '2026-03-02T03:50:00Z', { caller: caller('ann') }),
    contactEvent('a', 'contact.answered', '2026-03-02T03:51:00Z'),
  ]
  it('counts a contact once whose end is told after the strip', async () => {
    const stores = await opened()
    await taken(stores, before)
    await strip(stores)
    await taken(stores, [contactEvent('a', 'contact.ended', '2026-03-02T04:20:00Z')])
    expect(await attempts(stores)).toEqual(['2026-03-02 answered'])
    expect((await verify(stores, settings)).differences).toEqual([])
    expect(JSON.stringify(await stores.contacts.read(before[0]!.contactId))).not.toContain(caller('ann'))
  })
  it('counts a contact once that a list tells the rest of', async () => {
    const stores = await opened()
    await taken(stores, before)
    const rest = [contactEvent('a', 'contact.queued', '2026-03-02T03:50:30Z'), contactEvent('a', 'contact.ended', '2026-03-02T04:20:00Z')]
    await stores.parcels.put(centrale, '2026-03-02', rest, 'i1')
    await stores.dayFiles.bump(line!.id, ['2026-03-02' as never])
    await strip(stores)
    expect(await attempts(stores)).toEqual(['2026-03-02 answered'])
  })
  it('counts a contact once of whom somebody asked to be forgotten, and that is told again after the strip', async () => {
    const stores = await opened()
    const rest = [contactEvent('a', 'contact.answered', '2026-03-02T04:05:00Z'), contactEvent('a', 'contact.ended', '2026-03-02T04:20:00Z')]
    // As a list told it and an erasure left it: moved to the full hour, with all that came after the turn.
    const moved = [contactEvent('a', 'contact.arrived', '2026-03-02T03:50:00Z', { caller: 'unlinked' }), ...rest]
    const atFullHour = moved.map((event) => ({ ...event, at: Instant.parse(event.at - 50 * 60_000) }))
    await stores.parcels.put(centrale, '2026-03-02', atFullHour, 'i1')
    await stores.dayFiles.bump(line!.id, ['2026-03-02' as never])
    await strip(stores)
    await taken(stores, rest)
    expect(await attempts(stores)).toEqual(['2026-03-02 answered'])
    expect((await verify(stores, settings)).differences).toEqual([])
  })
  it('leaves no row of who was on duty before the turn', async () => {
    const stores = await opened()
    await taken(stores, [...before, signedIn('piet', '2026-03-02T03:00:00Z'), signedIn('els', '2026-03-02T06:00:00Z')])
    await strip(stores)
    const rows = await stores.contacts.eventsOfDay({ line: line!.id, date: '2026-03-02' as never })
    const told = rows.filter((event) => !isContactEvent(event) && event.type === 'agent.signed_in')
    expect(told.map(({ at }) => new Date(at).toISOString())).toEqual(['2026-03-02T06:00:00.000Z'])
  })
  it('takes the older pseudonym away also where nothing at all came before the turn (K5)', async () => {
    const stores = await opened()
    await taken(stores, [contactEvent('b', 'contact.arrived', '2026-03-03T10:00:00Z', { caller: caller('bea'), callerBefore: caller('older') } as never)])
    await strip(stores)
    let text = ''
    for await (const page of stores.events.everything()) text += JSON.stringify(page)
    expect(text).toContain(caller('bea'))
    expect(text).not.toContain('callerBefore')
    expect(await stores.history.state()).toMatchObject({ cleanedUntil: Date.parse('2026-03-02T04:00:00Z') })
  })
  it('finds the first day west of Greenwich, where the turn is on the evening before', async () => {
    const western = Settings.parse({ ...settings, lines: settings.lines.map((own) => ({ ...own, timeZone: 'America/New_York' })) })
    const stores = await opened(western)
    // 23:30 on the first in New York, half an hour after the turn.
    await taken(stores, [contactEvent('d', 'contact.arrived', '2026-03-02T04:30:00Z')], western)
    await strip(stores)
    expect(await stores.dayFiles.firstDate({ ...line!, timeZone: 'America/New_York' })).toBe('2026-03-01')
  })
})
