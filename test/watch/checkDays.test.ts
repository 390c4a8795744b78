import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { describe, expect, it } from 'vitest'
import { checkDays } from '../../functions/watch/checkDays.ts'
import { thinRosters } from '../../functions/watch/thinRosters.ts'
import type { LogRecord } from '../../shared/privacy/logRecord.ts'
import { rosterStore } from '../../shared/storage/decided/rosterStore.ts'
import type { Stores } from '../../shared/storage/stores.ts'
import { fold, storeEvents } from '../fold/foldedStore.ts'
import { contactEvent, settings, telefoon } from '../storage/testEvents.ts'
import { itemsOf, testStore } from '../storage/testStores.ts'

const store = testStore()
const now = Date.parse('2026-03-09T02:30:00Z')

/** A chat that began nine days ago and was still told of yesterday, and calls of two weeks. */
async function filled(): Promise<Stores> {
  const stores = await store.emptyStores()
  await stores.settings.save(settings, 0)
  const calls = Array.from({ length: 14 }, (_, n) => contactEvent(`c${n}`, 'contact.arrived', new Date(now - (n + 0.5) * 86_400_000).toISOString()))
  const long = [
    contactEvent('long', 'contact.arrived', '2026-02-27T10:00:00Z'),
    contactEvent('long', 'contact.answered', '2026-02-27T10:01:00Z'),
    contactEvent('long', 'contact.ended', '2026-03-08T10:00:00Z'),
  ]
  await storeEvents(stores, [...calls, ...long])
  await fold(stores, [...calls, ...long])
  return stores
}
async function looked(stores: Stores, during: () => Promise<void> = async () => undefined) {
  const logged: LogRecord[] = []
  const found = await checkDays({ stores, now: () => now, log: (record) => void logged.push(record), pause: during })
  return { found, logged }
}
/** Another day's file in its place. */
async function spoil(stores: Stores, date: string) {
  const files = (await itemsOf(stores, 'contacts')).filter(({ pk }) => String(pk).startsWith('FILES#'))
  const [own, other] = [files.find(({ sk, pk }) => `${String(pk).slice(-7)}-${String(sk)}` === date)!, files.find(({ sk }) => sk === '28')!]
  await stores.tables.client.send(new PutCommand({ TableName: stores.tables.contacts, Item: { ...own, file: other['file'] } }))
}

describe('every night the last seven days are computed again (O7)', () => {
  it('finds nothing where all is as the facts say, also of a contact that began before', async () => {
    expect(await looked(await filled())).toEqual({ found: 0, logged: [{ code: 'verified', level: 'info', count: 6 }] })
  })
  it('says which line has a day that is not what the facts say, and raises the alarm', async () => {
    const stores = await filled()
    await spoil(stores, '2026-03-05')
    expect(await looked(stores)).toEqual({ found: 1, logged: [{ code: 'derived_differs', level: 'error', line: telefoon, count: 1 }] })
  })
  it('leaves older days to helpline verify', async () => {
    const stores = await filled()
    await spoil(stores, '2026-03-01')
    expect((await looked(stores)).found).toBe(0)
  })
  it('looks twice: what was stored a moment ago and is folded a moment later is no difference', async () => {
    const stores = await filled()
    const late = contactEvent('late', 'contact.arrived', '2026-03-08T12:00:00Z')
    await storeEvents(stores, [late])
    expect((await looked(stores, () => fold(stores, [late]).then(() => undefined))).found).toBe(0)
  })
})

describe('a roster is heads after thirteen months', () => {
  const shift = (from: string, name: string) => ({
    line: telefoon,
    from: Date.parse(from) as never,
    until: (Date.parse(from) + 14_400_000) as never,
    people: 1,
    name,
  })
  const about = (importId: string, at: number) => ({ importId, at: at as never, fileName: 'rooster.csv', added: 1, removed: 0, changed: 0, refused: 0 })
  it('for readers at once, and in the table after the night; younger weeks stay as they are', async () => {
    const stores = await store.emptyStores()
    await stores.settings.save(settings, 0)
    const rosters = rosterStore(stores.tables, () => now)
    const [old, young] = ['2025-W04', '2025-W10']
    const week = (shifts: readonly ReturnType<typeof shift>[], name: string) => ({ line: telefoon, week: name, shifts })
    await rosters.save(about('first', now - 420 * 86_400_000), [week([shift('2025-01-20T10:00:00Z', 'Avond Ann')], old)])
    const both = [shift('2025-01-20T10:00:00Z', 'Avond Ann'), shift('2025-01-20T10:00:00Z', 'Avond Bo')]
    await rosters.save(about('second', now), [week(both, old), week([shift('2025-03-04T10:00:00Z', 'Avond')], young)])
    const told = async () => (await rosters.weeks(telefoon, old, young)).map(({ shifts }) => shifts.map(({ people, name }) => `${people} ${name}`))
    expect(await told()).toEqual([['2 '], ['1 Avond']])
    expect((await rosters.imports()).map(({ importId }) => importId)).toEqual(['second'])
    expect(await thinRosters({ stores, now: () => now })).toBe(1)
    expect(await thinRosters({ stores, now: () => now })).toBe(0)
    expect(await told()).toEqual([['2 '], ['1 Avond']])
    const kept = (await itemsOf(stores, 'settings')).filter(({ pk }) => String(pk).startsWith('ROSTER#'))
    expect(kept.map(({ sk }) => sk)).toEqual([`${old}#v000002`, `${young}#v000001`, `hours#${old}`, `hours#${young}`])
    expect(JSON.stringify(kept)).not.toContain('Ann')
  })
})
